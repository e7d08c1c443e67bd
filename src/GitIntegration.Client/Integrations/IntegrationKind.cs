using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What is an integration's own in the API.</summary>
internal sealed class IntegrationKind : ResourceKind<GijIntegration>
{
    public override string Noun => "integration";

    public override FieldTable Table => IntegrationFields.Table;

    public override GijErrorId NotFound => GijErrorId.IntegrationNotFound;

    protected override string Path => "integration";

    protected override IReadOnlyList<string> PayloadNames { get; } = ["integration", "integrations"];

    /// <summary>The server calls an integration a repository when it is missing.</summary>
    protected override IReadOnlyList<string> NotFoundNouns { get; } = ["integration", "repository"];

    public override void RequireComplete(SettingSet settings, (string Subject, string Command)? copy = null) =>
        IntegrationType.RequireComplete(settings, Noun, copy);

    public override string? TypeIn(SettingSet settings) => settings.Value(IntegrationFields.Type) as string;

    public override IEnumerable<Field> UnusedIn(SettingSet settings) => IntegrationType.UnusedIn(settings, TypeIn(settings));

    public override bool HasPath(SettingSet settings, GijResource? present) =>
        IntegrationType.NameOf(settings, present as GijIntegration) == IntegrationTypes.TrackedFolder;

    protected override GijIntegration Create(ResourceSnapshot snapshot) => new(snapshot);
}
