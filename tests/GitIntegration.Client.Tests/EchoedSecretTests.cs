using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace GitIntegration.Tests;

/// <summary>A server that repeats all secrets that it was sent, in every encoding, over a socket.</summary>
public sealed class EchoedSecretTests : IDisposable
{
    private const string Change = "PUT /rest/gitplugin/1.0/integration/5",
        HeaderSecret = "k3y-0f+the/gate==";

    private const string Masked = "Cannot use \"********\" here";

    private static readonly string[] Planted = [PlantedSecrets.Password, PlantedSecrets.Pem, PlantedSecrets.Escaped, HeaderSecret];

    private static readonly JsonSerializerOptions AsInJava = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;
    private readonly ITestOutputHelper output;

    public EchoedSecretTests(ITestOutputHelper output)
    {
        this.output = output;
        using var password = SecretText.ToSecureString(PlantedSecrets.Password);
        using var header = SecretText.ToSecureString(HeaderSecret);
        var options = new ConnectionOptions(server.BaseUri, JiraLogin.FromPassword("svc", password)) { Name = "test", MaxRetry = 0 };
        options.Headers.Add("X-Gate", header);
        connection = new GijServer(options);
    }

    private static IEnumerable<string> Echoes =>
        from secret in Planted
        from encoding in SecretEncoding.All
        select $"Cannot use \"{encoding.Encode(secret)}\" here";

    [Fact]
    public async Task Shows_none_in_the_body_of_an_error()
    {
        var bodies = SecretEncoding.Bodies(Echoes).ToArray();
        foreach (var body in bodies)
        {
            server.On(Change, 500, "text/plain; charset=utf-8", string.Join('\n', body));
            Assert.Equal(string.Join('\n', body.Select(_ => Masked)), (await FailAsync()).ResponseBody);
        }

        output.WriteLine($"{Planted.Length} secrets in {SecretEncoding.All.Count} encodings in {bodies.Length} bodies: 0 shown");
    }

    [Fact]
    public async Task Shows_none_in_the_message_the_advice_and_the_body_of_a_refusal()
    {
        foreach (var echo in Echoes)
        {
            server.On(Change, 400, "application/json", Refusal(echo));
            var error = await FailAsync();

            Assert.Contains($"It says: '{Reason(Masked)}'", error.Message, StringComparison.Ordinal);
            Assert.Contains(Masked, error.Advice, StringComparison.Ordinal);
            Assert.StartsWith(error.ResponseBody!, Refusal(Masked), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Shows_none_in_the_data_and_the_names_of_an_answer()
    {
        var echoes = Echoes.ToArray();
        var integration = new Dictionary<string, object>
        {
            ["id"] = 5,
            ["displayName"] = echoes[0],
            ["note"] = echoes,
        };
        foreach (var echo in echoes)
        {
            integration[echo] = 1;
        }

        server.On(Change, 200, "application/json", JsonSerializer.Serialize(new { success = true, integration }));
        var changed = await UpdateAsync();

        Assert.Equal(Masked, changed.DisplayName);
        Assert.All((object[])changed.AdditionalFields["note"]!, note => Assert.Equal(Masked, note));
        Assert.Equal([Masked, "note"], changed.AdditionalFields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Shows_no_body_that_it_cannot_decode()
    {
        var body = Enumerable.Range(0, 20).Aggregate(HeaderSecret, (text, _) => Uri.EscapeDataString(text));
        server.On(Change, 500, "text/plain", body);
        Assert.Null((await FailAsync()).ResponseBody);
    }

    /// <summary>JSON in JSON, as the app answers when it hands on what another server said.</summary>
    private static string Refusal(string words) =>
        JsonSerializer.Serialize(
            new
            {
                success = false,
                error = Reason(words),
                advice = words,
            },
            AsInJava
        );

    private static string Reason(string words) => JsonSerializer.Serialize(new { reason = words }, AsInJava);

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private async Task<GijException> FailAsync() => await Assert.ThrowsAsync<GijException>(UpdateAsync);

    private async Task<GijIntegration> UpdateAsync()
    {
        using var pem = SecretText.ToSecureString(PlantedSecrets.Pem);
        using var escaped = SecretText.ToSecureString(PlantedSecrets.Escaped);
        return await connection.UpdateAsync(5, (SharedFields.Pat, pem), (SharedFields.Password, escaped));
    }
}
