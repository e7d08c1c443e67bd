using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What the next scan would do: in the sandbox, and with git hosts on real sockets.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly LoopbackServer jira = new("/jira");
    private readonly LoopbackServer host = new();
    private readonly string token = $"{Guid.NewGuid():N}";

    public ScanTests() => engine.ConnectTo(jira, options: "-MaxRetry 0").WithSecret("pat", token);

    private string Host => host.BaseUri.AbsoluteUri.TrimEnd('/');

    [Theory]
    [InlineData("GITHUB_SERVER", "", "/api/v3/user/repos?per_page=100")]
    [InlineData("GITHUB_SERVER", "/orgs/acme/repos?type=private", "/api/v3/orgs/acme/repos?type=private&per_page=100")]
    [InlineData("GITHUB_SERVER", "/api/v3/user/repos?per_page=50", "/api/v3/user/repos?per_page=50")]
    [InlineData("GITLAB_SERVER", "", "/api/v4/projects?membership=true&per_page=100")]
    [InlineData("GITLAB_SERVER", "/api/v4/groups/7/projects", "/api/v4/groups/7/projects?per_page=100")]
    public void Pages_are_followed_by_their_links(string type, string path, string first)
    {
        ServePages(first.Split('?')[0], ["a/one", "a/two"], ["a/three"]);
        var effects = Preview($"-ApiPath '{path}'", type);
        Assert.Equal(["Added a/one", "Added a/three", "Added a/two"], effects);
        Assert.Equal(first, host.Requests[0].Path);
        Assert.Equal(2, host.Requests.Count);
        Assert.All(host.Requests, request => Assert.Equal(("GET", $"Bearer {token}"), (request.Method, request.Headers["Authorization"])));
    }

    [Theory]
    [InlineData("AZURE_DEVOPS", "/Main", "Main", "/Main/_apis/git/repositories")]
    [InlineData("AZURE_DEVOPS", "", "Main", "/Main/_apis/git/repositories")]
    [InlineData("TFS_SERVER", "/tfs", "", "/tfs/_apis/git/repositories")]
    [InlineData("AZURE", "/acme", "", "/acme/_apis/git/repositories")]
    [InlineData("VSTS", "", "My Team", "/My Team/_apis/git/repositories")]
    public void Microsoft_continues_with_a_token(string type, string below, string collection, string path)
    {
        host.On(
            $"GET {path}",
            context =>
            {
                var isFirst = !context.Request.Query.ContainsKey("continuationToken");
                if (isFirst)
                {
                    context.Response.Headers.Append("x-ms-continuationtoken", "a b+c");
                }

                var item = new JObject
                {
                    ["name"] = isFirst ? "one" : "two",
                    ["project"] = new JObject { ["name"] = "P" },
                };
                return Write(context, new JObject { ["count"] = 1, ["value"] = new JArray(item) });
            }
        );
        var effects = Preview($"-ApiFilter '{{value: value[?name]}}'", type, below, collection);
        Assert.Equal(["Added P/one", "Added P/two"], effects);
        Assert.Equal(
            [$"{path}?api-version=4.1", $"{path}?api-version=4.1&continuationToken=a%20b%2Bc"],
            host.Requests.Select(request => request.Path)
        );
        var login = Encoding.UTF8.GetString(Convert.FromBase64String(host.Requests[0].Headers["Authorization"].Split(' ')[1]));
        Assert.EndsWith($":{token}", login, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_name_and_password_work_too()
    {
        ServePages("/api/v3/user/repos", ["a/one"]);
        engine.Succeed("$global:login = [pscredential]::new('me', $pat)");
        SetHost("GITHUB_SERVER");
        engine.Succeed("Get-GijScanPreview 3 -Credential $login");
        Assert.StartsWith("Basic ", host.Requests.Single().Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Repositories_are_matched_by_their_clone_addresses()
    {
        var addresses = new[]
        {
            "https://GITHUB.example.com/payments/Ledger.git",
            "git@github.example.com:payments/invoices.git",
            "ssh://git@github.example.com/payments/refunds",
            "https://me:secret@github.example.com/payments/payouts/",
            "https://elsewhere.example.com/payments/webhooks.git",
            "https://github.example.com:443/payments//settlement",
            "git@github.example.com:/payments/card-vault.git",
        };
        var items = addresses.Select((address, index) => new JObject { ["full_name"] = $"new/name-{index}", ["clone_url"] = address });
        host.On("GET /api/v3/user/repos", 200, "application/json", new JArray(items).ToString());
        var effects = Preview("", "GITHUB_SERVER");
        Assert.Equal(
            [
                "Kept payments/card-vault",
                "Kept payments/invoices",
                "Kept payments/ledger",
                "Kept payments/payouts",
                "Kept payments/refunds",
                "Kept payments/settlement",
            ],
            effects.Where(effect => effect.StartsWith("Kept", StringComparison.Ordinal))
        );
        Assert.Contains("Added new/name-4", effects);
        Assert.Contains("Removed payments/webhooks", effects);
    }

    [Fact]
    public void What_the_filter_drops_is_told_from_what_is_not_listed()
    {
        ServePages("/api/v3/user/repos", ["payments/ledger", "payments/legacy-billing"]);
        SetHost("GITHUB_SERVER");
        var found = engine.Succeed("Get-GijScanPreview 3 -Pat $pat -ApiFilter \"[?name != 'legacy-billing']\"").Output;
        var effects = found.Select(one => (GijScanEffect)one.BaseObject).ToArray();
        Assert.Equal(ScanReason.Filtered, effects.Single(one => one.Name == "payments/legacy-billing").Reason);
        Assert.Equal(ScanReason.NotListed, effects.Single(one => one.Name == "payments/webhooks").Reason);
        Assert.Null(effects.Single(one => one.Effect == ScanEffect.Kept).Reason);
        Assert.All(effects, effect => Assert.Equal((3, "test"), (effect.IntegrationId, effect.Server)));
    }

    [Fact]
    public void Two_with_one_name_are_told_apart()
    {
        var items = new JArray(
            new JObject
            {
                ["name"] = "ledger",
                ["archived"] = true,
                ["clone_url"] = "https://github.example.com/payments/ledger.git",
            },
            new JObject
            {
                ["name"] = "ledger",
                ["archived"] = false,
                ["clone_url"] = "https://github.example.com/other/ledger.git",
            }
        );
        host.On("GET /api/v3/user/repos", 200, "application/json", items.ToString());
        SetHost("GITHUB_SERVER");
        var found = engine.Succeed("Get-GijScanPreview 3 -Pat $pat -ApiFilter '[?(!archived)]'").Output.Select(one => $"{one}").ToArray();
        Assert.Contains("Removed payments/ledger", found);
        Assert.Contains("Added ledger", found);
    }

    [Fact]
    public void A_page_of_very_many_small_values_is_refused()
    {
        var body = $"[{string.Join(',', Enumerable.Repeat("{\"name\":\"a\"}", 300_000))}]";
        host.On("GET /api/v3/user/repos", 200, "application/json", body);
        AssertFails("HostUnavailable", "larger than");
    }

    [Theory]
    [InlineData("/tfs/My%20Coll", "My Coll", "/tfs/My Coll/_apis/git/repositories")]
    [InlineData("/tfs", "", "/tfs/_apis/git/repositories")]
    public void A_collection_that_the_origin_names_stands_in_the_address_once(string below, string collection, string path)
    {
        host.On($"GET {path}", 200, "application/json", "{\"count\":0,\"value\":[]}");
        SetHost("TFS_SERVER", below, collection);
        engine.Succeed("Get-GijScanPreview 3 -Pat $pat");
        Assert.StartsWith(path, host.Requests.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_origin_that_names_the_API_is_not_given_it_twice()
    {
        host.On("GET /api/v3/user/repos", 200, "application/json", "[]");
        SetHost("GITHUB_SERVER", "/api/v3");
        engine.Succeed("Get-GijScanPreview 3 -Pat $pat");
        Assert.Single(host.Requests);
    }

    [Fact]
    public void A_next_page_elsewhere_is_not_asked_for()
    {
        using var other = new LoopbackServer();
        host.On(
            "GET /api/v3/user/repos",
            200,
            "application/json",
            "[]",
            ("Link", $"<{other.BaseUri}api/v3/user/repos?page=2>; rel=\"next\"")
        );
        AssertFails("HostUnavailable", "the login isn't sent");
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void A_next_page_whose_path_is_an_address_is_not_one()
    {
        using var other = new LoopbackServer();
        host.On("GET /api/v3/user/repos", 200, "application/json", "[]", ("Link", $"</{other.BaseUri}x>; rel=\"next\""));
        SetHost("GITHUB_SERVER");
        Assert.Single(engine.Run("Get-GijScanPreview 3 -Pat $pat").ErrorIds);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("/http://127.0.0.1:{0}/x")]
    [InlineData("//127.0.0.1:{0}/x")]
    [InlineData("/../../../127.0.0.1:{0}/x")]
    [InlineData("/@127.0.0.1:{0}/x")]
    [InlineData("/\\\\127.0.0.1:{0}\\x")]
    public void A_path_leads_nowhere_else(string path)
    {
        using var other = new LoopbackServer();
        SetHost("GITHUB");
        var given = string.Format(CultureInfo.InvariantCulture, path, other.BaseUri.Port);
        Assert.StartsWith(
            "Host",
            Assert.Single(engine.Run($"Get-GijScanPreview 3 -Pat $pat -ApiPath '{given}'").ErrorIds),
            StringComparison.Ordinal
        );
        Assert.Empty(other.Requests);
        Assert.Single(host.Requests);
    }

    [Fact]
    public void A_header_of_any_form_takes_no_time()
    {
        var links = $"<{Host}/x>{string.Concat(Enumerable.Repeat(" ; ;", 4000))} rel=\"prev\"";
        host.On("GET /api/v3/user/repos", 200, "application/json", "[{\"name\":\"one\"}]", ("Link", links));
        Assert.Contains("Added one", Preview("", "GITHUB_SERVER"));
        Assert.Single(host.Requests);
    }

    [Fact]
    public void A_login_that_was_refused_is_not_tried_again()
    {
        host.On("GET /api/v3/user/repos", 401, "application/json", "{}");
        engine.Succeed($"$null = 2, 3, 13 | Set-GijIntegration -Type GITHUB_SERVER -Origin {Host} -ApiPath ''");
        Assert.Equal(["HostRefused", "HostRefused", "HostRefused"], engine.Run("2, 3, 13 | Get-GijScanPreview -Pat $pat").ErrorIds);
        Assert.Single(host.Requests);
    }

    [Fact]
    public void A_redirect_is_not_followed()
    {
        using var other = new LoopbackServer();
        host.On("GET /api/v3/user/repos", 302, "text/plain", "", ("Location", $"{other.BaseUri}x"));
        AssertFails("HostUnavailable", "redirects to");
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(401, "{}", "HostRefused", "HTTP 401")]
    [InlineData(403, "{}", "HostRefused", "HTTP 403")]
    [InlineData(403, "{\"message\":\"API rate limit exceeded\"}", "HostUnavailable", "rate limit")]
    [InlineData(404, "{\"message\":\"Not Found\"}", "HostUnavailable", "it has no /api/v3/user/repos (HTTP 404)")]
    [InlineData(500, "", "HostUnavailable", "HTTP 500")]
    [InlineData(200, "<html>", "HostUnavailable", "")]
    [InlineData(200, "[{", "HostUnavailable", "")]
    [InlineData(200, "{\"message\":\"moved\"}", "HostUnavailable", "isn't a list of repositories")]
    public void What_a_host_refuses_is_an_error_without_the_token(int status, string body, string id, string text)
    {
        host.On("GET /api/v3/user/repos", status, "application/json", body.Length > 2 ? body.Insert(body.Length - 1, " ") : body);
        AssertFails(id, text);
    }

    [Theory]
    [InlineData("GITHUB", "")]
    [InlineData("GITHUB_SERVER", "/api/v3/user/repos")]
    [InlineData("GITLAB", "/api/v4/projects")]
    [InlineData("GITLAB_SERVER", "/api/v4/projects")]
    [InlineData("AZURE", "/_apis/git/repositories")]
    [InlineData("AZURE_DEVOPS", "/_apis/git/repositories")]
    [InlineData("VSTS", "/_apis/git/repositories")]
    [InlineData("TFS_SERVER", "/_apis/git/repositories")]
    public void Whatever_a_host_does_the_secret_stays_between_it_and_the_user(string type, string path)
    {
        using var other = new LoopbackServer();
        var journal = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        var inBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"token:{token}"));
        var elsewhere = $"{other.BaseUri}stolen";
        var request = $"GET {(path.Length == 0 ? "/user/repos" : path)}";
        SetHost(type);
        Action[] failures =
        [
            () => host.On(request, 401, "application/json", $$"""{"message":"no {{token}}"}"""),
            () => host.On(request, 403, "application/json", $$"""{"message":"no {{token}}"}"""),
            () => host.On(request, 404, "text/html", $"<html>{token}</html>"),
            () => host.On(request, 500, "text/plain", inBase64),
            () => host.On(request, 307, "text/plain", token, ("Location", elsewhere)),
            () => host.On(request, 200, "application/json", "[]", ("Link", $"<{elsewhere}>; rel=\"next\"")),
            () => host.On(request, 200, "application/json", "[]", ("Link", $"</{elsewhere}>; rel=\"next\"")),
            () => host.On(request, 200, "application/json", $"[{{\"name\":\"{token}"),
        ];
        foreach (var fail in failures)
        {
            fail();
            var seen = Everything($"Update-GijIntegrationToken 3 -Pat $pat -Preview -Verify -Journal '{journal}' -Resume");
            seen += Everything("Get-GijScanPreview 3 -Pat $pat") + Everything("Set-GijIntegration 3 -Pat $pat -Preview");
            Assert.Contains("Nothing was changed in Jira.", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(token, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(inBase64, seen, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(token, File.ReadAllText(journal), StringComparison.Ordinal);
        File.Delete(journal);
        File.Delete($"{journal}.lock");
        Assert.Empty(other.Requests);
        Assert.DoesNotContain(
            jira.Requests,
            one => one.Headers.Values.Append(one.Body).Append(one.Path).Any(text => text.Contains(token, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_list_without_an_end_is_given_up()
    {
        host.On(
            "GET /api/v3/user/repos",
            200,
            "application/json",
            "[]",
            ("Link", $"<{Host}/api/v3/user/repos?per_page=100>; rel=\"next\"")
        );
        AssertFails("HostUnavailable", "lead back");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1764586000000")]
    [InlineData("99999999999999999")]
    [InlineData("99999999999999999999")]
    public void A_rate_limit_is_waited_for(string? reset)
    {
        var tries = 0;
        host.On(
            "GET /api/v3/user/repos",
            context =>
            {
                if (++tries == 1)
                {
                    context.Response.StatusCode = 403;
                    context.Response.Headers.Append("X-RateLimit-Remaining", "0");
                    context.Response.Headers.Append("X-RateLimit-Reset", reset ?? $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
                    return Task.CompletedTask;
                }

                return Write(context, new JArray(new JObject { ["name"] = "one" }));
            }
        );
        Assert.Contains("Added one", Preview("", "GITHUB_SERVER"));
        Assert.Equal(2, tries);
    }

    [Fact]
    public void A_host_that_is_not_there_and_one_that_can_be_overheard_are_not_asked()
    {
        SetHost("GITHUB_SERVER");
        Assert.Equal(["HostUnavailable"], engine.Run("Get-GijScanPreview 3 -Pat $pat -Origin https://127.0.0.1:9").ErrorIds);
        Assert.Equal(["HostUnavailable"], engine.Run("Get-GijScanPreview 3 -Pat $pat -Origin http://github.example.com").ErrorIds);
        Assert.Equal(["ScanNotPreviewable"], engine.Run("Get-GijScanPreview 3 -Pat $pat -Origin /srv/git").ErrorIds);
        Assert.Equal(["ScanNotPreviewable"], engine.Run("Get-GijScanPreview 3 -Pat $pat -Origin https://good@evil.invalid").ErrorIds);
    }

    [Theory]
    [InlineData("GITLAB_SERVER_LEGACY")]
    [InlineData("FILESPACE")]
    [InlineData("AWS")]
    [InlineData("GERRIT")]
    public void Other_types_can_not_be_previewed(string type)
    {
        var id = engine.Succeed($"(Get-GijIntegration -Type {type}).Id").Output[0];
        Assert.Equal(["ScanNotPreviewable"], engine.Run($"Get-GijScanPreview {id} -Pat $pat").ErrorIds);
    }

    [Fact]
    public void What_two_pages_have_counts_once()
    {
        const string Twice = """{ "name": "new", "clone_url": "https://git.example.com/new.git" }""";
        using var file = new TemporaryFile($$"""[{ "name": "bootloader" }, {{Twice}}, { "name": "display" }, {{Twice}}]""");
        var found = engine.Succeed($"Get-GijScanPreview 6 -FromFile '{file.Path}'").Output.Select(one => $"{one}");
        Assert.Equal(["Removed motor-control", "Added new", "Kept bootloader", "Kept display"], found);
    }

    [Fact]
    public void A_saved_list_needs_no_host_and_no_token()
    {
        using var file = new TemporaryFile("""[{ "name": "bootloader" }, { "name": "display" }, { "name": "new" }]""");
        var found = engine.Succeed($"Get-GijScanPreview 6 -FromFile '{file.Path}'").Output.Select(one => $"{one}");
        Assert.Equal(["Removed motor-control", "Added new", "Kept bootloader", "Kept display"], found);
        Assert.Equal(["FileUnreadable"], engine.Run("Get-GijScanPreview 6 -FromFile /missing.json").ErrorIds);
    }

    [Fact]
    public void A_change_that_would_lose_repositories_is_not_sent()
    {
        ServePages("/api/v3/user/repos", ["payments/ledger", "payments/new"]);
        SetHost("GITHUB_SERVER");
        var writes = jira.Writes.Count;
        var outcome = engine.Run("Set-GijIntegration 3 -Pat $pat -Preview");
        Assert.Equal(["WouldLoseRepositories"], outcome.ErrorIds);
        var lost = ((object[])outcome.Errors.Single().TargetObject).Cast<GijScanEffect>().ToArray();
        Assert.Equal(11, lost.Length);
        Assert.All(lost, one => Assert.Equal(ScanEffect.Removed, one.Effect));
        Assert.Equal(writes, jira.Writes.Count);

        Assert.Contains(
            "next scan: adds 1, removes 11 of 12 repositories: payments/api-gateway,",
            engine.Show("Set-GijIntegration 3 -Pat $pat -Preview -MaxLoss 11 -WhatIf"),
            StringComparison.Ordinal
        );
        Assert.Equal(writes, jira.Writes.Count);
        engine.Succeed("Set-GijIntegration 3 -Pat $pat -Preview -MaxLoss 11");
        Assert.Equal(writes + 1, jira.Writes.Count);
    }

    [Theory]
    [InlineData("Set-GijIntegration 3 -TagsFilter x -Preview", "ScanNotPreviewable")]
    [InlineData("Set-GijIntegration 6 -FolderDepth 1 -Pat $pat -Preview", "ScanNotPreviewable")]
    [InlineData("Set-GijIntegration 3 -Pat $pat -Preview -Origin https://127.0.0.1:9", "HostUnavailable")]
    [InlineData("Set-GijIntegration 3 -Pat $pat -MaxLoss 3", "InvalidValue")]
    public void What_can_not_be_previewed_is_not_sent(string script, string id)
    {
        var writes = jira.Writes.Count;
        Assert.Equal([id], engine.Run(script).ErrorIds);
        Assert.Equal(writes, jira.Writes.Count);
    }

    [Fact]
    public void Nothing_but_Jira_is_asked_without_being_told_to()
    {
        SetHost("GITHUB_SERVER");
        engine.Succeed(
            "Set-GijIntegration 3 -Pat $pat -ApiFilter '[?(!archived)]'; Get-GijIntegration 3; Get-GijRepository -IntegrationId 3"
        );
        Assert.Empty(host.Requests);
    }

    public void Dispose()
    {
        engine.Dispose();
        jira.Dispose();
        host.Dispose();
    }

    /// <summary>All that a script shows, in any stream, and what its errors hold.</summary>
    private string Everything(string script)
    {
        var outcome = engine.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {script}");
        string[] parts =
        [
            .. outcome.Output.Select(one => $"{one}"),
            .. outcome.AllErrors.Select(error => $"{error} {error.Exception} {((GijException)error.Exception).ResponseBody}"),
            .. outcome.Warnings,
            .. outcome.Verbose,
            .. outcome.Others,
            engine.Show(script),
        ];
        return string.Join('\n', parts);
    }

    private static Task Write(HttpContext context, JToken body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToString(Formatting.None));
    }

    private void ServePages(string path, params string[][] pages) =>
        host.On(
            $"GET {path}",
            context =>
            {
                var page = context.Request.Query.TryGetValue("page", out var text) ? int.Parse($"{text}", CultureInfo.InvariantCulture) : 1;
                if (page < pages.Length)
                {
                    context.Response.Headers.Append(
                        "Link",
                        $"<{Host}{path}?page=1>; rel=\"first\", <{Host}{path}?page={page + 1}>; rel=\"next\""
                    );
                }

                var items = pages[page - 1]
                    .Select(name => new JObject
                    {
                        ["name"] = name.Split('/')[1],
                        ["full_name"] = name,
                        ["path_with_namespace"] = name,
                        ["clone_url"] = $"https://github.example.com/{name}.git",
                    });
                return Write(context, new JArray(items));
            }
        );

    private void SetHost(string type, string below = "", string collection = "") =>
        engine.Succeed(
            $"$null = Set-GijIntegration 3 -Type {type} -Origin {Host}{below} -TfsCollection '{collection}' -ApiFilter '' -ApiPath ''"
        );

    private IEnumerable<string> Preview(string options, string type, string below = "", string collection = "")
    {
        SetHost(type, below, collection);
        var outcome = engine.Succeed($"Get-GijScanPreview 3 -Pat $pat {options}");
        return
        [
            .. outcome
                .Output.Select(one => $"{one}")
                .Where(one => options.Length == 0 || !one.StartsWith("Removed", StringComparison.Ordinal)),
        ];
    }

    private void AssertFails(string id, string text)
    {
        SetHost("GITHUB_SERVER");
        var outcome = engine.Run("Get-GijScanPreview 3 -Pat $pat -Verbose");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.Contains(text, outcome.Errors.Single().Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed in Jira.", outcome.Errors.Single().Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, $"{outcome.Errors.Single().Exception} {outcome.Screen}", StringComparison.Ordinal);
    }
}
