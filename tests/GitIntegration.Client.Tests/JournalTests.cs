using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What a connection records of its changes, on real sockets and in a real file.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Integration = "/rest/gitplugin/1.0/integration";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");
    private readonly LoopbackServer server = new("/jira");
    private readonly string file;

    public JournalTests() => file = Path.Combine(folder.FullName, "changes.jsonl");

    [Fact]
    public async Task A_change_has_its_object_which_says_who_did_what_to_which_and_what_came_of_it()
    {
        using var connection = Connect();
        await connection.LogInAsync(RequestObserver.None, CancellationToken.None);
        var before = DateTime.Now.AddSeconds(-1);
        await Client(connection).UpdateAsync(5, Settings((SharedFields.TagsFilter, "^v"), (SharedFields.Disabled, false)), null, default);

        var entry = Assert.Single(Read());
        Assert.InRange(entry.Time, before, DateTime.Now);
        Assert.Equal(DateTimeKind.Local, entry.Time.Kind);
        Assert.Equal(("admin", Environment.UserName, Environment.MachineName), (entry.User, entry.ProcessUser, entry.Computer));
        Assert.Equal(("test", server.BaseUri.AbsoluteUri), (entry.Server, entry.ServerUri));
        Assert.Equal(("Test-Command", $"PUT {Integration}/5"), (entry.Command, entry.Request));
        Assert.Equal(("integration", 5, "Old GitLab (read only)"), (entry.Noun, entry.Id, entry.Name));
        Assert.Equal(["disabled: True -> False", "tagsFilter: (not set) -> '^v'"], entry.Changes.Select(change => $"{change}"));
        Assert.Equal((ChangeOutcome.Made, null), (entry.Outcome, entry.ErrorId));
    }

    [Fact]
    public async Task The_line_before_the_request_is_on_the_disk_when_the_server_sees_it()
    {
        GijJournalEntry? seen = null;
        server.Around = (context, answer) =>
        {
            seen = context.Request.Method == "PUT" ? Read().Single() : seen;
            return answer();
        };
        using var connection = Connect();
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v"));
        Assert.Equal((5, ChangeOutcome.Unknown), (seen!.Id, seen.Outcome));
        Assert.Equal(ChangeOutcome.Made, Read().Single().Outcome);
    }

    [Theory]
    [InlineData(true, "GET PUT")]
    [InlineData(false, "PUT")]
    public async Task The_state_before_is_read_where_it_is_not_at_hand_and_only_for_a_journal(bool hasJournal, string requests)
    {
        using var connection = hasJournal ? Connect() : server.Connect();
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v"));
        Assert.Equal(hasJournal ? $"GET {requests}" : requests, Methods());
    }

    [Fact]
    public async Task The_state_before_is_that_of_the_object_at_hand()
    {
        using var connection = Connect();
        var present = await connection.GetAsync(5);
        await Client(connection).SetDisabledAsync(5, disabled: false, present, default);
        Assert.Equal("GET GET PUT", Methods());
        Assert.Equal(["disabled: True -> False"], Assert.Single(Read()).Changes.Select(change => $"{change}"));
    }

    [Fact]
    public async Task Something_new_has_the_id_and_the_name_that_the_server_has_given_it()
    {
        using var connection = Connect();
        using var pat = SecretText.ToSecureString("glpat-1");
        var made = await Client(connection).AddAsync(Settings((IntegrationFields.Type, "GITLAB"), (SharedFields.Pat, pat)), default);
        var entry = Assert.Single(Read());
        Assert.Equal((made.Id, made.DisplayName), (entry.Id, entry.Name));
        Assert.Equal(["type: 'GITLAB'", "pat: (set)"], entry.Changes.Select(change => $"{change}"));
        Assert.False(entry.Changes[0].IsBeforeKnown);
    }

    [Fact]
    public async Task A_removal_tells_what_was_lost()
    {
        using var connection = Connect();
        await Client(connection).RemoveAsync(5, deleteFiles: true, null, default);
        var entry = Assert.Single(Read());
        Assert.Equal($"DELETE {Integration}/5", entry.Request);
        Assert.Equal("deleteFiles: True", $"{entry.Changes[0]}");
        Assert.Contains("displayName: 'Old GitLab (read only)'", entry.Changes.Select(change => $"{change}"));
        Assert.All(entry.Changes.Skip(1), change => Assert.Null(change.After));
    }

    [Fact]
    public async Task What_is_refused_before_anything_is_sent_leaves_no_line()
    {
        using var connection = Connect();
        Assert.Equal(GijErrorId.IntegrationNotFound, await FailAsync(connection.UpdateAsync(99, (SharedFields.TagsFilter, "^v"))));
        var present = await connection.GetAsync(5);
        connection.Dispose();
        Assert.Equal(GijErrorId.ConnectionClosed, await FailAsync(Client(connection).SetDisabledAsync(5, false, present, default)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CancelledAsync());
        Assert.Empty(Read());

        async Task CancelledAsync()
        {
            using var other = Connect();
            await Client(other).SetDisabledAsync(5, false, present, new CancellationToken(canceled: true));
        }
    }

    [Fact]
    public async Task A_refused_change_has_the_id_of_its_error()
    {
        server.On($"PUT {Integration}/5", 200, "application/json", """{"success":false,"error":"Not that way"}""");
        using var connection = Connect();
        await FailAsync(connection.UpdateAsync(5, (SharedFields.TagsFilter, "[")));
        var entry = Assert.Single(Read());
        Assert.Equal((ChangeOutcome.Refused, "RequestRejected"), (entry.Outcome, entry.ErrorId));
    }

    [Theory]
    [InlineData(500, "{}", "UnexpectedStatus")]
    [InlineData(200, "{", "InvalidResponse")]
    [InlineData(0, "", "ConnectionBroken")]
    public async Task A_change_that_may_have_been_made_is_unknown(int status, string body, string id)
    {
        if (status == 0)
        {
            server.On(
                $"PUT {Integration}/5",
                context =>
                {
                    context.Abort();
                    return Task.CompletedTask;
                }
            );
        }
        else
        {
            server.On($"PUT {Integration}/5", status, "application/json", body);
        }

        using var connection = Connect();
        await FailAsync(connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v")));
        var entry = Assert.Single(Read());
        Assert.Equal((ChangeOutcome.Unknown, id), (entry.Outcome, entry.ErrorId));
    }

    [Fact]
    public async Task A_change_that_is_stopped_under_way_is_unknown()
    {
        var silence = server.FallSilentOn($"PUT {Integration}/5");
        using var connection = Connect();
        using var stop = new CancellationTokenSource();
        var changing = Client(connection).UpdateAsync(5, Settings((SharedFields.TagsFilter, "^v")), null, stop.Token);
        await silence.Begun;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => changing);
        Assert.Equal(ChangeOutcome.Unknown, Assert.Single(Read()).Outcome);
        Assert.Equal(2, File.ReadAllLines(file).Length);
    }

    [Fact]
    public async Task Tries_of_one_request_are_one_change()
    {
        var tries = 0;
        server.On(
            $"DELETE {Integration}/5",
            async context =>
            {
                if (++tries < 3)
                {
                    context.Abort();
                    return;
                }

                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"success":false,"error":"Integration 5 does not exist"}""");
            }
        );
        using var connection = Connect(options =>
        {
            options.MaxRetry = 4;
            options.Clock.Delay = (_, _) => Task.CompletedTask;
        });
        await Client(connection).RemoveAsync(5, deleteFiles: false, null, default);
        Assert.Equal(3, tries);
        Assert.Equal(ChangeOutcome.Made, Assert.Single(Read()).Outcome);
    }

    [Fact]
    public async Task The_user_is_asked_for_where_nobody_has_logged_in_yet()
    {
        using var connection = Connect();
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v"));
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^w"));
        Assert.All(Read(), entry => Assert.Equal("admin", entry.User));
        Assert.Single(server.Requests, request => request.Path.EndsWith("myself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_can_go_no_other_way()
    {
        using var connection = Connect();
        var request = new ApiRequest(HttpMethod.Post, "rest/gitplugin/1.0/integration", "a new integration");
        await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Transport.ReadAsync(request, _ => true, default));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task No_secret_is_in_the_file()
    {
        var secret = $"{Guid.NewGuid():N}+/=&'Zx";
        using var pat = SecretText.ToSecureString(secret);
        var settings = Settings(
            (SharedFields.Pat, pat),
            (SharedFields.Password, string.Empty),
            (SharedFields.DisplayName, $"Build {secret} {server.Sandbox.AdministratorToken}"),
            (SharedFields.Origin, "https://svc:hunter22@git.example.com/x")
        );
        settings.TrySetAdditional("clientSecret", pat);
        settings.TrySetAdditional("deep", new Dictionary<string, object?> { ["other"] = pat, ["text"] = "hunter23" });
        settings.TrySetAdditional("innocent", "hunter24");
        settings.TrySetAdditional("limitGitData", true);
        settings.TrySetAdditional("none", string.Empty);
        Answer("GET", server.Sandbox.AdministratorToken, "https://a:hunter25@b");
        Answer("PUT", secret, string.Empty);
        using var connection = Connect();
        await Client(connection).UpdateAsync(5, settings, null, default);

        var bytes = await File.ReadAllTextAsync(file);
        Assert.DoesNotContain(secret[..32], bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Sandbox.AdministratorToken, bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hunter2", bytes, StringComparison.Ordinal);
        Assert.Equal(
            [
                "displayName: '********' -> 'Build ******** ********'",
                "origin: 'https://********@b' -> 'https://********@git.example.com/x'",
                "password: (cleared)",
                "pat: (set)",
                "clientSecret: (set)",
                "deep: (set)",
                "innocent: (set)",
                "limitGitData: True",
                "none: (cleared)",
            ],
            Assert.Single(Read()).Changes.Select(change => $"{change}")
        );

        void Answer(string method, string displayName, string origin) =>
            server.On(
                $"{method} {Integration}/5",
                200,
                "application/json",
                JsonSerializer.Serialize(
                    new
                    {
                        success = true,
                        integration = new
                        {
                            id = 5,
                            displayName,
                            origin,
                        },
                    }
                )
            );
    }

    [Fact]
    public async Task The_file_is_ascii_whatever_a_server_says()
    {
        server.On(
            $"GET {Integration}/5",
            200,
            "application/json",
            JsonSerializer.Serialize(
                new { success = true, integration = new { id = 5, displayName = HostileText.Worst + new string('x', 2000) } }
            )
        );
        using var connection = Connect();
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v"));
        Assert.All(await File.ReadAllBytesAsync(file), character => Assert.True(character is (>= 32 and < 128) or (byte)'\n'));
    }

    [LinuxFact]
    public async Task On_a_full_disk_nothing_is_sent()
    {
        // Opening the device succeeds, as does opening a file on a full disk.
        File.CreateSymbolicLink(file, "/dev/full");
        using var connection = Connect();
        var present = await connection.GetAsync(5);
        var error = await Assert.ThrowsAsync<GijException>(() => Client(connection).SetDisabledAsync(5, false, present, default));
        Assert.Equal((GijErrorId.JournalUnwritable, false), (error.Id, error.MayHaveActed));
        Assert.Contains("No space left on device", error.Summary, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public async Task A_change_whose_outcome_cannot_be_recorded_is_an_error_that_says_so()
    {
        server.Around = async (context, answer) =>
        {
            await answer();
            if (context.Request.Method == "PUT")
            {
                File.Delete(file);
                Directory.CreateDirectory(file);
            }
        };
        using var connection = Connect();
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v")));
        Assert.Equal((GijErrorId.JournalUnwritable, true), (error.Id, error.MayHaveActed));
        Assert.True(error.EndsCommand);
        Assert.Single(server.Writes);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused_at_the_beginning()
    {
        var paths = new List<string> { folder.FullName, Path.Combine(folder.FullName, "missing", "changes.jsonl"), "changes.jsonl" };
        if (OperatingSystem.IsLinux())
        {
            // Read-only for root too.
            paths.Add("/sys/kernel/uevent_seqnum");
        }

        Assert.All(
            paths,
            path =>
                Assert.Equal(
                    GijErrorId.JournalUnwritable,
                    Assert.Throws<GijException>(() => server.Connect(options => options.Journal = path)).Id
                )
        );
    }

    [Fact]
    public async Task A_line_that_was_cut_off_spoils_no_other()
    {
        using var connection = Connect();
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^v"));
        var whole = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, whole + whole[..100]);

        var faults = new List<JournalFault>();
        Assert.Single(Read(faults));
        Assert.Equal(3, Assert.Single(faults).Line);
        await connection.UpdateAsync(5, (SharedFields.TagsFilter, "^w"));
        Assert.Equal(2, Read(faults).Count);
        Assert.Equal(3, faults[1].Line);
        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public async Task Many_writers_lose_no_line()
    {
        var lines = Enumerable.Range(0, 8).SelectMany(writer => Enumerable.Range(0, 50).Select(number => (writer, number))).ToArray();
        await Task.WhenAll(
            lines
                .GroupBy(line => line.writer)
                .Select(async own =>
                {
                    var journal = JournalFile.Open(file);
                    foreach (var (writer, number) in own)
                    {
                        var text = $"{writer} {number} {new string('x', number * 100)}\n";
                        await journal.AppendAsync(System.Text.Encoding.ASCII.GetBytes(text), CancellationToken.None);
                    }
                })
        );
        Assert.Equal(
            lines.Select(line => $"{line.writer} {line.number} {new string('x', line.number * 100)}").Order(StringComparer.Ordinal),
            File.ReadAllLines(file).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Another_process_is_waited_for_but_not_for_ever()
    {
        var journal = new JournalFile(file, patience: TimeSpan.Zero);
        using (new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var error = await Assert.ThrowsAsync<GijException>(() => journal.AppendAsync([(byte)'\n'], CancellationToken.None));
            Assert.Equal(GijErrorId.JournalUnwritable, error.Id);
            Assert.Contains(file + ".lock", error.Summary, StringComparison.Ordinal);
            using var stop = new CancellationTokenSource();
            var waiting = new JournalFile(file).AppendAsync([(byte)'\n'], stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            Assert.Empty(File.ReadAllBytes(file));
        }

        using (new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            await journal.AppendAsync([(byte)'\n'], CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_change_that_is_too_large_for_a_line_is_not_sent()
    {
        using var connection = Connect();
        var settings = Settings((SharedFields.TagsFilter, new string('^', JournalMembers.LongestLine)));
        var present = await connection.GetAsync(5);
        Assert.Equal(GijErrorId.JournalUnwritable, await FailAsync(Client(connection).UpdateAsync(5, settings, present, default)));
        Assert.Empty(server.Writes);
    }

    public void Dispose()
    {
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private static ResourceClient<GijIntegration> Client(GijServer connection) => new(connection, new RecordingObserver());

    private static SettingSet Settings(params (Field Field, object Value)[] values)
    {
        var settings = new SettingSet(IntegrationFields.Table);
        foreach (var (field, value) in values)
        {
            settings.Set(field, value);
        }

        return settings;
    }

    private static async Task<GijErrorId> FailAsync(Task change) => (await Assert.ThrowsAsync<GijException>(() => change)).Id;

    private GijServer Connect(Action<ConnectionOptions>? change = null) =>
        server.Connect(options =>
        {
            options.Journal = file;
            change?.Invoke(options);
        });

    private List<GijJournalEntry> Read(List<JournalFault>? faults = null) =>
        [.. new JournalReader(fault => (faults ?? throw new InvalidDataException($"{fault}")).Add(fault)).Read([file], default)];

    private string Methods() => string.Join(' ', server.Requests.Select(request => request.Method));
}
