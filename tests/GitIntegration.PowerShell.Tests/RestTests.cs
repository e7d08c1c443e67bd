using System;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Requests of one's own, over a real socket.</summary>
public sealed class RestTests : IDisposable
{
    private const string One = "rest/gitplugin/1.0/integration/4";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public RestTests() =>
        engine.ConnectTo(server, options: "-MaxRetry 0").WithSecret("secret", "glpat-12345678").With("base", server.BaseUri);

    [Theory]
    [InlineData("rest/api/2/myself")]
    [InlineData("/rest/api/2/myself")]
    [InlineData("$base/rest/api/2/myself")]
    [InlineData("rest/x/../api/2/myself")]
    public void A_path_below_the_address_is_asked_with_the_login(string path)
    {
        Assert.Equal("admin", Value($"(Invoke-GijRestMethod \"{path}\").name"));
        var request = server.Requests[^1];
        Assert.Equal("/jira/rest/api/2/myself", request.Path);
        Assert.Equal($"Bearer {server.Sandbox.AdministratorToken}", request.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("https://evil.example/rest/api/2/myself")]
    [InlineData("//evil.example/rest")]
    [InlineData(@"\\evil.example\rest")]
    [InlineData("http://127.0.0.1:1/jira/rest")]
    [InlineData("http://svc:x@127.0.0.1/jira/rest")]
    [InlineData("../rest")]
    [InlineData("rest/../../other")]
    [InlineData("rest/%2e%2e/%2e%2e/other")]
    [InlineData("javascript:x")]
    [InlineData("rest/api#fragment")]
    public void A_path_to_anywhere_else_is_refused_before_anything_is_sent(string path)
    {
        var before = server.Requests.Count;
        Assert.Equal(["InvalidValue"], engine.Run($"Invoke-GijRestMethod '{path}'").ErrorIds);
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public void Responses_are_objects_and_a_list_is_its_elements()
    {
        Answer("GET", 200, """{"a":[{"b":1},null],"A":true,"":"x","d":"2026-01-01T00:00:00Z","n":{"m":{"o":1.5}}}""");
        Assert.Equal(
            "True|x|2026-01-01T00:00:00Z|1.5",
            Value($"$r = Invoke-GijRestMethod {One}; $r.a, $r.'(empty)', $r.d, $r.n.m.o -join '|'")
        );
        Answer("GET", 200, """[{"id":1},{"id":2}]""");
        Assert.Equal("1 2", Value($"\"$((Invoke-GijRestMethod {One}).id)\""));
        Answer("GET", 200, "\"text\"");
        Assert.Equal("text", Value($"Invoke-GijRestMethod {One}"));
        Answer("DELETE", 204, string.Empty);
        Assert.Empty(engine.Succeed($"Invoke-GijRestMethod {One} DELETE").Output);
        Answer("HEAD", 200, string.Empty);
        Assert.Empty(engine.Succeed($"Invoke-GijRestMethod {One} HEAD").Output);
    }

    [Fact]
    public void Raw_is_the_text_whatever_it_is_but_for_secrets()
    {
        Answer("GET", 200, $$"""{"token": "abc", "own" : "{{server.Sandbox.AdministratorToken}}"}""");
        Assert.Equal("""{"token": "abc", "own" : "********"}""", Value($"Invoke-GijRestMethod {One} -Raw"));
        Assert.Equal("********", Value($"(Invoke-GijRestMethod {One}).token"));
        server.On($"GET /{One}", 200, "text/plain", "not JSON");
        Assert.Equal("not JSON", Value($"Invoke-GijRestMethod {One} -Raw"));
        Assert.Equal(["InvalidResponse"], engine.Run($"Invoke-GijRestMethod {One}").ErrorIds);
    }

    [Fact]
    public void A_list_of_more_than_one_mebibyte_is_read()
    {
        Answer("GET", 200, $"[{string.Join(',', Enumerable.Repeat($$"""{"x":"{{new string('y', 1000)}}"}""", 3000))}]");
        Assert.Equal(3000, engine.Succeed($"Invoke-GijRestMethod {One}").Output.Count);
    }

    [Theory]
    [InlineData("@{ tagsFilter = '^v' }", """{"tagsFilter":"^v"}""")]
    [InlineData("([pscustomobject]@{ a = @(1, $null, @{ b = $true }) })", """{"a":[1,null,{"b":true}]}""")]
    [InlineData("@{ pat = $secret }", """{"pat":"glpat-12345678"}""")]
    [InlineData("@('a', 'b')", """["a","b"]""")]
    [InlineData("'{ \"x\" : 1 }'", """{ "x" : 1 }""")]
    [InlineData("@{}", "{}")]
    public void A_body_is_sent_as_JSON_and_text_as_it_is(string body, string json)
    {
        Answer("POST", 200, "{}");
        engine.Succeed($"Invoke-GijRestMethod {One} post -Body {body}");
        Assert.Equal(json, server.Requests[^1].Body);
        Assert.Equal("application/json", server.Requests[^1].Headers["Content-Type"]);
        Assert.Equal("no-check", server.Requests[^1].Headers["X-Atlassian-Token"]);
    }

    [Theory]
    [InlineData("PUT -Body @{ pat = 'plain' }", "InvalidValue")]
    [InlineData("PUT -Body @{ a = { x } }", "InvalidValue")]
    [InlineData("GET -Body @{ a = 1 }", "ConflictingFields")]
    [InlineData("HEAD -Body 'x'", "ConflictingFields")]
    [InlineData("-Query @{ a = @{ b = 1 } }", "InvalidValue")]
    [InlineData("-Query @{ a = $secret }", "InvalidValue")]
    public void What_cannot_be_sent_is_refused(string arguments, string id)
    {
        var before = server.Requests.Count;
        Assert.Equal([id], engine.Run($"Invoke-GijRestMethod {One} {arguments}").ErrorIds);
        Assert.Equal(before, server.Requests.Count);
    }

    [Theory]
    [InlineData(One, "@{ a = 'x y&=ü'; }", "?a=x%20y%26%3D%C3%BC")]
    [InlineData(One + "?b=1", "@{ a = $true }", "?b=1&a=true")]
    [InlineData(One, "@{ a = 1, 2.5 }", "?a=1&a=2.5")]
    public void A_query_is_encoded(string path, string query, string expected)
    {
        string? seen = null;
        server.Around = (context, answer) =>
        {
            seen = context.Request.QueryString.Value;
            return answer();
        };
        engine.Succeed($"Invoke-GijRestMethod '{path}' -Query {query}");
        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData(200, """{"success":false,"error":"Not that way"}""", "RequestRejected")]
    [InlineData(200, """{"success":"false"}""", "RequestRejected")]
    [InlineData(401, "{}", "AuthenticationFailed")]
    [InlineData(403, "{}", "NotAdministrator")]
    [InlineData(404, "{}", "UnexpectedStatus")]
    [InlineData(500, "{}", "UnexpectedStatus")]
    [InlineData(200, "<html>", "LoginPageReturned")]
    public void A_failure_is_an_error_of_the_module(int status, string body, string id)
    {
        server.On($"GET /{One}", status, body[0] == '<' ? "text/html" : "application/json", body);
        var before = server.Requests.Count;
        Assert.Equal([id], engine.Run($"Invoke-GijRestMethod {One}").ErrorIds);
        Assert.Equal([id], engine.Run($"Invoke-GijRestMethod {One} -Raw").ErrorIds);
        Assert.Equal(before + 2, server.Requests.Count);
    }

    [Fact]
    public void A_change_has_WhatIf_which_shows_no_secret_and_reading_has_none()
    {
        var shown = engine.Succeed(
            $"Invoke-GijRestMethod {One}?disable=true PUT -Body @{{ pat = $secret; tagsFilter = '^v'; odd = 'x' }} -WhatIf"
        );
        Assert.Contains($"What if: Send PUT /{One} to test", shown.Screen, StringComparison.Ordinal);
        Assert.All(
            ["  pat: (set)", "  tagsFilter: '^v'", "  odd: (set)", "  disable: True"],
            line => Assert.Contains(line, shown.Screen, StringComparison.Ordinal)
        );
        Assert.Empty(server.Writes);
        Assert.Equal("4", Value($"(Invoke-GijRestMethod {One} -WhatIf).integration.id"));
    }

    [Fact]
    public void A_copy_of_a_response_is_sent_with_what_the_response_had_and_no_more()
    {
        var copy = $"{Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize((Invoke-GijRestMethod {One}).integration[0]))";
        engine.Succeed($"$null = Invoke-GijRestMethod {One} PUT -Body ({copy})");
        var sent = Assert.Single(server.Writes).Body;
        Assert.Contains("\"displayName\":\"Platform GitLab\"", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Response", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_recorded_without_values_that_may_be_secret()
    {
        using var file = new TemporaryFile(string.Empty);
        engine.With("file", file.Path).ConnectTo(server, "recorded", "-Journal $file -MaxRetry 0");
        engine.Succeed($"$null = Invoke-GijRestMethod {One} PUT -Body @{{ tagsFilter = '^v'; pat = $secret }}");
        engine.Run("Invoke-GijRestMethod rest/api/2/x?a=hunter21 POST -Body @{ tagsFilter = 'hunter22'; n = 7 }");
        engine.Run("Invoke-GijRestMethod rest/gitplugin/1.0/x POST -Body '{\"pat\":\"hunter23\",\"global\":true}'");
        engine.Run("Invoke-GijRestMethod rest/api/2/x DELETE -Body 'hunter24'");
        engine.Succeed("$null = Invoke-GijRestMethod rest/api/2/myself");

        Assert.DoesNotContain("hunter2", File.ReadAllText(file.Path), StringComparison.Ordinal);
        var entries = engine.Succeed("Get-GijJournal $file").Output.Select(item => (GijJournalEntry)item.BaseObject).ToArray();
        Assert.All(entries, entry => Assert.Equal(("Invoke-GijRestMethod", "request", null), (entry.Command, entry.Noun, entry.Id)));
        Assert.Equal(
            [
                $"PUT /{One} Made: pat: (set), tagsFilter: '^v'",
                "POST /rest/api/2/x Refused: a: (set), n: 7, tagsFilter: (set)",
                "POST /rest/gitplugin/1.0/x Refused: global: True, pat: (set)",
                "DELETE /rest/api/2/x Refused: body: (set)",
            ],
            entries.Select(entry => $"{entry.Request} {entry.Outcome}: {SettingsOf(entry)}")
        );
        File.Delete(file.Path + ".lock");

        static string SettingsOf(GijJournalEntry entry) =>
            string.Join(", ", entry.Changes.Select(change => $"{change}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_object_is_shown_line_by_line()
    {
        Answer("GET", 200, """{"name":"a\u001b[2J","list":[1,{"x":2}]}""");
        var screen = engine.Show($"Invoke-GijRestMethod {One}");
        Assert.Contains(@"name : a\u{1b}[2J", screen, StringComparison.Ordinal);
        Assert.Contains("list : {1, ", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_within_another_is_shown_as_one()
    {
        var screen = engine.Show("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1");
        Assert.Contains("integration : {{…}}", screen, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private void Answer(string method, int status, string body)
    {
        if (body.Length > 0)
        {
            server.On($"{method} /{One}", status, "application/json", body);
            return;
        }

        server.On(
            $"{method} /{One}",
            context =>
            {
                context.Response.StatusCode = status;
                return System.Threading.Tasks.Task.CompletedTask;
            }
        );
    }

    private string Value(string script) => $"{engine.Succeed(script).Output.Single()}";
}
