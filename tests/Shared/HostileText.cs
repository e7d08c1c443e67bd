using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What a server says that wants to rule the terminal of whoever asks it, and whether it does.</summary>
internal static class HostileText
{
    /// <summary>What a line that the server forges would begin with.</summary>
    public const string Forged = "What if: FORGED";

    /// <summary>Clear the screen, write the clipboard, go up a line, hide, and reverse what follows.</summary>
    public const string Bad = $"\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u001b[1K\r{Forged}\n{Forged}\u2028\u202Egnp.exe\U000E0041";

    /// <summary>The same, and all characters that nobody can see.</summary>
    public static string Worst { get; } = Bad + string.Concat(AllRunes().Where(IsControl).Select(code => $"{code}."));

    /// <summary>Has every answer of the server say this in every text.</summary>
    public static void SayEverywhere(LoopbackServer server, string text)
    {
        var integration = new Dictionary<string, object?>
        {
            ["id"] = 1,
            ["integrationType"] = text,
            ["global"] = true,
            ["disabled"] = false,
            ["projectMappingIds"] = new[] { 10000 },
            [text] = new[] { text },
        };
        foreach (var name in DocumentedFields.All.Where(field => field.Json[0] == '"').Select(field => field.Name))
        {
            integration[name] = text;
        }

        SayOfRepositories(server, text);
        SayOfReindexes(server, text);
        SayOfIssues(server, text);
        SayOfBulkFile(server, text);
        SayOfAudit(server, text);
        Answer("GET /rest/gitplugin/1.0/integration", new { success = true, integrations = new[] { integration } });
        foreach (var method in new[] { "GET", "PUT" })
        {
            Answer($"{method} /rest/gitplugin/1.0/integration/1", new { success = true, integration });
            Answer(
                $"{method} /rest/gitplugin/1.0/integration/99",
                new
                {
                    success = false,
                    error = text,
                    advice = text,
                }
            );
        }

        Answer(
            "GET /rest/api/2/project",
            new[]
            {
                new
                {
                    id = "10000",
                    key = text,
                    name = text,
                },
            }
        );
        Answer("GET /rest/api/2/myself", new { name = text, displayName = text });
        Answer("GET /rest/api/2/serverInfo", new { version = text });
        Answer("GET /status", new { state = text });

        void Answer(string request, object body) => AnswerOn(server, request, body);
    }

    private static void SayOfBulkFile(LoopbackServer server, string text)
    {
        string[] columns = ["id", "origin", "displayName", "tagsFilter", text, "disabled", "integrationType"];
        string[] cells = ["2", text, text, text, text, text, text];
        var lines = new[] { columns, cells }.Select(row => string.Join('\t', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")));
        server.On("GET /rest/gitplugin/1.0/configuration", 200, "text/plain;charset=UTF-8", string.Join('\n', lines));
        AnswerOn(server, "POST /rest/gitplugin/1.0/configuration.json", new { success = false, threadId = 1 });
        AnswerOn(
            server,
            "GET /rest/gitplugin/1.0/configuration/progress.json",
            new { finished = true, progressEntries = new[] { new { error = true, message = text }, new { error = false, message = text } } }
        );
    }

    private static void SayOfAudit(LoopbackServer server, string text) =>
        AnswerOn(
            server,
            "GET /rest/auditing/1.0/events",
            new
            {
                entities = new[]
                {
                    new
                    {
                        timestamp = text,
                        author = new { name = text },
                        affectedObjects = new[] { new { type = "Git integration", id = "1" } },
                        changedValues = new[] { new { key = text } },
                    },
                },
            }
        );

    private static void SayOfRepositories(LoopbackServer server, string text)
    {
        var repository = new Dictionary<string, object?>
        {
            ["id"] = 2,
            ["trackedFolderId"] = 1,
            ["absoluteRoot"] = true,
            ["disabled"] = false,
            ["projectMappingIds"] = new[] { 10000 },
            [text] = new[] { text },
        };
        var texts = DocumentedFields.OfRepositories.Where(field => field.Json[0] == '"').Select(field => field.Name);
        foreach (var name in texts.Concat(["integrationType", "state", "group", "root", "supportsPullRequestApi"]))
        {
            repository[name] = text;
        }

        AnswerOn(server, "GET /rest/gitplugin/1.0/repository", new { success = true, repositories = new[] { repository } });
        AnswerOn(server, "PUT /rest/gitplugin/1.0/repository", repository);
    }

    private static void SayOfReindexes(LoopbackServer server, string text)
    {
        AnswerOn(server, "POST /rest/gitplugin/2.0/reindex", new { success = true, threadId = text });
        AnswerOn(
            server,
            "GET /rest/gitplugin/1.0/index.json",
            new
            {
                finished = true,
                threadId = text,
                messages = new Dictionary<string, object> { [text] = 50 },
                errors = new Dictionary<string, object> { [text] = new { message = text, details = text } },
            }
        );
    }

    private static void SayOfIssues(LoopbackServer server, string text)
    {
        var named = new Dictionary<string, object?>
        {
            ["repoId"] = 2,
            ["repository"] = new { id = 2, name = text },
            ["branches"] = new[] { text },
            ["notes"] = new Dictionary<string, object> { [text] = text },
            ["files"] = new[] { new { path = text } },
        };
        string[] texts = ["repoName", "name", "externalUrl", "message", "author", "committerName", "committerEmail"];
        foreach (var name in texts.Concat(["id", "title", "state", "baseBranch", "compareBranch", "url"]))
        {
            named[name] = text;
        }

        var tag = new Dictionary<string, object?>(named) { ["commitId"] = text };
        var commit = new Dictionary<string, object?>(named) { ["commitId"] = "abcd" };
        const string Details = "GET /rest/gitplugin/1.0/issuegitdetails/issue/PAY-1";
        AnswerOn(
            server,
            Details,
            new { repositories = new[] { new Dictionary<string, object?>(named) { ["branches"] = new[] { named } } } }
        );
        AnswerOn(
            server,
            $"{Details}/tag",
            new
            {
                tags = new[] { tag },
                firstTag = tag,
                calculationError = text,
            }
        );
        AnswerOn(server, $"{Details}/pullRequest", new { pullRequests = new { items = new[] { named } } });
        AnswerOn(server, "GET /rest/gitplugin/1.0/issues/branches", new { branches = new[] { text } });
        AnswerOn(server, "GET /rest/gitplugin/1.0/issues/PAY-1/commits", new { commits = new[] { commit } });
        AnswerOn(
            server,
            "GET /rest/gitplugin/1.0/issues/PAY-99/commits",
            new
            {
                success = false,
                error = text,
                advice = text,
            }
        );
        AnswerOn(server, "GET /rest/gitplugin/1.0/repository/2/commits/abcd/issues", new { issueKeys = new[] { text } });
    }

    private static void AnswerOn(LoopbackServer server, string request, object body) =>
        server.On(request, 200, "application/json", JsonSerializer.Serialize(body));

    /// <summary>A journal that says this in every text of a change, and in a line that is none.</summary>
    public static string Journal(string text)
    {
        var begin = new
        {
            schema = 1,
            kind = "begin",
            change = text,
            time = "2026-01-01T00:00:00Z",
            user = text,
            processUser = text,
            computer = text,
            server = text,
            serverUri = text,
            command = text,
            request = text,
            noun = text,
            action = text,
            id = 1,
            name = text,
            changes = new object[]
            {
                new
                {
                    setting = text,
                    before = text,
                    after = new[] { text },
                },
                new
                {
                    setting = text,
                    after = text,
                    isHidden = true,
                },
            },
        };
        var end = new
        {
            schema = 1,
            kind = "end",
            change = text,
            outcome = "Refused",
            errorId = text,
        };
        return $"{JsonSerializer.Serialize(begin)}\n{text}\n{JsonSerializer.Serialize(end)}\n";
    }

    /// <summary>A forged line would begin behind a line end. Not for a console that breaks long lines where it likes.</summary>
    public static void AssertForgesNoLine(string text) =>
        Assert.DoesNotContain($"\n{Forged}", text.Replace('\r', '\n'), StringComparison.Ordinal);

    /// <summary>Line ends are the console's own.</summary>
    public static void AssertIsHarmless(string text)
    {
        var raw = text.EnumerateRunes().Where(character => character.Value is not ('\r' or '\n') && IsControl(character));
        Assert.Empty(raw.Select(character => $"U+{character.Value:X4}"));
    }

    private static IEnumerable<Rune> AllRunes() => Enumerable.Range(0, 0x10FFFF + 1).Where(Rune.IsValid).Select(code => new Rune(code));

    private static bool IsControl(Rune character) =>
        Rune.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
