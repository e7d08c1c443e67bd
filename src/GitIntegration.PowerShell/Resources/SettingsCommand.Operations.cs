using System;
using System.Linq;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <content>What all nouns do with the settings.</content>
public abstract partial class SettingsCommand<T>
{
    /// <summary>Creates an object from the given settings.</summary>
    /// <param name="skipsExisting">True to return an existing object with the same name and origin instead of creating one.</param>
    private protected void AddNew(bool skipsExisting)
    {
        var server = RequiredServer();
        Require(() =>
        {
            if (skipsExisting)
            {
                RequireNameOrOrigin(Given);
            }
            else
            {
                Kind.RequireComplete(Given);
            }
        });
        var twin = NameDirectory<T>.CanHaveTwin(Given)
            ? Require(() => WaitFor(_ => ReadNamesAsync(server)), server).TwinOf(Given, ofSameType: skipsExisting)
            : null;
        if (skipsExisting && twin is not null)
        {
            WriteVerbose(SaysExists(twin, Given, server));
            WriteExisting(Require(() => WaitFor(token => ClientOf(server).GetAsync(twin.Id, token)), server));
            return;
        }

        var settings = Require(() =>
        {
            Kind.RequireComplete(Given);
            return WaitFor(_ => GivenForAsync(server));
        });
        settings = Sendable(settings, present: null, WriteWarning);
        WarnOfUnused(settings);
        WarnOfAddresses(settings, present: null);
        WarnOfTwin(twin, settings, server);
        var question = $"Create {Kind.NounWithArticle} on {server}";
        if (Confirm(question, DescribeChanges(settings, present: null)))
        {
            var advice = $"To find out, run Get-Gij{CapitalNoun}.";
            WriteResult(
                Require(() => WaitForChange(token => ClientOf(server).AddAsync(settings, token), () => (question, advice)), server)
            );
        }
    }

    /// <summary>Refuses -SkipExisting for settings with which nothing could be compared, so that each run would create one more.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    private protected static void RequireNameOrOrigin(SettingSet settings)
    {
        if (!NameDirectory<T>.CanHaveTwin(settings))
        {
            throw GijErrors.NeedsOther("-SkipExisting", "-DisplayName or -Origin");
        }
    }

    /// <summary>Writes an object that was there before.</summary>
    private protected virtual void WriteExisting(T existing) => WriteObject(existing);

    /// <summary>Warns that a new object has the name and origin of an existing one.</summary>
    private protected void WarnOfTwin(NamedId? twin, SettingSet settings, GijServer server)
    {
        if (twin is not null)
        {
            WriteWarning($"{SaysExists(twin, settings, server)} Add -SkipExisting to return it instead of making another.");
        }
    }

    private protected static string SaysExists(NamedId twin, SettingSet settings, GijServer server)
    {
        string[] same =
        [
            .. settings.HasValue(SharedFields.DisplayName) ? ["name"] : Array.Empty<string>(),
            .. settings.HasValue(SharedFields.Origin) ? ["origin"] : Array.Empty<string>(),
        ];
        return $"{CapitalNoun} {twin.Label} on {server.Name} already has the same {string.Join(" and ", same)}.";
    }

    /// <summary>Ends the command if no setting was given and piped objects can't have edits.</summary>
    private protected void RequireChange(ResourceReference<T>[] references)
    {
        var mayBeEdited = MyInvocation.ExpectingInput || Array.Exists(references, reference => reference.Resource is not null);
        if (IsNothingGiven && !mayBeEdited)
        {
            Fail(NothingToChange(references), references);
        }
    }

    /// <summary>The error for objects without a change.</summary>
    private protected static GijException NothingToChange(params ResourceReference<T>[] references)
    {
        var subject = $"{Kind.Noun} {string.Join(", ", references.Select(reference => $"{reference}"))}";
        return references.Any(reference => reference.IsCopy)
            ? GijErrors.NothingToChangeOnCopy(subject)
            : GijErrors.NothingToChange(subject);
    }

    private protected static string[] DescribeChanges(SettingSet settings, T? present) =>
        [.. SettingComparison.Compare(settings, present).Select(change => $"{change}")];

    /// <summary>Applies the settings to an object, and returns it.</summary>
    /// <param name="target">The object.</param>
    /// <param name="context">The way to the pipeline.</param>
    /// <param name="skipUnchanged">True to read the object first and skip settings it already has.</param>
    private protected async Task<object?> ChangeAsync(ResourceTarget<T> target, WorkContext context, bool skipUnchanged)
    {
        var (server, client) = (target.Server, ClientOf(target.Server));
        var given = await GivenForAsync(server).ConfigureAwait(false);
        var settings = WithEdits(given, target);
        if (settings.IsEmpty)
        {
            throw NothingToChange(target.Reference);
        }

        var present =
            skipUnchanged ? await client.GetAsync(target.Id, context.CancellationToken).ConfigureAwait(false)
            : IsReadFirst(settings) ? await ReadAsync(target, context).ConfigureAwait(false)
            : await PresentAsync(target, context).ConfigureAwait(false);
        CheckFilters(settings, present);
        var wanted = settings;
        settings = Sendable(wanted, present, text => context.Post(() => WriteWarning(text)));
        if (settings != wanted && !isWhatIf)
        {
            // What the server ignores isn't on the server, and the object that is written must not say so.
            target.Resource?.DropEdits(wanted.Fields.Select(setting => setting.Key).Where(field => !settings.Names(field)));
        }

        if (settings.IsEmpty)
        {
            return isWhatIf ? null : present;
        }

        if (skipUnchanged)
        {
            settings = settings.WithoutUnchanged(present!);
        }

        if (settings.IsEmpty)
        {
            context.Post(() => WriteVerbose($"{CapitalNoun} {present} on {server} already has these settings."));
            if (isWhatIf)
            {
                return null;
            }

            target.Resource?.TakeOver(present!);
            return present;
        }

        context.Post(() => WarnOfAddresses(settings, present));
        var question = $"Change {Kind.Noun} {LabelOf(target, present)} on {server}";
        var effects = await PreviewAsync(target, settings, present, context).ConfigureAwait(false);
        string[] details = IsShownFirst || IsVerbose ? [.. DescribeChanges(settings, present), .. effects] : [];
        if (!await context.AskAsync(() => Confirm(question, details)).ConfigureAwait(false))
        {
            return null;
        }

        var changed = await context.ChangeAsync(token => client.UpdateAsync(target.Id, settings, present, token)).ConfigureAwait(false);
        target.Resource?.TakeOver(changed);
        return changed;
    }

    /// <summary>What else the change would do, as lines of the question.</summary>
    /// <exception cref="GijException">It can't be made.</exception>
    private protected virtual Task<string[]> PreviewAsync(ResourceTarget<T> target, SettingSet settings, T? present, WorkContext context) =>
        Task.FromResult(Array.Empty<string>());

    /// <summary>True where the object decides whether it can have these settings.</summary>
    private protected virtual bool IsReadFirst(SettingSet settings) => false;

    /// <summary>The settings without those that the server ignores for this object. Warns of those.</summary>
    /// <param name="settings">What was given or edited.</param>
    /// <param name="present">The object as it is; null for a new one, and where it was not read.</param>
    /// <param name="warn">Writes a warning.</param>
    private protected virtual SettingSet Sendable(SettingSet settings, T? present, Action<string> warn) => settings;

    private static SettingSet WithEdits(SettingSet given, ResourceTarget<T> target)
    {
        if (target.Resource is not { } one)
        {
            return given;
        }

        try
        {
            var settings = one.AddEditsTo(given);
            settings.RequireConsistent(Kind.Noun);
            return settings;
        }
        catch (GijException failure)
        {
            throw failure.WithContext($"edited on {Kind.Noun} {target} of {target.Server}");
        }
    }
}
