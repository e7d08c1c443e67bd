using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Exports and imports a server's bulk file.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class BulkClient(GijServer server, IRequestObserver observer)
{
    private const string Root = ApiRequest.AppRoot + "configuration";

    /// <summary>Reads the file while it comes in. If the connection breaks, it's read again from its beginning.</summary>
    /// <param name="read">Reads the rows, the first of which is the header.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GijException">It can't be read.</exception>
    public Task<T> ExportAsync<T>(Func<IEnumerable<BulkRow>, T> read, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, Root, "the bulk file") { Observer = observer, Limit = ResponseLimit.HandedOn };
        return server.Transport.ReadAsync(
            request,
            response => response.ReadText((text, mask) => read(Checked(TsvReader.Read(text)).Select(row => Masked(row, mask)))),
            cancellationToken
        );
    }

    /// <summary>Sends what is to be changed.</summary>
    /// <param name="upload">The rows.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.DeletionNotConfirmed"/>, or it can't be sent.</exception>
    public async Task<BulkRun> ImportAsync(BulkUpload upload, CancellationToken cancellationToken)
    {
        using var body = upload.Build();
        var request = new ApiRequest(HttpMethod.Post, $"{Root}.json", "the bulk file") { Observer = observer, Body = body };
        var (start, changes) = await server
            .Transport.StartAsync(
                request,
                upload.Descriptions,
                response => response.ReadReport(BulkStart.Read, Reasons.Named("NotBulkStart")),
                cancellationToken
            )
            .ConfigureAwait(false);

        // The app doesn't document whether the other rows were imported, so treat all as not done.
        return start.Unconfirmed.Count == 0 && start.ThreadId is { } thread
            ? new BulkRun(thread, changes)
            : throw GijErrors.DeletionNotConfirmed(server.Name, start.Unconfirmed, wasSent: true);
    }

    /// <summary>Asks how far an import is.</summary>
    /// <exception cref="GijException">It can't be read.</exception>
    public Task<BulkProgress> ProgressAsync(long threadId, CancellationToken cancellationToken)
    {
        var id = threadId.ToString(CultureInfo.InvariantCulture);
        var request = new ApiRequest(HttpMethod.Get, $"{Root}/progress.json?thread_id={id}", $"import {id}")
        {
            Observer = observer,
            Limit = ResponseLimit.Kept,
        };
        return server.Transport.ReadAsync(
            request,
            response => response.ReadReport(BulkProgress.Read, Reasons.Named("NotBulkProgress")),
            cancellationToken
        );
    }

    /// <summary>Compares what was asked for with what the server has after an import, and records how each change has ended.</summary>
    /// <param name="run">The import, which has finished.</param>
    /// <param name="verification">Compares.</param>
    /// <param name="had">Tells whether an id existed before.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What the server doesn't have, and why the journal can't be written.</returns>
    /// <exception cref="GijException">The server's file can't be read.</exception>
    public async Task<IReadOnlyList<GijException>> VerifyAsync(
        BulkRun run,
        BulkVerification verification,
        Func<int, bool> had,
        CancellationToken cancellationToken
    )
    {
        var faults = await ExportAsync(exported => verification.Run(exported, had), cancellationToken).ConfigureAwait(false);
        try
        {
            await (run.Changes?.ConcludeAsync(verification.Results) ?? Task.CompletedTask).ConfigureAwait(false);
            return faults;
        }
        catch (GijException failure)
        {
            return [.. faults, failure];
        }
    }

    /// <summary>A text that isn't a bulk file must not be read as one in which everything is missing.</summary>
    private static IEnumerable<BulkRow> Checked(IEnumerable<BulkRow> rows)
    {
        var hasHeader = false;
        foreach (var row in rows)
        {
            hasHeader = hasHeader || new BulkHeader(row.Cells).Id >= 0;
            if (!hasHeader)
            {
                break;
            }

            yield return row;
        }

        if (!hasHeader)
        {
            throw new FormatException(Reasons.Named("NotBulkFile"));
        }
    }

    /// <summary>Masks the connection's secrets in place; nothing else holds these cells.</summary>
    private static BulkRow Masked(BulkRow row, Func<string, string> mask)
    {
        for (var index = 0; index < row.Cells.Length; index++)
        {
            row.Cells[index] = mask(row.Cells[index]);
        }

        return row;
    }
}
