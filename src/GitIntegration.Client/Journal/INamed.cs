namespace GitIntegration;

/// <summary>An object whose id and name the journal records when a change has made or returned it.</summary>
internal interface INamed
{
    int Id { get; }

    string? Name { get; }
}
