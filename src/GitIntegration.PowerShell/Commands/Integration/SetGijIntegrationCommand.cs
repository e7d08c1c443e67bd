using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Changes settings of git integrations.</summary>
/// <remarks>
/// Sends the settings that are given as parameters, and those that were edited on a piped object. All others stay as they
/// are on the server. Gives each integration as it is after the change.
/// <para>
/// With neither a parameter nor an edit there is nothing to send, which is a <see cref="GijErrorId.NothingToChange"/> error.
/// A login that the server refuses ends the command at once.
/// </para>
/// </remarks>
/// <example>
/// Change one setting
/// <code>
/// Set-GijIntegration 4 -TagsFilter '^v[0-9]'
/// </code>
/// Issues show only the tags that begin with v and a digit. Nothing but the filter is sent.
/// </example>
/// <example>
/// See first what would be done
/// <code>
/// Get-GijIntegration -Disabled |
///     Set-GijIntegration -MaxMinsToCommitEmail 60 -WhatIf
/// </code>
/// Names each integration with the old and the new value, and changes nothing.
/// </example>
/// <example>
/// Give a new token to every integration with GitLab
/// <code>
/// $pat = Read-Host 'New token of GitLab' -AsSecureString
/// Get-GijIntegration -Type GITLAB* | Set-GijIntegration -Pat $pat
/// </code>
/// The token is typed unseen, and is in no output, no log and no -WhatIf text.
/// </example>
/// <example>
/// Edit an object and send it back
/// <code>
/// $integration = Get-GijIntegration 3
/// $integration.DisplayName = 'Payments'
/// $integration.SmartCommitsEnabled = $false
/// $integration | Set-GijIntegration
/// </code>
/// Sends the two settings that were edited, to the server that the object came from.
/// </example>
/// <example>
/// Let only some Jira projects see it
/// <code>
/// Set-GijIntegration 4 -Global $false -ProjectKey PAY, OPS
/// </code>
/// The keys are looked up on the server, whose numeric ids differ from one Jira to the next.
/// </example>
/// <example>
/// Send only what differs, several at once
/// <code>
/// Get-GijIntegration -Type GITHUB* |
///     Set-GijIntegration -TagsFilter '^v' -SkipUnchanged -ThrottleLimit 4
/// </code>
/// Integrations that have this filter already get no request. Four changes are under way at once; the results keep their order.
/// </example>
/// <example>
/// Stop at the first error, and act on its id
/// <code>
/// try {
///     Set-GijIntegration 99 -TagsFilter '^v' -ErrorAction Stop
/// }
/// catch {
///     switch ($_.FullyQualifiedErrorId.Split(',')[0]) {
///         'IntegrationNotFound' { 'There is no such integration.' }
///         'AuthenticationFailed' { 'The token of Jira has expired.' }
///         default { throw }
///     }
/// }
/// </code>
/// The first part of FullyQualifiedErrorId is the id of the error; about_GijErrors lists them all.
/// </example>
/// <example>
/// Go on after errors, and look at them afterwards
/// <code>
/// $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
/// 2, 99, 4 | Set-GijIntegration -PrHideFilter '^wip/' @quietly
/// foreach ($failure in $failed) {
///     $id = $failure.FullyQualifiedErrorId.Split(',')[0]
///     "$($failure.TargetObject): $id"
/// }
/// </code>
/// Integrations 2 and 4 are changed. The error about 99 names the id that it is about.
/// </example>
[Cmdlet(VerbsCommon.Set, "GijIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(GijIntegration))]
public sealed class SetGijIntegrationCommand : IntegrationSettingsCommand
{
    /// <summary>
    /// The ids of the integrations, or objects of <see cref="GetGijIntegrationCommand"/>. An object is changed on the server
    /// that it came from, an id on that of -Server. What fails for one, such as <see cref="GijErrorId.IntegrationNotFound"/>,
    /// is an error of its own, and the next has its turn.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public IntegrationReference[] Identity { get; set; } = [];

    /// <summary>Reads each integration first, and sends only what differs from its present state, or nothing. Secrets are sent always: nobody can see which are set.</summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    /// <summary>
    /// How many changes may be under way at once. With 1 nothing is sent before the result of the one before is there; it
    /// is 1 whatever is given under <c>-ErrorAction Stop</c> and where a question is asked. Results keep the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, GijServer.MaximumConnections)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int RequestsAtOnce => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (NothingGiven && !MyInvocation.ExpectingInput && Identity.All(reference => reference.Integration is null))
        {
            Fail(NothingToChange(Identity), Identity);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEach(
            Identity,
            reference =>
            {
                var server = ServerOf(reference);
                var client = new IntegrationClient(server);
                var settings = WithEdits(GivenFor(server), reference, server);
                if (settings.IsEmpty)
                {
                    throw NothingToChange(reference);
                }

                var current = reference.Integration;
                if (SkipUnchanged)
                {
                    current = Await(stop => client.GetAsync(reference.Id, stop));
                    settings = settings.Without(current);
                }

                if (settings.IsEmpty)
                {
                    WriteVerbose($"Integration {current} on {server} has these settings already.");
                    return new Job(server, reference, _ => Task.FromResult<object?>(current));
                }

                return Confirmed($"Change integration {reference} on {server}", ChangeText.Of(settings, current))
                    ? new Job(
                        server,
                        reference,
                        async stop =>
                        {
                            var changed = await client.UpdateAsync(reference.Id, settings, stop).ConfigureAwait(false);
                            reference.Integration?.TakeOver(changed);
                            return changed;
                        }
                    )
                    : null;
            }
        );

    private static RequestSettings WithEdits(RequestSettings given, IntegrationReference reference, GijServer server)
    {
        if (reference.Integration is not { } integration)
        {
            return given;
        }

        try
        {
            var settings = given.WithEdits(integration.Changes());
            settings.RequireConsistent();
            return settings;
        }
        catch (GijException failure)
        {
            throw failure.After($"edited on integration {reference} of {server}");
        }
    }

    private static GijException NothingToChange(params IEnumerable<IntegrationReference> references) =>
        GijException.Of(
            GijErrorId.NothingToChange,
            $"integration {string.Join(", ", references)}",
            references.Any(reference => reference.IsCopy)
                ? "no setting was given, and the edits of a copy (of Select-Object or Import-Clixml) cannot be seen"
                : "no setting was given and none was edited"
        );
}
