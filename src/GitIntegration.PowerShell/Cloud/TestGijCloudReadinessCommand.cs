using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Shows what would become of integrations in Jira Cloud.</summary>
/// <remarks>
/// The Cloud edition of the app has no REST API, so you enter by hand what isn't carried over. This cmdlet returns one object for each
/// integration, for each of its settings that needs attention, for each repository without an integration, and for each git host that the
/// internet can't reach. It compares the number of repositories with the limits of the editions. It changes nothing, and sends nothing to
/// Cloud or to git hosts.
/// <para>
/// Statements about Cloud come from the vendor's public pages. Source names the page, and SourceDate the month when it was read. If pages
/// disagree, Reason says so. If no page has an answer, Outcome is Unstated. Check the page again before you rely on it.
/// </para>
/// <para>
/// With -Identity, only these integrations and their hosts are considered: no repositories are read or counted.
/// </para>
/// </remarks>
/// <example>
/// See how much work the move is
/// <code>
/// Test-GijCloudReadiness | Group-Object Outcome -NoElement
/// </code>
/// Moves: the vendor says that it's carried over. ByHand: you enter it again. NotAvailable: Cloud doesn't have it. Unstated: the vendor's
/// pages don't say.
/// </example>
/// <example>
/// Write a runbook
/// <code>
/// Test-GijCloudReadiness -Runbook cloud.md -Force |
///     Where-Object Outcome -eq NotAvailable |
///     Format-List Integration, Repository, Setting, Value, Reason
/// </code>
/// The runbook is Markdown, with check boxes in the order of the move. The pipeline shows what you have to replace.
/// </example>
/// <example>
/// Look at a single integration
/// <code>
/// Test-GijCloudReadiness 'Platform GitLab' | Format-List
/// </code>
/// The list shows the reasons and their sources, which the table has no room for.
/// </example>
/// <example>
/// Save the work list for a spreadsheet
/// <code>
/// Get-GijIntegration -Enabled | Test-GijCloudReadiness |
///     Export-Csv cloud.csv -NoTypeInformation
/// </code>
/// Only enabled integrations are considered.
/// </example>
/// <seealso cref="ExportGijIntegrationCommand"/>
/// <seealso cref="GetGijCommitIssueCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijCloudReadiness", SupportsShouldProcess = true)]
[OutputType(typeof(GijCloudReadiness))]
public sealed class TestGijCloudReadinessCommand : ResourceCommand<GijIntegration>
{
    private readonly List<GijCloudReadiness> found = [];
    private readonly HashSet<GijServer> servers = [];
    private readonly CloudAssessment assessment = new(CloudFacts.All);
    private readonly CloudReach reach = new(CloudFacts.All);
    private readonly PerServer<ProjectKeys?> projects;
    private readonly HashSet<(GijServer?, int)> assessed = [];
    private string? path;
    private int named,
        answered;

    /// <summary>Makes the cmdlet.</summary>
    public TestGijCloudReadinessCommand() => projects = new(KeysAsync);

    /// <summary>
    /// The ids or display names of the integrations, or objects from <see cref="GetGijIntegrationCommand"/>. Without it, all integrations
    /// and repositories are considered.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Identity { get; set; } = [];

    /// <summary>
    /// Looks up each git host in DNS once. Without it, only the host names are checked. The answers come from your network, and can
    /// differ in other networks.
    /// </summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <summary>A Markdown file to write the runbook to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Runbook { get; set; }

    /// <summary>Overwrites a runbook that exists. Without it, you get a <see cref="GijErrorId.FileUnwritable"/> error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        path = Runbook is null ? null : Require(() => FilePaths.ToWrite(SessionState.Path, Runbook, Force), Runbook);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        named += Identity.Length;
        ForEach(Identity, AssessAsync);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (named == 0 && !MyInvocation.ExpectingInput)
        {
            AssessAll(RequiredServer());
        }

        Write(reach.ByRules());
        if (Resolve)
        {
            Write(WaitFor(reach.ByDnsAsync));
        }

        WriteRunbook();
    }

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        var (integration, findings) = ((GijIntegration, IReadOnlyList<GijCloudReadiness>))result;
        answered++;
        if (assessed.Add((integration.Connection, integration.Id)))
        {
            reach.Add(integration);
            Write(findings);
        }
    }

    private async Task<object?> AssessAsync(ResourceTarget<GijIntegration> target, WorkContext context)
    {
        var integration = await ReadAsync(target, context).ConfigureAwait(false);
        lock (servers)
        {
            servers.Add(target.Server);
        }

        var keys = CloudAssessment.HasProjects(integration) ? await projects.GetAsync(target.Server).ConfigureAwait(false) : null;
        return (integration, assessment.Of(integration, keys));
    }

    private void AssessAll(GijServer server)
    {
        servers.Add(server);
        var all = Require(() => WaitFor(token => ClientOf(server).GetAllAsync(token)), server);
        var keys = all.Any(CloudAssessment.HasProjects) ? WaitFor(_ => projects.GetAsync(server)) : null;
        foreach (var integration in all)
        {
            WriteResult((integration, assessment.Of(integration, keys)));
        }

        var repositories = new ResourceClient<GijRepository>(server, Observer);
        Require(() => Read(repositories), server);
        Write(assessment.OfServer(all, server.Name));
    }

    private void Read(ResourceClient<GijRepository> repositories)
    {
        Stream<GijRepository>((handOut, token) => repositories.ListAsync(handOut, ResponseLimit.Searched, token), Add);

        void Add(GijRepository one)
        {
            if (assessment.Count(one) is { } finding)
            {
                reach.Add(one);
                Write([finding]);
            }
        }
    }

    private void Write(IEnumerable<GijCloudReadiness> findings)
    {
        foreach (var finding in findings)
        {
            if (path is not null)
            {
                found.Add(finding);
            }

            WriteObject(finding);
        }
    }

    private void WriteRunbook()
    {
        if (path is null)
        {
            return;
        }

        if (answered < named)
        {
            WriteWarning($"{path} wasn't written, because not all integrations were found.");
        }
        else if (Confirm($"Write a runbook for the move to Cloud to {path}", []))
        {
            var runbook = new CloudRunbook(CloudFacts.All, found, servers) { Hosts = reach.All, AreHostsResolved = Resolve };
            Require(() => TextFile.Save(path, runbook.Format(DateTime.Today)), Runbook);
        }
    }

    /// <summary>The keys of a server's projects; null, with a warning, if they can't be read.</summary>
    private async Task<ProjectKeys?> KeysAsync(GijServer server)
    {
        try
        {
            return await server.Projects.KeysAsync(Observer, StoppingToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (!failure.EndsCommand)
        {
            Pump.Post(() => WriteWarning($"Projects are shown by their ids, because the project list can't be read: {failure.Summary}"));
            return null;
        }
    }
}
