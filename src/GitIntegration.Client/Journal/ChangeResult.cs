namespace GitIntegration;

/// <summary>How a change has ended, as the journal records it.</summary>
/// <param name="Outcome">The outcome.</param>
internal sealed record ChangeResult(ChangeOutcome Outcome)
{
    /// <summary>The error; null where there was none.</summary>
    public GijErrorId? ErrorId { get; init; }

    /// <summary>The id of the object that was made or changed; null where it isn't known.</summary>
    public int? Id { get; init; }

    /// <summary>Its name; null where it isn't known.</summary>
    public string? Name { get; init; }

    /// <summary>The result of a request that was answered.</summary>
    /// <param name="made">The object that it made or changed; null where the response holds none.</param>
    public static ChangeResult Made(INamed? made) => new(ChangeOutcome.Made) { Id = made?.Id, Name = made?.Name };

    /// <summary>The result of a request that failed.</summary>
    public static ChangeResult Of(System.Exception failure)
    {
        var error = failure as GijException;
        return new ChangeResult(error is { MayHaveActed: false } ? ChangeOutcome.Refused : ChangeOutcome.Unknown) { ErrorId = error?.Id };
    }
}
