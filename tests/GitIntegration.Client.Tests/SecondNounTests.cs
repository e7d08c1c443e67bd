using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A noun that only these tests know, with everything that another noun may do differently.</summary>
[Resource(typeof(ShelfKind))]
public sealed class GijShelf : GijResource
{
    internal GijShelf(ResourceSnapshot snapshot)
        : base(snapshot) { }

    public string? MainBranch
    {
        get => Get<string>(ShelfKind.MainBranch);
        set => Edit(ShelfKind.MainBranch, value);
    }

    public string? State => Get<string>(ShelfKind.State);

    internal override string? TypeName => null;
}

/// <summary>It has no request for one, its id goes into the query or the body, and its responses have no envelope.</summary>
internal sealed class ShelfKind : ResourceKind<GijShelf>
{
    public static readonly Field MainBranch = new("mainBranch", FieldKind.Text);
    public static readonly Member State = new("state", value => value as string);

    public override string Noun => "shelf";

    public override string PluralNoun => "shelves";

    public override FieldTable Table { get; } =
        new([SharedFields.ProjectMappingIds, MainBranch, SharedFields.DisplayName, SharedFields.Pat], [.. SharedFields.Members, State]);

    public override GijErrorId NotFound => GijErrorId.ProjectNotFound;

    protected override string Path => "repository";

    protected override IReadOnlyList<string> PayloadNames { get; } = ["repositories"];

    protected override IReadOnlyList<string> NotFoundNouns { get; } = ["repository"];

    public override ApiRequest? Get(int id, IRequestObserver observer) => null;

    public override ApiRequest Update(int id, RequestBody body, IRequestObserver observer) =>
        ForOne(HttpMethod.Put, id, Path, observer, body);

    public override ApiRequest Remove(int id, bool deleteFiles, IRequestObserver observer) =>
        ForOne(HttpMethod.Delete, id, $"{Path}?id={Digits(id)}&deleteFiles={Flag(deleteFiles)}", observer);

    public override void WriteIdentity(RequestBodyBuilder body, int id) => body.Add("id", id);

    protected override GijShelf Create(ResourceSnapshot snapshot) => new(snapshot);
}

/// <summary>The resource layer with another noun than integrations.</summary>
public sealed class SecondNounTests : IDisposable
{
    private const string Repository = "/rest/gitplugin/1.0/repository";

    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;
    private readonly ResourceClient<GijShelf> client;

    public SecondNounTests()
    {
        connection = server.Connect();
        client = new ResourceClient<GijShelf>(connection);
    }

    [Fact]
    public async Task Its_values_stand_at_the_places_of_its_own_table_beside_integrations()
    {
        Answer("GET", """{"success":true,"repositories":[{"id":7,"mainBranch":"main","displayName":"x","state":"ERROR","initDate":0}]}""");
        var shelf = await client.GetAsync(7, CancellationToken.None);
        var integration = await connection.GetAsync(3);

        Assert.Equal(("main", "x", "ERROR"), (shelf.MainBranch, shelf.DisplayName, shelf.State));
        Assert.Equal(DateTime.UnixEpoch, shelf.InitDate?.ToUniversalTime());
        Assert.Equal("Payments on GitHub Enterprise", integration.DisplayName);
    }

    [Fact]
    public async Task One_that_can_only_be_listed_is_found_in_the_list_or_not_at_all()
    {
        Answer("GET", """{"success":true,"repositories":[{"id":7}]}""");
        var error = await Assert.ThrowsAsync<GijException>(() => client.GetAsync(8, CancellationToken.None));
        Assert.Equal(GijErrorId.ProjectNotFound, error.Id);
    }

    [Fact]
    public async Task Its_plural_is_its_own()
    {
        Answer("GET", """{"success":true,"repositories":[{"id":7},{"id":8},""");
        var broken = await Assert.ThrowsAsync<GijException>(() => client.GetAsync(7, CancellationToken.None));
        Assert.Contains("2 shelves had been read before", broken.Message, StringComparison.Ordinal);
        Assert.Equal("the list of shelves", ShelfKind.Instance.List(RequestObserver.None, ResponseLimit.HandedOn).Subject);
        Assert.Equal("the list of integrations", IntegrationKind.Instance.List(RequestObserver.None, ResponseLimit.HandedOn).Subject);
    }

    [Fact]
    public async Task A_change_has_the_id_in_its_body_and_its_bare_answer_is_read()
    {
        Answer("PUT", """{"id":7,"displayName":"new","projectMappingIds":[2,1],"limit":9}""");
        var settings = new SettingSet(ShelfKind.Instance.Table);
        settings.Set(SharedFields.DisplayName, "new");
        var changed = await client.UpdateAsync(7, settings, present: null, CancellationToken.None);

        Assert.Equal("""{"id":7,"displayName":"new"}""", Assert.Single(server.Writes).Body);
        Assert.Equal(("new", 9L), (changed.DisplayName, changed.AdditionalFields["limit"]));
        Assert.Equal([2L, 1L], changed.ProjectMappingIds!);
    }

    [Theory]
    [InlineData(404, "text/html", "<html><body>Repository with id=7 does not exist</body></html>", "ProjectNotFound")]
    [InlineData(404, "application/json", """{"message":"Repository 7 does not exist"}""", "ProjectNotFound")]
    [InlineData(200, "application/json", """{"success":false,"error":"Repository 7 does not exist"}""", "ProjectNotFound")]
    [InlineData(404, "text/html", "<html><body>Repository with id=77 does not exist</body></html>", "JiraNotFound")]
    [InlineData(404, "text/html", "<html><body>Not found</body></html>", "JiraNotFound")]
    [InlineData(500, "text/html", "<html><body>Repository with id=7 does not exist</body></html>", "UnexpectedStatus")]
    public async Task A_missing_one_is_recognised_by_its_noun_and_id_whatever_the_answer_looks_like(
        int status,
        string contentType,
        string body,
        string expected
    )
    {
        server.On($"DELETE {Repository}", status, contentType, body);
        var error = await Assert.ThrowsAsync<GijException>(() =>
            client.RemoveAsync(7, deleteFiles: false, present: null, CancellationToken.None)
        );
        Assert.Equal(expected, $"{error.Id}");
    }

    [Theory]
    [InlineData("""{"displayName":"x"}""")]
    [InlineData("""{"id":8,"displayName":"x"}""")]
    [InlineData("""{"id":0,"displayName":"x"}""")]
    [InlineData("""{"success":false,"id":7}""", "RequestRejected")]
    public async Task A_bare_answer_that_is_not_the_object_is_refused(string body, string expected = "InvalidResponse")
    {
        Answer("PUT", body);
        var error = await Assert.ThrowsAsync<GijException>(() =>
            client.UpdateAsync(7, new SettingSet(ShelfKind.Instance.Table), present: null, CancellationToken.None)
        );
        Assert.Equal(expected, $"{error.Id}");
    }

    [Fact]
    public async Task A_bare_answer_about_an_integration_is_read_too()
    {
        server.On("PUT /rest/gitplugin/1.0/integration/5", 200, "application/json", """{"id":5,"displayName":"bare"}""");
        Assert.Equal("bare", (await connection.UpdateAsync(5, (SharedFields.Disabled, true))).DisplayName);
    }

    [Fact]
    public void Both_tables_contain_the_same_shared_rows() =>
        Assert.Equal(3, ShelfKind.Instance.Table.All.Intersect(IntegrationFields.Table.All).Count());

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }

    private void Answer(string method, string body) => server.On($"{method} {Repository}", 200, "application/json", body);
}
