using System.Collections.Generic;

namespace GitIntegration;

/// <summary>What a request changes, as the journal records it.</summary>
/// <param name="Noun">What kind of object it is.</param>
/// <param name="Id">The id of the object; null for a new one, and for what has no id.</param>
/// <param name="Name">The name of the object, where it is known.</param>
/// <param name="Settings">What changes. It is enumerated only where there is a journal.</param>
internal sealed record ChangeDescription(string Noun, int? Id, string? Name, IEnumerable<ChangedSetting> Settings)
{
    /// <summary>What it does with the object; null for a request that has an object do something.</summary>
    public ChangeAction? Action { get; init; }
}
