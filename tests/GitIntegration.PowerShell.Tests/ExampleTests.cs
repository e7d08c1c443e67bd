using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;
using System.Text.RegularExpressions;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>
/// Runs what the packaged help shows, as a reader would who has connected to the sandbox. An example with the mark
/// '(needs pwsh)' uses a cmdlet that only a whole PowerShell has; tests/pester runs it.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    private const string NeedsPwsh = "(needs pwsh)";

    /// <summary>What a person at the keyboard and a vault would answer.</summary>
    private const string Answers = "function Read-Host { $secret }; function Get-Secret { $secret }; function Get-Credential { $login };";

    /// <summary>The addresses that stand for a reader's own Jira; here a real server on a loopback socket answers in its place.</summary>
    private static readonly Regex OwnJira = new(@"https://jira[a-z-]*\.example\.com/jira", RegexOptions.None, TimeSpan.FromSeconds(1));

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new(choose: _ => 0);

    public ExampleTests()
    {
        engine.ConnectToSandbox().WithSecret("secret", server.Sandbox.AdministratorToken);
        engine.With("login", new PSCredential("admin", (SecureString)engine.Succeed("$secret").Output.Single().BaseObject));
    }

    public static IEnumerable<object[]> Examples =>
        from example in PackagedHelp.Examples
        where !example.Title.Contains(NeedsPwsh, StringComparison.Ordinal)
        select new object[] { example.Cmdlet, example.Title };

    public static TheoryData<string> Topics => new(PackagedHelp.Topics);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_a_cmdlet_runs_without_an_error_and_uses_the_cmdlet(string cmdlet, string title)
    {
        var code = PackagedHelp.Examples.Single(example => example.Cmdlet == cmdlet && example.Title == title).Code;
        Assert.Contains(
            cmdlet,
            Parser
                .ParseInput(code, out _, out _)
                .FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
                .Select(ast => ((CommandAst)ast).GetCommandName())
        );

        engine.Succeed($"{Answers}\n{OwnJira.Replace(code, $"{server.BaseUri}")}");
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void What_a_topic_shows_at_the_prompt_runs_without_an_error(string topic) =>
        engine.Succeed(string.Join('\n', PackagedHelp.PromptsOf(topic)));

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
