using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The suite in tests/pester: the packaged module as a script author sees it.</summary>
public sealed class PesterTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");

    [PesterSuite]
    internal async Task<IReadOnlyList<PesterOutcome>> Suite()
    {
        var outcomes = await PesterSuite.RunAsync(
            Checkout.PathOf("tests/pester"),
            new Dictionary<string, string?>
            {
                ["GIJ_TESTS_SERVER"] = $"{server.BaseUri}",
                ["GIJ_TESTS_TOKEN"] = server.Sandbox.AdministratorToken,
                ["GIJ_TESTS_WEBHOOK_KEY"] = server.WebhookKey,
            }
        );

        // The suite uses a sandbox where it has no server.
        Assert.NotEmpty(server.Requests);
        return outcomes;
    }

    public void Dispose() => server.Dispose();
}
