using System;

namespace GitIntegration;

/// <summary>
/// A git integration as the app reports it. Its settings can be edited: Set-GijIntegration sends the edited ones.
/// A setting that isn't in the response is null. It never contains a secret: the app returns none.
/// </summary>
[Resource(typeof(IntegrationKind))]
public sealed class GijIntegration : GijResource
{
    /// <summary>Makes an integration for a test or a mock. It belongs to no connection.</summary>
    /// <param name="id">Its id, 1 or more.</param>
    /// <param name="type">Its type, for example GITHUB.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public GijIntegration(int id, string type)
        : this(ResourceSnapshot.MadeByHand(IntegrationFields.Table, id, IntegrationFields.Type, type)) { }

    internal GijIntegration(ResourceSnapshot snapshot)
        : base(snapshot) { }

    /// <summary>The type, for example GITHUB. A type that is not documented is kept as the app gave it.</summary>
    public string? Type
    {
        get => Get<string>(IntegrationFields.Type);
        set => Edit(IntegrationFields.Type, value);
    }

    /// <summary>True when users bring a token of their own for branches and pull requests.</summary>
    public bool? RequireUserPat
    {
        get => Get<bool?>(IntegrationFields.RequireUserPat);
        set => Edit(IntegrationFields.RequireUserPat, value);
    }

    /// <summary>The path, starting with '/', that lists the tracked repositories.</summary>
    public string? ApiPath
    {
        get => Get<string>(IntegrationFields.ApiPath);
        set => Edit(IntegrationFields.ApiPath, value);
    }

    /// <summary>The JMESPath expression that chooses the tracked repositories.</summary>
    public string? ApiFilter
    {
        get => Get<string>(IntegrationFields.ApiFilter);
        set => Edit(IntegrationFields.ApiFilter, value);
    }

    /// <summary>The collection, on Microsoft hosts.</summary>
    public string? TfsCollection
    {
        get => Get<string>(IntegrationFields.TfsCollection);
        set => Edit(IntegrationFields.TfsCollection, value);
    }

    /// <summary>The region, on AWS CodeCommit.</summary>
    public string? AwsRegion
    {
        get => Get<string>(IntegrationFields.AwsRegion);
        set => Edit(IntegrationFields.AwsRegion, value);
    }

    /// <summary>How many levels of a tracked folder are searched, 1 to 5.</summary>
    public int? FolderDepth
    {
        get => Get<int?>(IntegrationFields.FolderDepth);
        set => Edit(IntegrationFields.FolderDepth, value);
    }

    /// <summary>How many repositories are nested in it, where -IncludeRepositoryCount has counted them; null otherwise.</summary>
    public int? RepositoryCount { get; internal set; }

    internal override string? TypeName => Type;

    private protected override bool IsUnused(Field field) => IntegrationType.IsUnused(field, Type);

    internal override string? OriginalAtRisk =>
        ReadValue(IntegrationFields.Type) is IntegrationTypes.TrackedFolder ? "TrackedFolder" : null;
}
