using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <content>What is done about one integration.</content>
public sealed partial class UpdateGijIntegrationTokenCommand
{
    private readonly ConcurrentBag<int> untouched = [],
        resumed = [];
    private readonly ConcurrentDictionary<(GijServer Server, int Id), bool> seen = new();

    /// <summary>
    /// Until a secret has been accepted, one integration at a time is changed: a wrong one isn't tried many times at once.
    /// </summary>
    private readonly SemaphoreSlim alone = new(1);
    private volatile bool isProved;
    private RotationJournal? journal;
    private SettingSet? given;
    private SecureString? asked;
    private int refusals;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            alone.Dispose();
        }
    }

    private static Outcome Skipped(GijIntegration integration, string reason) =>
        new(new GijTokenUpdate(integration, TokenUpdateResult.Skipped) { Reason = Reasons.Named(reason) });

    private async Task<object?> UpdateAsync(ResourceTarget<GijIntegration> target, WorkContext context)
    {
        var integration = await ReadAsync(target, context).ConfigureAwait(false);
        if (integration.Type == IntegrationTypes.TrackedFolder)
        {
            return Skipped(integration, "FolderWithoutToken");
        }

        var earlier = journal?.StateOf(target.Server, target.Id);
        var isDone = earlier?.State == RotationState.Verified || (earlier?.State == RotationState.Updated && !Verify);
        if (earlier?.State == RotationState.Updated)
        {
            resumed.Add(target.Id);
        }

        if (isDone)
        {
            return Skipped(integration, earlier?.State == RotationState.Verified ? "VerifiedBefore" : "UpdatedBefore");
        }

        if (!seen.TryAdd((target.Server, target.Id), true))
        {
            return Skipped(integration, "GivenTwice");
        }

        var step = new Step(target, integration, context, new TokenVerification(target.Server, Observer, TimeSpan.FromSeconds(TimeoutSec)));
        var isAlone = !isProved && (Preview || Verify);
        if (isAlone)
        {
            await alone.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }

        try
        {
            var outcome = await UpdateAsync(step, earlier).ConfigureAwait(false);
            isProved |= outcome is { Update.Result: TokenUpdateResult.Updated or TokenUpdateResult.Verified };
            return outcome;
        }
        catch (GijException failure) when (IsOwn(failure))
        {
            return OutcomeOf(step, failure);
        }
        finally
        {
            if (isAlone)
            {
                alone.Release();
            }
        }
    }

    private async Task<Outcome?> UpdateAsync(Step step, (RotationState State, int? Before)? earlier)
    {
        var (id, server, token) = (step.Target.Id, step.Target.Server, step.Context.CancellationToken);
        if (HasStopped)
        {
            return NotTried(step);
        }

        IReadOnlyList<GijRepository> before = Verify ? await step.Proof.RepositoriesOfAsync(id, token).ConfigureAwait(false) : [];
        step.Before = earlier?.Before ?? (Verify ? before.Count : null);
        if (earlier?.State != RotationState.Updated)
        {
            if (!await SendAsync(step).ConfigureAwait(false))
            {
                return HasStopped ? NotTried(step) : null;
            }

            step.IsSent = true;
            await WriteAsync(RotationState.Updated).ConfigureAwait(false);
        }

        if (!Verify || TokenVerification.Choose(before) is not { } repository)
        {
            var reason = Verify ? Reasons.Named("NothingToReindex") : null;
            return new Outcome(
                new GijTokenUpdate(step.Integration, TokenUpdateResult.Updated) { Reason = reason, WouldLose = step.Scan?.Removed }
            );
        }

        if (!step.IsSent && !await IsToBeVerifiedAsync(step, repository).ConfigureAwait(false))
        {
            return null;
        }

        step.IsSent = true;
        var (fault, isRefused, after) = await step
            .Proof.VerifyAsync(step.Integration, repository, step.Before ?? before.Count, step.Context.ChangeAsync, token)
            .ConfigureAwait(false);
        if (fault is not null)
        {
            step.After = after;
            step.IsRefused = isRefused;
            await WriteAsync(RotationState.Failed).ConfigureAwait(false);
            throw GijErrors.TokenNotVerified($"{Kind.Noun} {step.Integration}", server.Name, fault);
        }

        await WriteAsync(RotationState.Verified).ConfigureAwait(false);
        return new Outcome(
            new GijTokenUpdate(step.Integration, TokenUpdateResult.Verified)
            {
                RepositoriesBefore = step.Before,
                RepositoriesAfter = after,
                WouldLose = step.Scan?.Removed,
            }
        );

        Task WriteAsync(RotationState state) =>
            journal?.WriteAsync(server, id, state, step.Before, CancellationToken.None) ?? Task.CompletedTask;
    }

    /// <summary>Asks before a token that was sent by an earlier run is verified: that reindexes a repository.</summary>
    private Task<bool> IsToBeVerifiedAsync(Step step, GijRepository repository) =>
        step.Context.AskAsync(() =>
            Confirm(
                $"Verify the token of {Kind.Noun} {step.Integration} on {step.Target.Server}",
                [$"reindex {ResourceKind<GijRepository>.Instance.Noun} {repository.Label}"]
            )
        );

    /// <summary>Sends the new secret, if the preview has nothing against it and nobody says no.</summary>
    private async Task<bool> SendAsync(Step step)
    {
        var (target, context) = (step.Target, step.Context);
        var settings = await context.AskAsync(() => SecretOf(step.Integration)).ConfigureAwait(false);
        var details = DetailsOf(settings);
        if (Preview)
        {
            var source = new ScanSource(step.Integration, settings);
            step.Scan = await PreviewAsync(target.Server, source, saved: null, context).ConfigureAwait(false);
            details = [.. details, step.Scan.Within(MaxLoss).Line];
        }

        if (HasStopped)
        {
            return false;
        }

        var question = $"Update the token of {Kind.Noun} {step.Integration} on {target.Server}";
        if (!await context.AskAsync(() => Confirm(question, details)).ConfigureAwait(false) || HasStopped)
        {
            return false;
        }

        if (journal is not null)
        {
            await journal
                .WriteAsync(target.Server, target.Id, RotationState.Sending, step.Before, context.CancellationToken)
                .ConfigureAwait(false);
        }

        await context
            .ChangeAsync(token => ClientOf(target.Server).UpdateAsync(target.Id, settings, step.Integration, token))
            .ConfigureAwait(false);
        return true;
    }

    /// <summary>True for what is the matter of one integration, or has to be told with it.</summary>
    private static bool IsOwn(GijException failure) =>
        failure.Id == GijErrorId.JournalUnwritable || (!failure.EndsCommand && failure.Id != GijErrorId.ConnectionClosed);

    /// <summary>True after too many refusals by git hosts: nothing more is tried.</summary>
    private bool HasStopped => Volatile.Read(ref refusals) >= MaxFailure;

    private Outcome NotTried(Step step)
    {
        untouched.Add(step.Target.Id);
        return new Outcome(new GijTokenUpdate(step.Integration, TokenUpdateResult.NotTried));
    }

    private static string[] DetailsOf(SettingSet settings) => [.. SettingComparison.Compare(settings, null).Select(change => $"{change}")];

    private Outcome OutcomeOf(Step step, GijException failure)
    {
        if (step.IsRefused || failure.Id == GijErrorId.HostRefused)
        {
            Interlocked.Increment(ref refusals);
        }

        var result =
            failure.Id == GijErrorId.WouldLoseRepositories ? TokenUpdateResult.Blocked
            : failure.MayHaveActed && !step.IsSent ? TokenUpdateResult.Unknown
            : failure.Id != GijErrorId.TokenNotVerified && step.IsSent ? TokenUpdateResult.Updated
            : TokenUpdateResult.Failed;
        var update = new GijTokenUpdate(step.Integration, result)
        {
            Reason = failure.Summary,
            RepositoriesBefore = step.Before,
            RepositoriesAfter = step.After,
            WouldLose = step.Scan?.Removed,
        };
        return new Outcome(update, failure, step.Target.Reference.Target);
    }

    /// <summary>The new secret of an integration, as settings. Called on the pipeline's thread.</summary>
    private SettingSet SecretOf(GijIntegration integration)
    {
        if (Secret is not null)
        {
            return SettingsOf(ReturnedBy(Secret, integration));
        }

        return given ??= SettingsOf((object?)Pat ?? Credential ?? (object?)asked);
    }

    private static SettingSet SettingsOf(object? secret)
    {
        var settings = new SettingSet(Kind.Table);
        switch (secret)
        {
            case SecureString { Length: > 0 } token:
                settings.Set(SharedFields.Pat, token);
                return settings;
            case PSCredential { Password.Length: > 0 } login:
                settings.Set(SharedFields.Username, login.UserName);
                settings.Set(SharedFields.Password, login.Password);
                return settings;
            default:
                throw GijErrors.InvalidValue("-Secret", Reasons.Named("NoSecretReturned"));
        }
    }

    private static object? ReturnedBy(ScriptBlock script, GijIntegration integration)
    {
        Collection<PSObject> returned;
        try
        {
            returned = script.InvokeWithContext(null, [new PSVariable("_", integration)]);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw GijErrors.InvalidValue("-Secret", Reasons.Named("SecretScriptFailed", failure.Message.TrimEnd('.')));
        }

        return returned.Count == 1 ? returned[0].Unwrap() : null;
    }

    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: nobody can be asked, or nothing was entered.</exception>
    private SecureString AskForToken()
    {
        var field = new FieldDescription("Token");
        field.SetParameterType(typeof(SecureString));
        try
        {
            var answers = Host.UI.Prompt(string.Empty, "Enter the new token of the git host, for all integrations.", [field]);
            return answers["Token"].BaseObject is SecureString { Length: > 0 } token
                ? token
                : throw GijErrors.InvalidValue("-Pat", Reasons.Named("NothingEntered"));
        }
        catch (Exception unable) when (unable is HostException or InvalidOperationException or NotImplementedException)
        {
            throw GijErrors.InvalidValue("-Pat", Reasons.Named("CannotAskForToken"));
        }
    }

    /// <summary>What is known about one integration on the way.</summary>
    private sealed class Step(
        ResourceTarget<GijIntegration> target,
        GijIntegration integration,
        WorkContext context,
        TokenVerification proof
    )
    {
        public ResourceTarget<GijIntegration> Target => target;

        public GijIntegration Integration => integration;

        public WorkContext Context => context;

        public TokenVerification Proof => proof;

        public ScanResult? Scan { get; set; }

        public int? Before { get; set; }

        public int? After { get; set; }

        /// <summary>True where the app's own request to the git host failed.</summary>
        public bool IsRefused { get; set; }

        /// <summary>True once the app has the new secret.</summary>
        public bool IsSent { get; set; }
    }

    /// <summary>What is written about one integration.</summary>
    private sealed record Outcome(GijTokenUpdate Update, GijException? Error = null, object? Target = null);
}
