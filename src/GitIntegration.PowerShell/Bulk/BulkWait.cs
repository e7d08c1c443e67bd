using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The wait of a cmdlet for an import, which shows the server's messages as they come.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="client">Asks for the progress.</param>
/// <param name="server">The connection.</param>
/// <param name="import">The import, which learns its end.</param>
internal sealed class BulkWait(GijCommand cmdlet, BulkClient client, GijServer server, GijBulkImport import)
{
    private readonly List<string> errors = [];
    private int shown;

    /// <summary>The longest wait in seconds; null for no limit.</summary>
    public int? TimeoutSec { get; init; }

    private string Resumption =>
        FormattableString.Invariant($"Invoke-GijRestMethod \"rest/gitplugin/1.0/configuration/progress.json?thread_id={import.ThreadId}\"");

    /// <summary>Waits.</summary>
    /// <param name="waitFor">Runs a task while the cmdlet's messages are written.</param>
    /// <param name="pump">The way to the pipeline's thread.</param>
    /// <param name="secrets">What was sent and no message may show.</param>
    /// <param name="verify">Compares what was asked for with what is there at the end.</param>
    /// <returns>What went wrong.</returns>
    public IReadOnlyList<GijException> Run(
        Func<Func<CancellationToken, Task<bool>>, bool> waitFor,
        PipelinePump pump,
        IReadOnlyList<SecureString> secrets,
        Func<IReadOnlyList<GijException>> verify
    )
    {
        var patience = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        using var mask = server.Transport.Mask.With(secrets);
        try
        {
            var poller = ReindexWaiter.PollerFor(server.Transport.Clock);
            import.IsFinished = waitFor(token => poller.UntilAsync(LookAsync, patience, token));
            return import.IsFinished ? [.. Failures(), .. verify()] : [TimedOut()];
        }
        catch (GijException failure)
        {
            return [.. Failures(), failure];
        }
        catch (PipelineStoppedException)
        {
            var text = FormattableString.Invariant(
                $"Stopped waiting. The server continues import {import.ThreadId}. To see its progress: "
            );
            cmdlet.Host.UI.WriteWarningLine((text + Resumption).ForDisplay());
            throw;
        }

        async Task<bool> LookAsync(CancellationToken cancellationToken)
        {
            var progress = await client.ProgressAsync(import.ThreadId, cancellationToken).ConfigureAwait(false);
            var fresh = progress.Messages.Skip(progress.Messages.Count < shown ? 0 : shown).ToArray();
            shown = progress.Messages.Count;
            foreach (var message in fresh)
            {
                Show(message with { Text = mask.OnScreen(message.Text) }, pump);
            }

            return progress.IsFinished;
        }
    }

    private void Show(BulkMessage message, PipelinePump pump)
    {
        if (message.IsError)
        {
            errors.Add(message.Text);
            import.Errors++;
            pump.Post(() => cmdlet.WriteWarning(message.Text));
        }
        else
        {
            pump.Post(() => cmdlet.Say(message.Text));
        }
    }

    private GijException[] Failures() => errors.Count == 0 ? [] : [GijErrors.BulkImportFailed(import.ThreadId, server.Name, errors)];

    private GijException TimedOut() =>
        GijErrors.WaitTimedOut(FormattableString.Invariant($"Import {import.ThreadId}"), server.Name, TimeoutSec ?? 0, Resumption);
}
