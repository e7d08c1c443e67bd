namespace GitIntegration;

/// <summary>The names and words of a journal's lines, which its writer and its reader share.</summary>
internal static class JournalMembers
{
    /// <summary>The version of the lines. One that is higher is for a later version of this module.</summary>
    public const int Version = 1;

    /// <summary>The most bytes of a line. A longer change isn't sent, because its line couldn't be read.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    /// <summary>The two kinds of line: before a request, and after it.</summary>
    public const string Begin = "begin",
        End = "end";

    /// <summary>What stands in place of a value that must not be told.</summary>
    public const string Set = "set",
        Cleared = "cleared";

    public const string Schema = "schema",
        Kind = "kind",
        Change = "change",
        Time = "time",
        User = "user",
        ProcessUser = "processUser",
        Computer = "computer",
        Server = "server",
        ServerUri = "serverUri",
        Command = "command",
        Request = "request",
        Noun = "noun",
        Action = "action",
        Id = "id",
        Name = "name",
        Changes = "changes",
        Setting = "setting",
        Before = "before",
        After = "after",
        IsHidden = "isHidden",
        Outcome = "outcome",
        ErrorId = "errorId";
}
