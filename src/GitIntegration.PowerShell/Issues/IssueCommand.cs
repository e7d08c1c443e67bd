using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that read what git holds about issues.</summary>
public abstract class IssueCommand : ServerCommand
{
    private readonly HashSet<(GijServer Server, string Key)> done = [];

    /// <summary>Reads something about each issue, and writes it. What fails for one is that one's error, and the rest continue.</summary>
    /// <param name="issues">The issues that were given. Several objects about one are read once.</param>
    /// <param name="read">Reads it, by the key of an issue.</param>
    private protected void ForEach(IssueReference[] issues, Func<IssueClient, string, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        foreach (var issue in issues)
        {
            Try(
                () =>
                {
                    var server = HomeOf(issue.Connection, () => $"Issue {issue}");
                    var key = IssueKey.Parse(issue.Text, "-Issue");
                    if (done.Add((server, key)) || issue.Connection is null)
                    {
                        Write(server, (client, token) => read(client, key, token));
                    }
                },
                issue.Given
            );
        }
    }

    /// <summary>Reads and writes objects.</summary>
    /// <exception cref="GijException">They can't be read.</exception>
    private protected void Write(GijServer server, Func<IssueClient, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        var client = new IssueClient(server, Observer, text => Pump.Post(() => WriteWarning(text)));
        WriteObject(WaitFor(token => read(client, token)), enumerateCollection: true);
    }
}
