using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

public class RequestBodyTests
{
    [Theory]
    [InlineData("plain-token_123")]
    [InlineData("quote\" back\\slash /")]
    [InlineData("tab\t line\r\n bell\a del\u007f")]
    [InlineData("Grüße, 日本, \U0001F511")]
    public void A_secret_is_written_as_ascii_json_that_reads_back_as_itself(string secret)
    {
        using var hidden = SecretText.ToSecureString(secret);
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(SharedFields.Pat, hidden);
        using var body = Write(settings);

        Assert.All(body.Bytes, character => Assert.InRange(character, (byte)' ', (byte)'~'));
        Assert.Equal(secret, (string?)JObject.Parse(Encoding.ASCII.GetString(body.Bytes))["pat"]);
    }

    [Fact]
    public void Everything_together_is_one_json_object_in_the_order_of_the_table()
    {
        using var hidden = SecretText.ToSecureString("s");
        var settings = new SettingSet(IntegrationFields.Table);
        settings.TrySetAdditional(
            "nested",
            new object[]
            {
                1,
                "zwei",
                hidden,
                new Dictionary<string, object?> { ["a"] = hidden },
            }
        );
        settings.Set(SharedFields.Pat, hidden);
        settings.Set(SharedFields.Password, hidden);
        settings.Set(SharedFields.ProjectMappingIds, Array.Empty<long>());
        settings.Set(SharedFields.DisplayName, "Größe");
        using var body = Write(settings);

        Assert.Equal(
            """{"displayName":"Größe","password":"s","pat":"s","projectMappingIds":[],"nested":[1,"zwei","s",{"a":"s"}]}""",
            Encoding.UTF8.GetString(body.Bytes)
        );
    }

    [Fact]
    public void A_body_is_zeroed_when_it_is_done_with()
    {
        using var hidden = SecretText.ToSecureString("do not leave me in memory");
        var settings = new SettingSet(IntegrationFields.Table);
        settings.Set(SharedFields.Pat, hidden);
        var body = Write(settings);
        var bytes = body.Bytes;
        body.Dispose();

        Assert.True(bytes.All(value => value == 0));
    }

    private static RequestBody Write(SettingSet settings)
    {
        using var body = new RequestBodyBuilder();
        settings.WriteTo(body);
        return body.Build();
    }
}
