using System;
using System.Collections.Generic;
using System.Linq;

namespace GitIntegration;

/// <content>Errors about settings, parameters and their values.</content>
internal static partial class GijErrors
{
    /// <summary>No setting was given, and none was edited.</summary>
    public static GijException NothingToChange(string subject) =>
        Create(GijErrorId.NothingToChange, subject, ErrorText.Get(nameof(NothingToChange) + "_None"));

    /// <summary>No setting was given, and the edits of a copy cannot be seen.</summary>
    public static GijException NothingToChangeOnCopy(string subject) =>
        CreateNamed(GijErrorId.NothingToChange, nameof(NothingToChangeOnCopy), null, subject);

    /// <summary>A parameter has no effect without another one.</summary>
    public static GijException NeedsOther(string parameter, string other) =>
        CreateNamed(GijErrorId.InvalidValue, nameof(NeedsOther), null, parameter, other);

    /// <summary>A journal is wanted, and neither a file nor a connection with one was given.</summary>
    /// <param name="server">The connection.</param>
    /// <param name="parameter">The parameter that names a file.</param>
    public static GijException NoJournal(string server, string parameter) =>
        CreateNamed(GijErrorId.InvalidValue, nameof(NoJournal), null, server, parameter);

    /// <summary>No file with expiry dates of tokens was given.</summary>
    /// <param name="variable">The environment variable that can name one.</param>
    public static GijException NoLedger(string variable) => CreateNamed(GijErrorId.InvalidValue, nameof(NoLedger), null, variable);

    /// <summary>Neither issues to link to nor issues to remove were given.</summary>
    public static GijException NoIssues() => CreateNamed(GijErrorId.NothingToChange, nameof(NoIssues), null);

    /// <summary>Two values were given that exclude each other.</summary>
    public static GijException Conflict(string what, string reason) => Create(GijErrorId.ConflictingFields, what, reason);

    /// <summary>A setting was given twice, as a parameter and as an additional field.</summary>
    public static GijException GivenTwice(string parameter, string field) =>
        Conflict(ErrorText.Get(nameof(GivenTwice), parameter, field), ErrorText.Get(nameof(GivenTwice) + "_Reason"));

    /// <summary>Projects were named for what every project sees.</summary>
    public static GijException GlobalWithProjects(string noun) =>
        Conflict(ErrorText.Get(nameof(GlobalWithProjects)), ErrorText.Get(nameof(GlobalWithProjects) + "_Reason", noun));

    /// <summary>The value of a setting or parameter breaks its rule.</summary>
    public static GijException InvalidValue(string name, string reason) => Create(GijErrorId.InvalidValue, name, reason);

    /// <summary>An expression or a pattern can't be used.</summary>
    /// <param name="parameter">The parameter without its hyphen.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="command">The cmdlet that tries such filters.</param>
    public static GijException InvalidFilter(string parameter, string problem, string command) =>
        new(
            GijErrorId.InvalidFilter,
            ErrorText.Summary(GijErrorId.InvalidFilter, parameter, problem),
            ErrorText.Advice(GijErrorId.InvalidFilter, command)
        );

    /// <summary>A new token was sent, but couldn't be verified.</summary>
    public static GijException TokenNotVerified(string subject, string server, string reason) =>
        Create(GijErrorId.TokenNotVerified, subject, server, reason);

    /// <summary>The next scan can't be previewed without the secret of the integration.</summary>
    public static GijException ScanNeedsSecret(string subject) =>
        CreateNamed(GijErrorId.ScanNotPreviewable, nameof(ScanNeedsSecret), null, subject);

    /// <summary>The next scan can't be previewed.</summary>
    public static GijException ScanNotPreviewable(string subject, string reason) => Create(GijErrorId.ScanNotPreviewable, subject, reason);

    /// <summary>The next scan would remove more than is allowed.</summary>
    /// <param name="subject">The integration.</param>
    /// <param name="removed">How many it would remove.</param>
    /// <param name="present">How many there are.</param>
    /// <param name="names">The first of them.</param>
    /// <param name="limit">How many may be removed.</param>
    /// <param name="effects">All that it would remove, for the error's TargetObject.</param>
    public static GijException WouldLoseRepositories(
        string subject,
        int removed,
        int present,
        string names,
        int limit,
        IReadOnlyList<object> effects
    )
    {
        var error = Create(GijErrorId.WouldLoseRepositories, subject, removed, present, names, limit);
        error.Target = effects.ToArray();
        return error;
    }

    /// <summary>The same for a scan, which would use the filter as it is.</summary>
    public static GijException InvalidFilterOfScan(string parameter, string problem) =>
        new(
            GijErrorId.InvalidFilter,
            ErrorText.Summary(GijErrorId.InvalidFilter, parameter, problem),
            ErrorText.Get($"{nameof(InvalidFilterOfScan)}_Advice")
        );

    /// <summary>No setting of this name can be cleared.</summary>
    public static GijException NotClearable(string name, IReadOnlyList<string> clearable)
    {
        var question = DidYouMean(ClosestTexts.To(name, clearable));
        return CreateNamed(GijErrorId.InvalidValue, nameof(NotClearable), null, name, question, string.Join(", ", clearable));
    }

    /// <summary>A value whose name looks like a secret's is plain text. The error doesn't repeat it.</summary>
    public static GijException PlainSecret(string name) => CreateNamed(GijErrorId.InvalidValue, nameof(PlainSecret), null, name);

    /// <summary>Something new lacks its type.</summary>
    public static GijException MissingType(string noun, string parameter, IReadOnlyList<string> types, string example) =>
        MissingFields(NewOne(noun), [ErrorText.Get(nameof(MissingType), parameter, string.Join(", ", types))], example);

    /// <summary>What an error calls something new.</summary>
    public static string NewOne(string noun) => ErrorText.Get(nameof(NewOne), noun);

    /// <summary>What an error calls something new of a type.</summary>
    public static string NewOfType(string noun, string type, string host) => ErrorText.Get(nameof(NewOfType), noun, type, host);

    /// <summary>Something new lacks settings that it needs.</summary>
    public static GijException MissingFields(string subject, IEnumerable<string> missing, string example)
    {
        string[] parts = [.. missing];
        var areWords = Array.TrueForAll(parts, part => part.IndexOf(' ') < 0);
        return Create(GijErrorId.MissingFields, subject, string.Join(areWords ? " and " : ", and ", parts), example);
    }
}
