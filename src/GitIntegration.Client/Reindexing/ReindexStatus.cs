using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GitIntegration;

/// <summary>
/// What the server says about a reindex, a repository's last one, or all of them. Its two documented shapes differ: steps are a map
/// from text to percent, or a list of messages.
/// </summary>
internal sealed class ReindexStatus
{
    /// <summary>Every status has at least one of these members.</summary>
    private static readonly string[] StatusNames = ["finished", "threadId", "messages", "completionPercentage"];

    /// <summary>No id of a thread is longer.</summary>
    private const int LongestId = 200;

    /// <summary>Limits on what an error shows: anything beyond them helps nobody.</summary>
    private const int LongestText = 500,
        LongestDetails = GijException.LongestBody,
        MostFaults = 1000;

    /// <summary>Names differ in case: threadId, threadID.</summary>
    private readonly Dictionary<string, object?> members = new(StringComparer.OrdinalIgnoreCase);

    private ReindexStatus(IReadOnlyDictionary<string, object?> response)
    {
        foreach (var member in response)
        {
            members[member.Key] = member.Value;
        }

        var messages = MessagesIn(Member("messages")).ToArray();
        Steps = [.. messages.Where(message => message.Fault is null).Select(message => message.Step)];
        Faults = [.. FaultsIn(Member("errors")).Concat(messages.Select(message => message.Fault).OfType<ReindexFault>()).Take(MostFaults)];
        if (Faults.Count == 0 && JsonValues.Long(Member("errorsCount")) is > 0 and var count)
        {
            Faults = [new ReindexFault(Repository: null, Reasons.Named("ReindexErrorsCounted", count), Details: null)];
        }

        Percent = Number(Member("lastOperationPercent")) ?? Number(Member("completionPercentage"));
        ThreadId = TextOf(Member("threadId")) is { Length: <= LongestId } id ? id : null;
        IsFinished = JsonValues.Flag(Member("finished")) ?? (Percent >= 100);
    }

    /// <summary>The id of the thread that works on it: a text or digits; null where the server names none.</summary>
    public string? ThreadId { get; }

    public bool IsFinished { get; }

    /// <summary>How much is done, as the server says it; null where it doesn't.</summary>
    public double? Percent { get; }

    public IReadOnlyList<ReindexStep> Steps { get; }

    public IReadOnlyList<ReindexFault> Faults { get; }

    /// <summary>True when the server has anything to say about it, so that its end can be believed.</summary>
    public bool HasRecord => Steps.Count > 0 || Faults.Count > 0 || Percent is not null;

    /// <summary>Reads a response; null where it isn't a status.</summary>
    public static ReindexStatus? TryRead(object? response)
    {
        if (response is not IReadOnlyDictionary<string, object?> members)
        {
            return null;
        }

        // A status of what has failed may say success:false, and so does the refusal of a request, which has none of these.
        var status = new ReindexStatus(members);
        return StatusNames.Any(status.members.ContainsKey) ? status : null;
    }

    /// <summary>The same, for a response that may say its success and no more.</summary>
    public static ReindexStatus? TryReadOrSuccess(object? response) =>
        response is IReadOnlyDictionary<string, object?> members && new JsonMembers(members).Flag("success") == true
            ? new ReindexStatus(members)
            : TryRead(response);

    private object? Member(string name) => members.TryGetValue(name, out var value) ? value : null;

    private static IEnumerable<(ReindexStep Step, ReindexFault? Fault)> MessagesIn(object? messages) =>
        messages switch
        {
            IReadOnlyDictionary<string, object?> byText => byText.Select(step =>
                (new ReindexStep(step.Key, Number(step.Value)), Fault: default(ReindexFault))
            ),
            IEnumerable<object?> list => list.Select(MessageOf),
            _ => [],
        };

    private static (ReindexStep Step, ReindexFault? Fault) MessageOf(object? message)
    {
        if (JsonMembers.Of(message) is not { } parts)
        {
            return (new ReindexStep(TextOf(message) ?? string.Empty, Percent: null), null);
        }

        var text = TextOf(parts["message"]) ?? string.Empty;
        return (new ReindexStep(text, Number(parts["percent"])), parts.Flag("error") == true ? FaultOf(null, parts) : null);
    }

    private static IEnumerable<ReindexFault> FaultsIn(object? errors) =>
        errors switch
        {
            IReadOnlyDictionary<string, object?> byRepository => byRepository.SelectMany(pair => FaultsOf(pair.Key, pair.Value)),
            string { Length: > 0 } or IEnumerable<object?> => FaultsOf(null, errors),
            _ => [],
        };

    private static IEnumerable<ReindexFault> FaultsOf(string? repository, object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> parts => [FaultOf(repository, new JsonMembers(parts))],
            IEnumerable<object?> list => list.SelectMany(one => FaultsOf(repository, one)),
            _ =>
            [
                new ReindexFault(
                    Cut(repository, LongestText),
                    Cut(TextOf(value), LongestText) ?? Reasons.Named("ReindexErrorUnnamed"),
                    Details: null
                ),
            ],
        };

    private static ReindexFault FaultOf(string? repository, JsonMembers parts) =>
        new(
            Cut(repository, LongestText),
            Cut(TextOf(parts["message"]), LongestText) ?? Reasons.Named("ReindexErrorUnnamed"),
            Cut(TextOf(parts["details"]), LongestDetails)
        );

    private static string? Cut(string? text, int length) => text?.Length > length ? text.Substring(0, length) : text;

    private static string? TextOf(object? value) =>
        value switch
        {
            null or "" => null,
            string text => text,
            _ => FormattableString.Invariant($"{value}"),
        };

    private static double? Number(object? value) =>
        value switch
        {
            double number when IsFinite(number) => number,
            long number => number,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsFinite(number) =>
                number,
            _ => null,
        };

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
