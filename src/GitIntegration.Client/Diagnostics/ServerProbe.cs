using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Tests a connection step by step. What fails is a finding, never an exception.</summary>
internal sealed class ServerProbe(GijServer server, IRequestObserver observer, CancellationToken cancellationToken)
{
    private readonly List<GijException> problems = [];
    private TimeSpan? quickest;

    public async Task<GijServerTest> RunAsync()
    {
        var jira = new JiraClient(server.Transport, observer);
        var test = new GijServerTest(server) { State = await FindAsync(jira.GetStateAsync).ConfigureAwait(false) };
        test.Reachable = quickest is not null || problems.Exists(problem => problem.StatusCode is not null);
        if (test.Reachable)
        {
            test.JiraVersion = await FindAsync(jira.GetVersionAsync).ConfigureAwait(false);
            test.User = await FindAsync(jira.GetUserAsync).ConfigureAwait(false);
        }

        if (test.Reachable && !problems.Exists(problem => problem.IsLoginRefused))
        {
            (test.AppAnswers, test.Administrator) = await AskAppAsync().ConfigureAwait(false);
        }

        test.AppVersion = test.AppAnswers == true ? await AppVersionAsync(jira).ConfigureAwait(false) : null;
        test.NodeId = server.State.NodeId;
        test.RoundTrip = quickest;
        test.Problems = [.. problems.GroupBy(problem => problem.Id, (_, same) => same.First().Message)];
        return test;
    }

    /// <summary>
    /// Looks at what a new connection leads to, when the login was accepted: the app, and Jira's version. The problems are those
    /// with the app.
    /// </summary>
    public async Task<GijServerTest> RunAfterLoginAsync()
    {
        var (answers, administrator) = await AskAppAsync().ConfigureAwait(false);
        return new GijServerTest(server)
        {
            Reachable = true,
            User = server.User,
            AppAnswers = answers,
            Administrator = administrator,
            Problems = [.. problems.Select(problem => problem.Message)],
            JiraVersion = await FindAsync(new JiraClient(server.Transport, observer).GetVersionAsync).ConfigureAwait(false),
        };
    }

    private async Task<(bool? Answers, bool? Administrator)> AskAppAsync()
    {
        var asked = await FindAsync(ReadListAsync).ConfigureAwait(false);
        if (asked == true)
        {
            return (true, true);
        }

        return problems.Last().Id switch
        {
            GijErrorId.NotAdministrator => (true, false),
            GijErrorId.RequestRejected or GijErrorId.LicenceExpired => (true, null),
            GijErrorId.AppNotFound => (false, null),
            _ => (null, null),
        };
    }

    private async Task<bool?> ReadListAsync(CancellationToken token)
    {
        await new ResourceClient<GijIntegration>(server, observer).ProbeAsync(token).ConfigureAwait(false);
        return true;
    }

    /// <summary>Null if you aren't a system administrator, which isn't a problem: managing integrations doesn't require it.</summary>
    private async Task<string?> AppVersionAsync(JiraClient jira)
    {
        try
        {
            return await jira.GetAppVersionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GijException)
        {
            return null;
        }
    }

    private async Task<T?> FindAsync<T>(Func<CancellationToken, Task<T?>> ask)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var found = await ask(cancellationToken).ConfigureAwait(false);
            quickest = quickest < watch.Elapsed ? quickest : watch.Elapsed;
            return found;
        }
        catch (GijException problem)
        {
            problems.Add(problem);
            return default;
        }
    }
}
