using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets that read what git holds about issues.</summary>
public abstract class IssueCommand : ServerCommand
{
    /// <summary>Reads something about each issue, and writes it. What fails for one is that one's error, and the rest continue.</summary>
    /// <param name="issues">What was given.</param>
    /// <param name="read">Reads it, by the key of an issue.</param>
    private protected void ForEach(string[] issues, Func<IssueClient, string, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        foreach (var issue in issues)
        {
            try
            {
                var key = IssueKey.Parse(issue);
                Write((client, token) => read(client, key, token));
            }
            catch (GijException failure)
            {
                WriteOrEnd(failure, issue);
            }
        }
    }

    /// <summary>Reads and writes objects.</summary>
    /// <exception cref="GijException">They can't be read.</exception>
    private protected void Write(Func<IssueClient, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        var client = new IssueClient(RequiredServer(), Observer, text => Pump.Post(() => WriteWarning(text)));
        WriteObject(WaitFor(token => read(client, token)), enumerateCollection: true);
    }
}
