using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using GitIntegration.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Bodies that no server should send, 120,000 of them: each is read, or is an error that names the fault and its place.
/// Nothing else may come out, whatever the body.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const int MutationsPerReader = 12_500,
        MutationsPerServer = 500,
        Properties = 10_000;

    private static readonly GijErrorId[] Allowed =
    [
        GijErrorId.InvalidResponse,
        GijErrorId.RequestRejected,
        GijErrorId.IntegrationNotFound,
        GijErrorId.RepositoryNotFound,
        GijErrorId.IssueNotFound,
        GijErrorId.LoginPageReturned,
        GijErrorId.LicenceExpired,
        GijErrorId.UnexpectedStatus,
    ];

    /// <summary>What an invalid body is called: with its place, or for what it lacks as a whole.</summary>
    private static readonly string[] Faults =
    [
        "(line ",
        " characters)",
        "it is empty",
        "it is not JSON",
        "it does not contain",
        "it has no commits",
        "it is not a reindex status",
        "it neither reports success nor contains what was requested",
    ];

    private static readonly Dictionary<string, Func<GijServer, Task>> Readers = new(StringComparer.Ordinal)
    {
        ["GET integration"] = server => server.ListAsync(),
        ["GET integration/3"] = server => server.GetAsync(3),
        ["PUT integration/3"] = server => server.UpdateAsync(3, (SharedFields.TagsFilter, "^v")),
        ["GET repository"] = server =>
            new ResourceClient<GijRepository>(server).ListAsync(
                batch => Assert.All(batch, repository => Assert.NotNull($"{repository} {repository.State} {repository.OriginalAtRisk}")),
                CancellationToken.None
            ),
        ["PUT repository"] = server =>
        {
            var settings = new SettingSet(RepositoryFields.Table);
            settings.Set(SharedFields.TagsFilter, "^v");
            return new ResourceClient<GijRepository>(server).UpdateAsync(111, settings, present: null, CancellationToken.None);
        },
        ["GET index.json"] = async server =>
        {
            var run = new ReindexRun(server, repositoryId: null, threadId: null);
            await new ReindexClient(server, RequestObserver.None).UpdateAsync(run, CancellationToken.None);
            Assert.NotNull($"{run.State} {run.Percent} {run.Message} {run.Faults.Count}");
        },
        ["GET issues/PAY-12/commits"] = async server =>
            Assert.All(
                await new IssueClient(server, RequestObserver.None, _ => { }).GetCommitsAsync("PAY-12", true, CancellationToken.None),
                commit => Assert.NotNull($"{commit} {commit.Date} {commit.Branches.Count} {commit.Notes.Count} {commit.Files.Count}")
            ),
        ["GET project"] = server => server.Jira().GetProjectsAsync("test", CancellationToken.None),
    };

    private readonly Spoilt spoilt = new();

    [Theory]
    [InlineData("GET integration")]
    [InlineData("GET integration/3")]
    [InlineData("PUT integration/3")]
    [InlineData("GET repository")]
    [InlineData("PUT repository")]
    [InlineData("GET index.json")]
    [InlineData("GET issues/PAY-12/commits")]
    [InlineData("GET project")]
    public async Task A_spoilt_body_is_read_or_named(string reader)
    {
        var good = await GoodBodyAsync(reader);
        var outcomes = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, MutationsPerReader).Chunk(MutationsPerServer),
            async (seeds, _) =>
            {
                using var ofSeeds = new Spoilt();
                foreach (var seed in seeds)
                {
                    ofSeeds.Spoil(good, seed);
                    outcomes[await ofSeeds.OutcomeAsync(reader, seed)] = true;
                }
            }
        );

        // A fuzzer that only ever makes garbage, or only ever good bodies, would find nothing.
        Assert.Contains("read", outcomes.Keys);
        Assert.Contains("InvalidResponse", outcomes.Keys);
    }

    [Fact]
    public void Any_json_is_read_or_named() =>
        Check.One(
            Configuration,
            Prop.ForAll(
                Arb.From(Json.Select(json => json.ToString(Formatting.None))),
                body =>
                {
                    spoilt.Body = Encoding.UTF8.GetBytes(body);
                    return spoilt.OutcomeAsync("GET integration", seed: null).GetAwaiter().GetResult().Length > 0;
                }
            )
        );

    [Fact]
    public void Whatever_values_an_integration_has_they_are_read_as_they_are() =>
        Check.One(
            Configuration,
            Prop.ForAll(
                Arb.From(Settings),
                settings =>
                {
                    spoilt.Body = Encoding.UTF8.GetBytes(
                        new JObject { ["success"] = true, ["integration"] = new JArray(settings) }.ToString(Formatting.None)
                    );
                    var integration = spoilt.Server.GetAsync((int)settings["id"]!).GetAwaiter().GetResult();
                    return IntegrationFields.Table.All.All(field =>
                        settings[field.ResponseName] is not { } sent
                        || JToken.DeepEquals(sent, JToken.FromObject(integration.ReadValue(field)!))
                    );
                }
            )
        );

    public void Dispose() => spoilt.Dispose();

    private static Config Configuration => Config.QuickThrowOnFailure.WithMaxTest(Properties).WithReplay(20_261_122, 3);

    private static Gen<string> Text => ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty);

    private static Gen<JToken> Leaf =>
        Gen.OneOf(
            Text.Select(text => (JToken)text),
            ArbMap.Default.GeneratorFor<long>().Select(number => (JToken)number),
            ArbMap.Default.GeneratorFor<double>().Select(number => (JToken)number),
            ArbMap.Default.GeneratorFor<bool>().Select(flag => (JToken)flag),
            Gen.Constant<JToken>(JValue.CreateNull())
        );

    /// <summary>JSON of any form whose members often have names that the reader knows.</summary>
    private static Gen<JToken> Json => Gen.Sized(size => Tree(Math.Min(size, 5)));

    private static Gen<string> Name =>
        Gen.OneOf(
            Gen.Elements(
                "success",
                "integration",
                "integrations",
                "error",
                "id",
                "integrationType",
                "displayName",
                "projectMappingIds",
                "lastIndexedDate"
            ),
            Text
        );

    /// <summary>An integration with any of the settings that answers name, each with a value of its kind.</summary>
    private static Gen<JObject> Settings =>
        from id in Gen.Choose(1, int.MaxValue)
        from members in Gen.CollectToSequence(IntegrationFields.Table.All.Where(row => row.Kind != FieldKind.Secret), Member)
        select new JObject(members.Where(member => member is not null).Append(new JProperty("id", id)));

    private static Gen<JToken> Tree(int depth) =>
        depth == 0
            ? Leaf
            : Gen.OneOf(
                Leaf,
                Tree(depth - 1).ListOf().Select(elements => (JToken)new JArray(elements)),
                Gen.Zip(Name, Tree(depth - 1))
                    .ListOf()
                    .Select(members =>
                        (JToken)
                            new JObject(
                                members.DistinctBy(member => member.Item1).Select(member => new JProperty(member.Item1, member.Item2))
                            )
                    )
            );

    private static Gen<JProperty?> Member(Field field) =>
        from isThere in Gen.Elements(true, false)
        from value in field.Kind switch
        {
            FlagKind => ArbMap.Default.GeneratorFor<bool>().Select(flag => (JToken)flag),
            WholeNumberKind => ArbMap.Default.GeneratorFor<int>().Select(number => (JToken)number),
            IdListKind => ArbMap.Default.GeneratorFor<long[]>().Select(ids => (JToken)new JArray(ids)),
            _ => Text.Select(text => (JToken)text),
        }
        select isThere ? new JProperty(field.ResponseName, value) : null;

    /// <summary>What the sandbox answers, as the start of what is spoilt.</summary>
    private static async Task<string> GoodBodyAsync(string reader)
    {
        using var sandbox = new LoopbackServer(data: new SandboxData { Repositories = [.. SampleRepositories.All().Skip(9).Take(6)] });
        using var connection = sandbox.Connect();
        await Readers[reader](connection);
        using var client = new HttpClient();
        var asked = sandbox.Requests.Single();
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(sandbox.BaseUri, asked.Path))
        {
            Content = new StringContent(asked.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", asked.Headers["Authorization"]);
        request.Headers.Add("X-Atlassian-Token", "no-check");
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A server that sends what it is told.</summary>
    private sealed class Spoilt : IDisposable
    {
        private readonly FixedAnswer answer = new();

        public Spoilt()
        {
            using var token = SecretText.ToSecureString("t0ken-that-no-body-has");
            Server = new GijServer(
                new ConnectionOptions(new Uri("https://jira.example.com"), JiraLogin.FromToken(token)) { Handler = answer, MaxRetry = 0 }
            );
        }

        public GijServer Server { get; }

        public byte[] Body
        {
            set => answer.Body = value;
        }

        public void Spoil(string good, int seed)
        {
            answer.Body = new Mutations(seed).Mutate(good);
            answer.ContentType =
                seed % 50 == 0 ? "text/plain"
                : seed % 51 == 0 ? "application/json; charset=utf-16"
                : "application/json";
            answer.Status = seed % 40 == 0 ? 500 : 200;
        }

        public async Task<string> OutcomeAsync(string reader, int? seed)
        {
            try
            {
                await Readers[reader](Server);
                return "read";
            }
            catch (GijException error)
            {
                Assert.Contains(error.Id, Allowed);
                Assert.True(
                    error.Id != GijErrorId.InvalidResponse || Faults.Any(fault => error.Message.Contains(fault, StringComparison.Ordinal)),
                    $"{reader} {seed}: {error.Message}"
                );
                Assert.True(error.InnerException is null or GijException, "an exception of another library reaches the user");
                return $"{error.Id}";
            }
            catch (Exception other)
            {
                throw new InvalidOperationException($"{reader} {seed}: {Encoding.UTF8.GetString(answer.Body)}", other);
            }
        }

        public void Dispose()
        {
            Server.Dispose();
            answer.Dispose();
        }
    }
}
