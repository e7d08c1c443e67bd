using System;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

public class RequestWriterTests
{
    [Theory]
    [InlineData("plain-token_123")]
    [InlineData("quote\" back\\slash /")]
    [InlineData("tab\t line\r\n bell\a del\u007f")]
    [InlineData("Grüße, 日本, \U0001F511")]
    [InlineData("")]
    public void A_secret_is_written_as_ascii_json_that_reads_back_as_itself(string secret)
    {
        using var hidden = SecretText.Hide(secret);
        var settings = new RequestSettings();
        settings.Set(IntegrationFields.Pat, hidden);
        using var body = RequestWriter.Write(settings);

        Assert.All(body.Bytes, character => Assert.InRange(character, (byte)' ', (byte)'~'));
        Assert.Equal(secret, (string?)JObject.Parse(Encoding.ASCII.GetString(body.Bytes))["pat"]);
    }

    [Fact]
    public void Everything_together_is_one_json_object_in_the_order_of_the_table_with_the_secrets_last()
    {
        using var hidden = SecretText.Hide("s");
        var settings = new RequestSettings();
        settings.TrySetAdditional("limitGitData", true);
        settings.TrySetAdditional("nested", new object[] { 1, "zwei", false });
        settings.Set(IntegrationFields.Pat, hidden);
        settings.Set(IntegrationFields.Password, hidden);
        settings.Set(IntegrationFields.ProjectMappingIds, Array.Empty<long>());
        settings.Set(IntegrationFields.DisplayName, "Größe");
        using var body = RequestWriter.Write(settings);

        Assert.Equal(
            """{"displayName":"Größe","projectMappingIds":[],"limitGitData":true,"nested":[1,"zwei",false],"password":"s","pat":"s"}""",
            Encoding.UTF8.GetString(body.Bytes)
        );
    }

    [Fact]
    public void A_body_is_zeroed_when_it_is_done_with()
    {
        using var hidden = SecretText.Hide("do not leave me in memory");
        var settings = new RequestSettings();
        settings.Set(IntegrationFields.Pat, hidden);
        var body = RequestWriter.Write(settings);
        var bytes = body.Bytes;
        body.Dispose();

        Assert.True(bytes.All(value => value == 0));
    }
}
