using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>The base of every cmdlet: waits in a way that Ctrl-C ends at once, and turns failures into error records.</summary>
public abstract class GijCommand : PSCmdlet, IDisposable
{
    /// <summary>
    /// The most lists of objects that are read ahead of the pipeline. One holds what came with one read from the network:
    /// some dozens, a few hundred at most.
    /// </summary>
    private const int ReadAhead = 64;

    /// <summary>A wait of at least this long is shown as progress, so that the prompt doesn't seem to hang.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private PipelinePump? pump;
    private IRequestObserver? observer;
    private bool isDisposed;

    /// <summary>Canceled by Ctrl-C, and when the cmdlet ends with requests in progress.</summary>
    private protected CancellationToken StoppingToken => stopping.Token;

    /// <summary>The way from other threads to the pipeline's thread.</summary>
    private protected PipelinePump Pump => pump!;

    /// <summary>Observes the requests of the cmdlet.</summary>
    private protected IRequestObserver Observer => observer!;

    /// <summary>True with -Verbose or its preference.</summary>
    private protected bool IsVerbose { get; private set; }

    private bool PrefersVerbose =>
        Preference("Verbose", "VerbosePreference", ActionPreference.SilentlyContinue)
            is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

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
        if (disposing && !isDisposed)
        {
            isDisposed = true;

            // What threw out of a wait, downstream or here, has left the work going on.
            stopping.Cancel();
            pump?.Dispose();
            stopping.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        pump = new PipelinePump(StoppingToken);
        IsVerbose = SwitchValue("Verbose") ?? PrefersVerbose;
        observer = new PipelineObserver(this, pump, IsVerbose);
    }

    /// <summary>Cancels the wait of the cmdlet.</summary>
    protected override void StopProcessing() => stopping.Cancel();

    /// <summary>Cancels the remaining requests when the cmdlet has ended.</summary>
    private protected void CancelRest() => stopping.Cancel();

    /// <summary>Runs the work on another thread and waits for it.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl-C; the work is cancelled, and not waited for.</exception>
    internal T WaitFor<T>(Func<CancellationToken, Task<T>> work)
    {
        var cancellationToken = StoppingToken;
        return Pump.Run(Task.Run(() => work(cancellationToken), cancellationToken));
    }

    /// <summary>Waits for a change. If Ctrl-C ends the wait, a warning says that it may have been made.</summary>
    /// <param name="work">The change.</param>
    /// <param name="told">What it does, as the question says it, and what to do then. It's asked only where that is to be told.</param>
    internal T WaitForChange<T>(Func<CancellationToken, Task<T>> work, Func<(string Change, string Advice)> told)
    {
        try
        {
            return WaitFor(work);
        }
        catch (PipelineStoppedException)
        {
            var (change, advice) = told();
            WarnOfStop($"Stopped during this change, which may have been made: {change}. {advice}");
            throw;
        }
    }

    /// <summary>Writes a warning to the host: a stopping pipeline accepts no records, but this must still be reported.</summary>
    internal void WarnOfStop(string text) => Host.UI.WriteWarningLine(text.ForDisplay());

    /// <summary>Writes a warning while something ends the command, which a preference for warnings must not replace.</summary>
    internal void WarnOnTheWayOut(string text)
    {
        try
        {
            if (MayEndAtWarning)
            {
                WarnOfStop(text);
            }
            else
            {
                WriteWarning(text);
            }
        }
        catch (Exception refused) when (refused is PipelineStoppedException or InvalidOperationException)
        {
            WarnOfStop(text);
        }
    }

    /// <summary>Processes objects on the pipeline's thread, each as soon as another thread has made it.</summary>
    /// <param name="make">Makes the objects.</param>
    /// <param name="take">Called with each object in turn.</param>
    private protected void Stream<T>(Func<CancellationToken, IEnumerable<T>> make, Action<T> take) =>
        Stream<T>(
            (handOut, cancellationToken) =>
            {
                foreach (var item in make(cancellationToken))
                {
                    handOut([item]);
                }

                return Task.CompletedTask;
            },
            take
        );

    /// <summary>Processes objects on the pipeline's thread while another thread reads more.</summary>
    /// <param name="read">Passes objects to the action as soon as they arrive.</param>
    /// <param name="take">Called with each object in turn.</param>
    private protected void Stream<T>(Func<Action<IReadOnlyList<T>>, CancellationToken, Task> read, Action<T> take)
    {
        var room = new SemaphoreSlim(ReadAhead);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StoppingToken);
        var cancellationToken = end.Token;
        try
        {
            WaitFor(_ => ReadAsync());
        }
        finally
        {
            // Whatever ended it, Select-Object -First included: nothing is read any further.
            end.Cancel();
        }

        async Task<bool> ReadAsync()
        {
            await read(HandOver, cancellationToken).ConfigureAwait(false);
            return true;
        }

        void HandOver(IReadOnlyList<T> items)
        {
            room.Wait(cancellationToken);
            Pump.Post(() => TakeAll(items));
        }

        void TakeAll(IReadOnlyList<T> items)
        {
            room.Release();
            foreach (var item in items)
            {
                take(item);
            }
        }
    }

    /// <summary>Writes a warning. Text from a server or a file is made safe to show.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(text.ForDisplay());

    /// <summary>Writes to the verbose stream. Text from a server or a file is made safe to show.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(text.ForDisplay());

    /// <summary>Writes to the host through the information stream, as Write-Host does.</summary>
    internal void Say(string text) => WriteInformation(new HostInformationMessage { Message = text.ForDisplay() }, ["PSHOST"]);

    /// <summary>The default connection. The first use of one from the environment is reported.</summary>
    private protected GijServer DefaultServer() =>
        Session.Current.RequiredDefault(server => Say($"Using {server} from GIJ_SERVER and GIJ_TOKEN."));

    /// <summary>Reports a request: on the verbose stream, and as progress if it takes long.</summary>
    internal void WriteNotice(string text, TimeSpan wait)
    {
        WriteVerbose(text);
        if (wait >= LongWait)
        {
            WriteProgress(
                new ProgressRecord(1, MyInvocation.MyCommand.Name, text.ForDisplay()) { SecondsRemaining = (int)wait.TotalSeconds }
            );
        }
    }

    /// <summary>The value of a common parameter, or of its preference variable.</summary>
    private protected T Preference<T>(string parameter, string variable, T otherwise)
    {
        var given = MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : SessionState.PSVariable.GetValue(variable);
        if (given is T preference)
        {
            return preference;
        }

        return LanguagePrimitives.TryConvertTo<T>(given, CultureInfo.InvariantCulture, out var converted) ? converted : otherwise;
    }

    private protected bool IsWhatIf => SwitchValue("WhatIf") ?? Preference("WhatIf", "WhatIfPreference", otherwise: false);

    /// <summary>True where an error may end the command: with -ErrorAction Stop or Inquire, or the preference.</summary>
    internal bool StopsAtError =>
        ErrorAction is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>True where an error ends the command, and nobody is asked.</summary>
    internal bool EndsAtError => ErrorAction == ActionPreference.Stop;

    private bool MayEndAtWarning =>
        Preference("WarningAction", "WarningPreference", ActionPreference.Continue) is ActionPreference.Stop or ActionPreference.Inquire;

    private ActionPreference ErrorAction => Preference("ErrorAction", "ErrorActionPreference", ActionPreference.Continue);

    /// <summary>Prompts for a change, or shows what would be done, one line per setting.</summary>
    internal bool Confirm(string what, IEnumerable<string> details)
    {
        var text = string.Join(Environment.NewLine, details.Select(detail => $"  {detail.ForDisplay()}").Prepend(what.ForDisplay()));
        try
        {
            return ShouldProcess(text, text, "Confirm");
        }
        catch (Exception unable) when (CannotAsk(unable))
        {
            Fail(GijErrors.InvalidValue("-Confirm", Reasons.Named("CannotAskToChange")));
            throw;
        }
    }

    /// <summary>Asks a question that -Confirm doesn't ask. Enter means no, unlike with ShouldContinue.</summary>
    /// <param name="question">The question, in lines. Text from a server or a file is made safe to show, and adds no line.</param>
    /// <param name="caption">Its title.</param>
    /// <param name="parameter">What an error is about where nobody can be asked.</param>
    /// <param name="reason">The name of the reason that it gives.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: nobody can be asked.</exception>
    private protected bool Asks(IEnumerable<string> question, string caption, string parameter, string reason)
    {
        var text = string.Join("\n", question.Select(line => line.ForDisplay()));
        ChoiceDescription[] choices = [new("&Yes", "Continues."), new("&No", "Changes nothing.")];
        try
        {
            return Host.UI.PromptForChoice(caption.ForDisplay(), text, [.. choices], defaultChoice: 1) == 0;
        }
        catch (Exception unable) when (CannotAsk(unable))
        {
            throw GijErrors.InvalidValue(parameter, Reasons.Named(reason));
        }
    }

    /// <summary>True for what a host throws that can't ask; the last is what the console throws at the end of its input.</summary>
    private static bool CannotAsk(Exception unable) =>
        unable is HostException or InvalidOperationException or NotImplementedException or NullReferenceException;

    /// <summary>The answer to a question. A no is repeated, so that nobody wonders what was done.</summary>
    private protected bool IsConfirmed(Func<bool> ask)
    {
        if (Require(ask))
        {
            return true;
        }

        Say("Canceled. Nothing was sent.");
        return false;
    }

    /// <summary>The value of a parameter; null where it was not given.</summary>
    private protected T? IfGiven<T>(string name, T value)
        where T : struct => MyInvocation.BoundParameters.ContainsKey(name) ? value : null;

    /// <summary>The value of a common switch; null where it was not given.</summary>
    private protected bool? SwitchValue(string name) =>
        MyInvocation.BoundParameters.TryGetValue(name, out var given) ? ((SwitchParameter)given).IsPresent : null;

    /// <summary>Writes the outcome of a request.</summary>
    internal virtual void WriteResult(object result) => WriteObject(result);

    /// <summary>Writes an error, and to the verbose stream what you need to find its request in the server's log.</summary>
    private protected void WriteFailure(GijException failure, object? target)
    {
        WriteLogReference(failure);
        WriteError(ErrorRecords.Of(failure, target));
    }

    /// <summary>Writes the error of one item, or ends the command if all others would have the same error.</summary>
    internal void WriteOrEnd(GijException failure, object? target)
    {
        if (failure.EndsCommand)
        {
            Fail(failure, target);
        }

        WriteFailure(failure, target);
    }

    /// <summary>Ends the command with an error.</summary>
    private protected void Fail(GijException failure, object? target = null)
    {
        WriteLogReference(failure);
        ThrowTerminatingError(ErrorRecords.Of(failure, target));
    }

    private void WriteLogReference(GijException failure)
    {
        if (failure.LogReference is { } reference)
        {
            WriteVerbose(reference);
        }
    }

    /// <summary>Runs a required step: its failure ends the command.</summary>
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

    /// <inheritdoc cref="Require{T}"/>
    private protected void Require(Action step, object? target = null) =>
        Require(
            () =>
            {
                step();
                return true;
            },
            target
        );

    /// <summary>Runs one step whose failure affects only that step, unless all others would have the same.</summary>
    private protected void Try(Action step, object target)
    {
        try
        {
            step();
        }
        catch (GijException failure)
        {
            WriteOrEnd(failure, target);
        }
    }
}
