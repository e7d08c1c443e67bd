using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Makes the integrations on a server match a configuration.</summary>
/// <remarks>
/// Reads the server, plans everything first, and then creates what is missing and changes what differs: only the settings that the
/// configuration names. If anything in it can't be used, nothing is sent. Returns one result for each entry. If one fails, you get an
/// error for it and the rest continue; run the command again to finish. If nothing differs, nothing is sent.
/// <para>
/// A configuration has no secrets. It names those of new integrations, for example <c>"pat": "secret:github"</c>, and -Secret supplies
/// them. The secrets of an integration that exists are never sent.
/// </para>
/// <para>
/// Other integrations are left alone, unless you add -Prune.
/// </para>
/// </remarks>
/// <example>
/// Preview and apply a configuration
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Sync-GijIntegration integrations.json -WhatIf
/// Sync-GijIntegration integrations.json
/// </code>
/// The last command takes the change back, and returns a result for each integration.
/// </example>
/// <example>
/// Create an integration with a secret from a vault
/// <code>
/// $wanted = @{
///     type = 'GITLAB'; displayName = 'Groups on GitLab.com'; global = $true
///     pat = 'secret:GitLabPat'
/// }
/// $wanted | Sync-GijIntegration -Secret { Get-Secret $_ }
/// </code>
/// The script block is asked for each secret by its name, once. Get-Secret is from the Microsoft.PowerShell.SecretManagement module.
/// </example>
/// <example>
/// Let somebody else check a plan before it's applied
/// <code>
/// Export-GijIntegration integrations.json -Force
/// Set-GijIntegration 4 -TagsFilter '^release'
/// Sync-GijIntegration integrations.json -PlanPath plan.json
/// Format-GijPlan plan.json
/// Sync-GijIntegration -Plan plan.json
/// </code>
/// If an integration in the plan has changed in the meantime, nothing is sent and you get a PlanStale error.
/// </example>
/// <example>
/// Disable what the configuration doesn't have
/// <code>
/// Get-GijIntegration -Type GIT* | Export-GijIntegration git.json
/// Sync-GijIntegration git.json -Prune Disable -MaxPrune 10 -WhatIf
/// </code>
/// Shows which integrations would be disabled.
/// </example>
/// <seealso cref="CompareGijIntegrationCommand"/>
/// <seealso cref="ExportGijIntegrationCommand"/>
[Cmdlet(VerbsData.Sync, "GijIntegration", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
[OutputType(typeof(GijSyncResult))]
public sealed class SyncGijIntegrationCommand : ConfigurationCommand
{
    private const string ByPlan = "Plan",
        PruneDisable = "Disable",
        PruneRemove = "Remove";

    private const int DefaultWave = 2;

    /// <summary>
    /// A plan that -PlanPath has written. Exactly that is applied, to the server that it was made for. If anything that it touches isn't
    /// as it was then, you get a <see cref="GijErrorId.PlanStale"/> error and nothing is sent.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPlan)]
    [ValidateNotNullOrEmpty]
    public string Plan { get; set; } = string.Empty;

    /// <summary>Writes the plan to this file, and sends nothing. An older plan is overwritten, any other file is not.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByInput)]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary>
    /// The secrets of new integrations: a hashtable with a SecureString for each name, or a script block that is asked for each name and
    /// finds it in <c>$_</c>. If one is missing, you get a <see cref="GijErrorId.MissingSecret"/> error before anything is sent.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Secret { get; set; }

    /// <summary>
    /// What happens to the integrations that the configuration doesn't have: Disable, or Remove. Without it, they are left alone. You are
    /// asked first, unless you add -Force or <c>-Confirm:$false</c>.
    /// </summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByInput)]
    [ValidateSet(PruneDisable, PruneRemove)]
    public string? Prune { get; set; }

    /// <summary>
    /// The most integrations that -Prune may disable or remove: a number, or a percentage of all such as 10%. The default is 3 or 10%,
    /// whichever is larger. If there are more, you get a <see cref="GijErrorId.PruneLimitExceeded"/> error and nothing is sent.
    /// </summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByInput)]
    [ValidateNotNullOrEmpty]
    public string? MaxPrune { get; set; }

    /// <summary>
    /// Sends filters without testing them. Without this switch, an invalid filter that would be sent is a <see
    /// cref="GijErrorId.ConfigurationInvalid"/> error. A filter that the server already has isn't tested.
    /// </summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByInput)]
    public SwitchParameter SkipFilterTest { get; set; }

    /// <summary>Prunes without a question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Waits until each wave of new integrations has been indexed before the next is created, so that their first scans don't all run at
    /// once.
    /// </summary>
    [Parameter]
    public SwitchParameter WaitIndexed { get; set; }

    /// <summary>How many integrations are created before -WaitIndexed waits for them; 2 by default.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int WaveSize { get; set; } = DefaultWave;

    /// <summary>
    /// The maximum number of seconds that -WaitIndexed waits for each wave; by default, there's no limit. After that, you get a <see
    /// cref="GijErrorId.WaitTimedOut"/> error, and the next wave begins.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    private int? ChosenTimeout => IfGiven(nameof(TimeoutSec), TimeoutSec);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!WaitIndexed && IfGiven(nameof(WaveSize), WaveSize) is not null)
        {
            Fail(GijErrors.NeedsOther("-WaveSize", "-WaitIndexed"));
        }

        if (!WaitIndexed && ChosenTimeout is not null)
        {
            Fail(GijErrors.NeedsOther("-TimeoutSec", "-WaitIndexed"));
        }

        if (Prune is null && MaxPrune is not null)
        {
            Fail(GijErrors.NeedsOther("-MaxPrune", "-Prune"));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var secrets = Require(() => new SecretSource(Secret), nameof(Secret));
        var server = RequiredServer();
        var (plan, state) = ParameterSetName == ByPlan ? ReadPlan(server) : MakePlan(server);
        if (PlanPath is not null)
        {
            Save(plan);
        }
        else if (IsWhatIf)
        {
            Execution(plan, state).Show();
            WarnOfSecrets(plan);
        }
        else if (IsMeant(plan))
        {
            var values = Require(() => secrets.Resolve(plan.Changes), nameof(Secret));
            Execution(plan, state).Run(values);
        }
    }

    private (ConfigurationPlan Plan, PresentState State) ReadPlan(GijServer server)
    {
        var plan = Require(() => PlanFile.Read(Files.Full(Plan)), Plan);
        var state = ReadState(server);
        if (plan.Changes.Any(action => action.Noun == ResourceKind<GijRepository>.Instance.Noun))
        {
            ReadRepositories(state);
        }

        Require(() => new PlanRunner(state, Observer).RequireCurrent(plan), Plan);
        return (plan, state);
    }

    private (ConfigurationPlan Plan, PresentState State) MakePlan(GijServer server)
    {
        var (entries, state) = ReadBoth(server);
        if (Prune is not null && entries.Count == 0)
        {
            Fail(GijErrors.InvalidValue("-Prune", Reasons.Named("NothingButPrune")));
        }

        var comparison = new ConfigurationComparison(state, Problems) { IsCarriedOut = true, ChecksFilters = !SkipFilterTest };
        var actions = Compare(comparison, entries);
        var plan = new ConfigurationPlan
        {
            Server = server.Name,
            ServerUri = server.BaseUri.AbsoluteUri,
            Actions = [.. actions, .. PrunedBy(comparison, state)],
        };
        return (plan, state);
    }

    private PlannedAction[] PrunedBy(ConfigurationComparison comparison, PresentState state)
    {
        if (Prune is null)
        {
            return [];
        }

        var action = Prune.Equals(PruneRemove, System.StringComparison.OrdinalIgnoreCase) ? GijPlanAction.Remove : GijPlanAction.Disable;
        PlannedAction[] pruned =
        [
            .. comparison
                .Unmanaged.Where(one => action == GijPlanAction.Remove || one.Disabled != true)
                .Select(one => state.ActionFor(one, action)),
        ];
        var limit = Require(() => PruneLimit.Of(MaxPrune, state.All.Count), MaxPrune);
        if (pruned.Length > limit)
        {
            Fail(GijErrors.PruneLimitExceeded(pruned.Length, state.All.Count, state.Server.Name, limit), MaxPrune);
        }

        return pruned;
    }

    private void Save(ConfigurationPlan plan)
    {
        var path = Require(() => new FilePaths(SessionState.Path, GijErrors.FileUnwritable).Full(PlanPath!), PlanPath);
        if (Confirm($"Write a plan to {path}: {plan.Summary}", []))
        {
            Require(() => Write(path, plan), PlanPath);
            Say($"{path}: {plan.Summary}.");
        }
    }

    /// <summary>Overwrites an older plan, and nothing else.</summary>
    private static void Write(string path, ConfigurationPlan plan)
    {
        if (File.Exists(path) && !PlanFile.IsPlan(path))
        {
            throw GijErrors.FileNotPlan(path);
        }

        TextFile.Save(path, PlanFile.Format(plan));
    }

    private void WarnOfSecrets(ConfigurationPlan plan)
    {
        string[] names = [.. plan.Changes.SelectMany(action => action.Secrets.Values).Distinct().Select(name => $"'{name}'")];
        if (Secret is null && names.Length > 0)
        {
            WriteWarning($"New integrations need these secrets: {string.Join(", ", names)}. Supply them with -Secret.");
        }
    }

    private PlanExecution Execution(ConfigurationPlan plan, PresentState state) =>
        new(this, plan, state, Observer) { WaveSize = WaitIndexed ? WaveSize : 0, WaitIndexed = WaitFor };

    private GijException? WaitFor(IReadOnlyList<GijIntegration> made)
    {
        GijException? failure = null;
        var wait = new IndexingWait(this, made)
        {
            TimeoutSec = ChosenTimeout,
            Resumption = $"Get-GijRepository -IntegrationId {Ids(made)}",
            Write = _ => { },
            WriteFailure = thrown => failure = thrown,
        };
        wait.Run(WaitFor, Observer, Pump);
        return failure;
    }

    private static string Ids(IEnumerable<GijIntegration> made) => string.Join(", ", made.Select(one => $"{one.Id}"));

    /// <summary>Asks before anything is pruned.</summary>
    private bool IsMeant(ConfigurationPlan plan)
    {
        PlannedAction[] pruned = [.. plan.Actions.Where(action => action.Action is GijPlanAction.Disable or GijPlanAction.Remove)];
        if (pruned.Length == 0 || Force || SwitchValue("Confirm") is false)
        {
            return true;
        }

        var verb = pruned[0].Action == GijPlanAction.Remove ? "Remove" : "Disable";
        var warning = verb == "Remove" ? ". They can't be brought back:" : ":";
        string[] question =
        [
            $"The configuration doesn't have these integrations{warning}",
            .. pruned.Select(action => $"  {action.Id} '{action.Name}'"),
            $"{verb} them?",
        ];
        var caption = $"{verb} {(pruned.Length == 1 ? "1 integration" : $"{pruned.Length} integrations")} on {plan.Server}";
        return IsConfirmed(() => Asks(question, caption, "-Prune", "CannotAsk"));
    }
}
