using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
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
    public async Task The_body_of_a_request_is_zeroed_once_the_response_was_read()
    {
        using var network = new Keeper { Body = """{"success":"true","integration":{"id":5}}"""u8.ToArray() };
        using var token = SecretText.ToSecureString("token");
        using var secret = SecretText.ToSecureString("do not leave me in memory");
        using var connection = new GijServer(
            new ConnectionOptions(new Uri("https://jira.example.com"), JiraLogin.FromToken(token)) { Handler = network }
        );
        await connection.UpdateAsync(5, (SharedFields.Pat, secret));
        Assert.NotEmpty(network.Sent);
        Assert.All(network.Sent, character => Assert.Equal(0, character));
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

    /// <summary>Keeps the very array that is sent.</summary>
    private sealed class Keeper : FixedAnswer
    {
        public byte[] Sent { get; private set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var field = typeof(ByteArrayContent).GetField("_content", BindingFlags.NonPublic | BindingFlags.Instance)!;
            Sent = (byte[])field.GetValue(request.Content)!;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
