using System.Collections.Generic;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What is a repository's own in the API: it can only be listed, and its id stands in the query or the body.</summary>
internal sealed class RepositoryKind : ResourceKind<GijRepository>
{
    public override string Noun => "repository";

    public override FieldTable Table => RepositoryFields.Table;

    public override GijErrorId NotFound => GijErrorId.RepositoryNotFound;

    /// <summary>
    /// The app keeps integrations and repositories in one table: a request with the id of an integration could change or remove that.
    /// </summary>
    public override bool IsReadFirst => true;

    protected override string Path => "repository";

    protected override IReadOnlyList<string> PayloadNames { get; } = ["repositories", "repository"];

    protected override IReadOnlyList<string> NotFoundNouns { get; } = ["repository"];

    public override void RequireComplete(SettingSet settings, (string Subject, string Command)? copy = null)
    {
        if (!settings.HasValue(SharedFields.Origin))
        {
            throw GijErrors.MissingFields(
                GijErrors.NewOne(Noun),
                [$"-{SharedFields.Origin.ParameterName}"],
                "New-GijRepository -Origin https://git.example.com/tools.git"
            );
        }
    }

    public override ApiRequest? Get(int id, IRequestObserver observer) => null;

    public override ApiRequest Update(int id, RequestBody body, IRequestObserver observer) =>
        ForOne(HttpMethod.Put, id, Path, observer, body);

    public override ApiRequest Remove(int id, bool deleteFiles, IRequestObserver observer) =>
        ForOne(HttpMethod.Delete, id, $"{Path}?id={Digits(id)}&{DeleteFilesName}={Flag(deleteFiles)}", observer);

    public override void WriteIdentity(RequestBodyBuilder body, int id) => body.Add(ResourceSnapshot.IdName, id);

    protected override GijRepository Create(ResourceSnapshot snapshot) => new(snapshot);
}
