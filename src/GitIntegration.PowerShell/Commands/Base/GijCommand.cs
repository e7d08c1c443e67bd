using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of every cmdlet: waits in a way that Ctrl-C ends at once, and turns failures into error records.</summary>
public abstract class GijCommand : PSCmdlet, IDisposable
{
    /// <summary>How many lists of objects may be read ahead of the pipeline. One holds what came with one read from the network: some dozens, a few hundred at most.</summary>
    private const int ReadAhead = 64;

    /// <summary>How many milliseconds a notice may lie about before it is written.</summary>
    private const int NoticesEvery = 250;

    /// <summary>A wait of at least this long is shown as progress, so that the prompt does not seem dead.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private Notices? notices;

    /// <summary>Is cancelled by Ctrl-C, and when the cmdlet ends with requests under way.</summary>
    private protected CancellationToken Stop => stopping.Token;

    /// <summary>Ends what is still under way when the cmdlet has ended.</summary>
    private protected void CancelRest() => stopping.Cancel();

    /// <summary>Ends what the cmdlet waits for.</summary>
    protected override void StopProcessing() => stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by Dispose.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            stopping.Dispose();
        }
    }

    /// <summary>Runs the work on another thread and waits for it.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl-C; the work is told to end, and not waited for.</exception>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        var stop = Stop;
        try
        {
            Listen();
            var task = Task.Run(() => work(stop), stop);
            while (Task.WaitAny([task], NoticesEvery, stop) < 0)
            {
                WriteNotices();
            }

            WriteNotices();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Takes objects on the pipeline's thread while another thread still reads further ones.</summary>
    /// <param name="read">Hands objects to the action as soon as they are there.</param>
    /// <param name="take">Is called with each object in turn.</param>
    private protected void Stream<T>(Func<Action<IReadOnlyList<T>>, CancellationToken, Task> read, Action<T> take)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var buffer = new BlockingCollection<IReadOnlyList<T>>(ReadAhead);
        Listen();
        var reading = Task.Run(() => FillAsync(buffer, read, end.Token), CancellationToken.None);
        try
        {
            while (!buffer.IsCompleted)
            {
                foreach (var item in buffer.TryTake(out var items, NoticesEvery, end.Token) ? items : [])
                {
                    take(item);
                }

                WriteNotices();
            }

            WriteNotices();
            reading.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            // Whatever ended it, Select-Object -First included: nothing is read any further.
            end.Cancel();
        }
    }

    /// <summary>Takes the notices of all work that is started after this.</summary>
    internal void Listen() => (notices ??= new Notices(TellsAll)).Listen();

    /// <summary>Writes what the work under way has to tell: to the verbose stream, and as progress where it takes long.</summary>
    internal void WriteNotices()
    {
        while (notices is not null && notices.TryTake(out var notice))
        {
            WriteVerbose(notice.Text);
            if (notice.Wait >= LongWait)
            {
                WriteProgress(
                    new ProgressRecord(1, MyInvocation.MyCommand.Name, notice.Text) { SecondsRemaining = (int)notice.Wait.TotalSeconds }
                );
            }
        }
    }

    /// <summary>What a common parameter or its preference variable says.</summary>
    private protected T Preference<T>(string parameter, string variable, T otherwise) =>
        LanguagePrimitives.TryConvertTo<T>(
            MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? given : SessionState.PSVariable.GetValue(variable),
            CultureInfo.InvariantCulture,
            out var preference
        )
            ? preference
            : otherwise;

    /// <summary>What a common switch says; null where it was not given.</summary>
    private protected bool? IsGiven(string name) =>
        MyInvocation.BoundParameters.TryGetValue(name, out var given) ? ((SwitchParameter)given).IsPresent : null;

    /// <summary>True with -Verbose or its preference.</summary>
    private bool TellsAll =>
        IsGiven("Verbose")
        ?? Preference("Verbose", "VerbosePreference", ActionPreference.SilentlyContinue)
            is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>A pattern that matches without regard to letter case; one that cannot be read ends the command.</summary>
    private protected WildcardPattern Pattern(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            _ = pattern.IsMatch(string.Empty);
        }
        catch (WildcardPatternException)
        {
            Fail(
                GijException.Of(
                    GijErrorId.InvalidValue,
                    $"'{text}'",
                    "it is no valid wildcard pattern; a backtick before '[' takes it as it is"
                ),
                text
            );
        }

        return pattern;
    }

    /// <summary>Writes what came of a request.</summary>
    internal virtual void WriteResult(object result) => WriteObject(result);

    private protected void WriteFailure(GijException failure, object? target) => WriteError(ErrorRecords.Of(failure, target));

    private protected void Fail(GijException failure, object? target = null) => ThrowTerminatingError(ErrorRecords.Of(failure, target));

    /// <summary>Runs one step without which the command makes no sense: its failure ends the command.</summary>
    private protected T Require<T>(Func<T> step, object? target = null)
    {
        try
        {
            return step();
        }
        catch (GijException failure)
        {
            Fail(failure, target);
            throw;
        }
    }

    /// <summary>Runs one step whose failure is no more than that step's error.</summary>
    private protected void Try(Action step, object target)
    {
        try
        {
            step();
        }
        catch (GijException failure)
        {
            WriteFailure(failure, target);
        }
    }

    private static async Task FillAsync<T>(
        BlockingCollection<IReadOnlyList<T>> buffer,
        Func<Action<IReadOnlyList<T>>, CancellationToken, Task> read,
        CancellationToken stop
    )
    {
        try
        {
            await read(items => buffer.Add(items, stop), stop).ConfigureAwait(false);
        }
        finally
        {
            buffer.CompleteAdding();
        }
    }
}
