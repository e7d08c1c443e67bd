using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Starts reindexing git repositories, and can wait until it's finished.</summary>
/// <remarks>
/// <para>Sends one request for each repository, and returns an object that says how far it has come. For an integration, its enabled
/// repositories are reindexed. The server queues the work: one repository can be in the queue only once, so starting it again
/// is merged with the first request.</para>
/// <para>With -Wait, you see a progress bar until all have ended, and each is returned as it ends. A repository that fails is
/// also a <see cref="GijErrorId.ReindexFailed"/> error, with the server's words. If you press Ctrl-C, only the wait ends: the server
/// continues, and a warning shows how to wait again. <c>-ErrorAction Stop</c> ends the wait at the first failure.</para>
/// <para>With -WebhookKey, no connection is needed: the key of the app's webhook is enough.</para>
/// </remarks>
/// <example>
/// Reindex a repository and wait for it
/// <code>
/// Start-GijReindex 105 -Wait
/// </code>
/// Returns the reindex with its final state, Completed or Failed.
/// </example>
/// <example>
/// Reindex all repositories of an integration
/// <code>
/// $all = Get-GijIntegration 3 |
///     Start-GijReindex -Wait -ErrorAction SilentlyContinue
/// $all | Where-Object State -eq Failed | Format-Table Repository, Message
/// </code>
/// Disabled repositories are left out. The second command shows what failed, and why.
/// </example>
/// <example>
/// Try again what couldn't be indexed
/// <code>
/// Get-GijRepository -State ERROR | Start-GijReindex -Priority 40
/// </code>
/// Doesn't wait. A higher priority goes first; the server's default is 24.
/// </example>
/// <example>
/// Start now and wait later
/// <code>
/// $running = Get-GijIntegration 4 | Start-GijReindex
/// $running | Wait-GijReindex -TimeoutSec 600
/// </code>
/// The wait ends after 10 minutes at the latest. The server continues in any case.
/// </example>
/// <example>
/// Reindex from a build, without a login
/// <code>
/// $jira = 'https://jira.example.com/jira'
/// $hook = @{ Uri = $jira; WebhookKey = Get-Secret GijWebhookKey }
/// Start-GijReindex @hook -Origin https://github.com/acme/shop.git
/// </code>
/// The key is on the webhook page of the app's settings. Only the repository with this origin is reindexed.
/// </example>
/// <seealso cref="GetGijRepositoryCommand"/>
[Cmdlet(VerbsLifecycle.Start, "GijReindex", SupportsShouldProcess = true, DefaultParameterSetName = ByIdentity)]
[OutputType(typeof(GijReindex))]
public sealed partial class StartGijReindexCommand : ReindexCommand
{
    private const string ByIdentity = "Identity",
        ForAll = "All",
        ByWebhook = "Webhook";

    private readonly List<GijReindex> started = [];

    /// <summary>
    /// The ids or display names of repositories, or objects from <see cref="GetGijRepositoryCommand"/>, <see
    /// cref="GetGijIntegrationCommand"/> or <see cref="GetGijReindexCommand"/>. Names are case-insensitive and don't accept wildcards. If
    /// one fails, for example with <see cref="GijErrorId.RepositoryNotFound"/>, you get an error for it and the rest continue.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByIdentity)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijRepository>[] Identity { get; set; } = [];

    /// <summary>
    /// Reindexes everything with one request: the server then also looks for new repositories on the git hosts. This can keep it busy for
    /// hours. You aren't asked first, unless you add -Confirm.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ForAll)]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// The priority in the server's queue, 1 or more; the highest goes first. The server's default is 24. Its own runs have 20, and
    /// those of webhooks 22.
    /// </summary>
    [Parameter(ParameterSetName = ByIdentity)]
    [Parameter(ParameterSetName = ForAll)]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int Priority { get; set; }

    /// <summary>Waits until all have ended, and shows progress.</summary>
    [Parameter(ParameterSetName = ByIdentity)]
    [Parameter(ParameterSetName = ForAll)]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// The maximum number of seconds that <see cref="Wait"/> waits; by default, there's no limit. After that, you get a <see
    /// cref="GijErrorId.WaitTimedOut"/> error, and the remaining objects as they are. With 0, the server is asked once.
    /// </summary>
    [Parameter(ParameterSetName = ByIdentity)]
    [Parameter(ParameterSetName = ForAll)]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    /// <summary>
    /// The maximum number of start requests at a time. With <c>-ErrorAction Stop</c> or when the cmdlet asks for confirmation, it's always
    /// 1. Results keep the order of the input.
    /// </summary>
    [Parameter(ParameterSetName = ByIdentity)]
    [ValidateRange(1, ConnectionOptions.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;

    private int? ChosenPriority => IfGiven(nameof(Priority), Priority);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Wait && IfGiven(nameof(TimeoutSec), TimeoutSec) is not null)
        {
            Fail(GijErrors.NeedsOther("-TimeoutSec", "-Wait"));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Start(() => ForEachRepository(Identity, (target, context, _) => StartAsync(target, context)));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByWebhook)
        {
            StartByWebhook();
        }
        else if (All)
        {
            StartAll();
        }

        Start(base.EndProcessing);
        if (started.Count > 0)
        {
            var wait = new ReindexWait(this, started) { TimeoutSec = IfGiven(nameof(TimeoutSec), TimeoutSec) };
            WriteObject(wait.Run(WaitFor, Observer, Pump), enumerateCollection: true);
        }
    }

    /// <inheritdoc/>
    internal override void WriteResult(object result)
    {
        if (Wait && result is GijReindex reindex)
        {
            started.Add(reindex);
        }
        else
        {
            base.WriteResult(result);
        }
    }

    /// <summary>Runs a step that starts reindexes. If an error ends it, those that would have been waited for are named.</summary>
    private void Start(Action step)
    {
        try
        {
            step();
        }
        catch (Exception failure) when (ReindexWait.IsEnd(failure))
        {
            ReindexWait.WarnOfStop(this, started);
            throw;
        }
    }

    private void StartAll()
    {
        var server = RequiredServer();
        var question = $"Reindex {ReindexRun.Everything} on {server}";
        if (Confirm(question, Details()))
        {
            const string Advice = "To find out, run Get-GijReindex.";
            WriteResult(
                Require(() => WaitForChange(token => SendAsync(server, repository: null, token), () => (question, Advice)), server)
            );
        }
    }

    private async Task<object?> StartAsync(ResourceTarget<GijRepository> target, WorkContext context)
    {
        // All nouns share one sequence of ids: that of an integration must not be sent.
        var repository = await ReadAsync(target, context).ConfigureAwait(false);
        if (repository.Disabled == true)
        {
            context.Post(() => WriteWarning($"Repository {repository.Label} is disabled, so the server may not index it."));
        }

        var question = $"Reindex repository {repository.Label} on {target.Server}";
        return await context.AskAsync(() => Confirm(question, Details())).ConfigureAwait(false)
            ? await context.ChangeAsync(token => SendAsync(target.Server, repository, token)).ConfigureAwait(false)
            : null;
    }

    private async Task<GijReindex> SendAsync(GijServer server, GijRepository? repository, CancellationToken cancellationToken)
    {
        var client = new ReindexClient(server, Observer);
        return new GijReindex(await client.StartAsync(repository, ChosenPriority, cancellationToken).ConfigureAwait(false));
    }

    private IEnumerable<string> Details() =>
        ChosenPriority is { } priority ? [string.Format(CultureInfo.InvariantCulture, "priority: {0}", priority)] : [];
}
