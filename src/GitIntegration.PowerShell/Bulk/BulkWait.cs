using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The wait of a cmdlet for an import, which shows the server's messages as they come.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="client">Asks for the progress.</param>
/// <param name="server">The connection.</param>
/// <param name="import">The import, updated when it finishes.</param>
internal sealed class BulkWait(GijCommand cmdlet, BulkClient client, GijServer server, GijBulkImport import)
{
    /// <summary>How often each message was shown.</summary>
    private readonly Dictionary<BulkMessage, int> shown = [];

    private readonly List<string> errors = [];

    /// <summary>The longest wait in seconds; null for no limit.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>Waits.</summary>
    /// <param name="waitFor">Runs a task while the cmdlet's messages are written.</param>
    /// <param name="pump">The way to the pipeline's thread.</param>
    /// <param name="secrets">Secrets to mask in messages.</param>
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
            return import.IsFinished ? [.. Failures(), .. verify()] : [.. Failures(), TimedOut()];
        }
        catch (GijException failure)
        {
            return [.. Failures(), failure];
        }
        catch (PipelineStoppedException)
        {
            cmdlet.WarnOfStop(
                FormattableString.Invariant(
                    $"Stopped waiting. Import {import.ThreadId} continues on the server. To see what is missing, use -WhatIf later."
                )
            );
            throw;
        }

        async Task<bool> LookAsync(CancellationToken cancellationToken)
        {
            var progress = await client.ProgressAsync(import.ThreadId, cancellationToken).ConfigureAwait(false);
            var seen = new Dictionary<BulkMessage, int>();
            foreach (var message in progress.Messages)
            {
                seen[message] = CountIn(seen, message) + 1;
                if (seen[message] > CountIn(shown, message))
                {
                    shown[message] = seen[message];
                    Show(message with { Text = mask.OnScreen(message.Text) }, pump);
                }
            }

            return progress.IsFinished;
        }
    }

    private static int CountIn(Dictionary<BulkMessage, int> counts, BulkMessage message) =>
        counts.TryGetValue(message, out var count) ? count : 0;

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

    private GijException TimedOut() => GijErrors.BulkTimedOut(import.ThreadId, server.Name, TimeoutSec ?? 0);
}
