using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace GitIntegration.PowerShell;

/// <summary>The base of the cmdlets about integrations: which server an integration belongs to, and how many are worked on at once.</summary>
public abstract class IntegrationCommand : ServerCommand
{
    private Fanout? fanout;

    /// <summary>The server that an integration belongs to.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.ConnectionClosed"/>.</exception>
    private protected GijServer ServerOf(IntegrationReference reference)
    {
        if (reference.Integration?.Home is { } home)
        {
            var open = home.Open();
            return Named is null || Named == open ? open : throw Mismatch(reference, $"{home}", Named);
        }

        var server = RequiredServer();
        if (reference is { IsCopy: true, ServerName: null } && Named is null)
        {
            throw Mismatch(reference, "a server that this copy of it does not name", server);
        }

        // A name can be used again for another server; its address tells.
        var isOther =
            (reference.ServerName is { } name && !name.Equals(server.Name, StringComparison.OrdinalIgnoreCase))
            || (reference.ServerUri.Length > 0 && reference.ServerUri != $"{server.BaseUri}");
        return isOther
            ? throw Mismatch(
                reference,
                string.Join(" at ", new[] { reference.ServerName, reference.ServerUri }.Where(part => !string.IsNullOrEmpty(part))),
                server
            )
            : server;
    }

    /// <summary>How many requests may run at once, as far as the user has a say.</summary>
    private protected virtual int RequestsAtOnce => 1;

    /// <summary>True when what the cmdlet does changes something, so that it must be told when it was cut off.</summary>
    private protected virtual bool Changes => true;

    /// <inheritdoc/>
    protected override void EndProcessing() => fanout?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && fanout is not null)
        {
            if (fanout.Abandon())
            {
                CancelRest();
            }

            fanout.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Does something for each integration; what fails for one is that one's error, and the next has its turn.</summary>
    /// <param name="references">The integrations.</param>
    /// <param name="prepare">Checks and asks on the pipeline's thread, and gives the job to run, or null for nothing to do.</param>
    private protected void ForEach(IntegrationReference[] references, Func<IntegrationReference, Job?> prepare)
    {
        fanout ??= new Fanout(this, OneAtATime() ? 1 : RequestsAtOnce, Changes, CancelRest, Stop);
        foreach (var reference in references)
        {
            try
            {
                if (prepare(reference) is { } job)
                {
                    fanout.Add(job);
                }
            }
            catch (GijException failure)
            {
                WriteFailure(failure, reference.Target);
            }
        }
    }

    /// <summary>Asks whether to go on with a change, or says what would be done, one line a setting.</summary>
    private protected bool Confirmed(string what, params IEnumerable<string> settings)
    {
        var text = string.Join(Environment.NewLine, [what, .. settings.Select(setting => $"  {setting}")]);
        return ShouldProcess(text, text, "Confirm");
    }

    /// <summary>
    /// True where the outcome of one decides about the next: with -ErrorAction Stop, and with questions to the user.
    /// Requests already sent behind the one that ends it all would change things that nobody is told of.
    /// </summary>
    private bool OneAtATime() =>
        Preference("ErrorAction", "ErrorActionPreference", ActionPreference.Continue)
            is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore)
        || (Changes && AsksFirst());

    /// <summary>True when somebody is shown what would be done, before it is done or in place of it.</summary>
    private protected bool IsShownFirst() =>
        (IsGiven("WhatIf") ?? Preference("WhatIf", "WhatIfPreference", otherwise: false)) || AsksFirst();

    private bool AsksFirst()
    {
        if (IsGiven("Confirm") is { } asks)
        {
            return asks;
        }

        var impact = GetType().GetCustomAttribute<CmdletAttribute>().ConfirmImpact;
        var asksFrom = Preference("Confirm", "ConfirmPreference", ConfirmImpact.High);
        return asksFrom != ConfirmImpact.None && impact >= asksFrom;
    }

    private static GijException Mismatch(IntegrationReference reference, string origin, GijServer named) =>
        GijException.Of(GijErrorId.ServerMismatch, $"Integration {reference}", origin, named);
}
