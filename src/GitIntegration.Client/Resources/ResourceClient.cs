using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The operations on the objects of one noun.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests; null for no observer.</param>
internal sealed class ResourceClient<T>(GijServer server, IRequestObserver? observer = null)
    where T : GijResource
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250),
        LongestPause = TimeSpan.FromSeconds(10);

    private readonly ResourceKind<T> kind = ResourceKind<T>.Instance;
    private readonly IRequestObserver observer = observer ?? RequestObserver.None;
    private readonly ListedObjects<T> listed = new();

    /// <summary>Reads all objects and hands them out as they come: none is ever held back while more are waited for.</summary>
    /// <param name="handOut">Called with one list of objects after another.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The list could not be read, or not to its end: then some were handed out before.</exception>
    public Task ListAsync(Action<IReadOnlyList<T>> handOut, CancellationToken cancellationToken) =>
        ListAsync(handOut, ResponseLimit.HandedOn, cancellationToken);

    /// <summary>The same for objects that are not just handed on, so that there is a limit to the whole list.</summary>
    /// <exception cref="GijException">The list could not be read, or not to its end: then some were handed out before.</exception>
    public Task ListAsync(Action<IReadOnlyList<T>> handOut, ResponseLimit limit, CancellationToken cancellationToken) =>
        ListAsync(kind.List(observer, limit), handOut, cancellationToken);

    /// <summary>
    /// Finds out whether the list may be read, without reading all of a long one. One that comes with the first read from the network
    /// is read to its end, which leaves the connection for the next request.
    /// </summary>
    /// <exception cref="GijException">It may not, or the app does not respond.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isLong = false;
        try
        {
            var request = kind.List(observer, ResponseLimit.Searched, isTriedOnce: true);
            await ListAsync(request, EndIfLong, enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Some of it was read.
        }

        void EndIfLong(IReadOnlyList<T> batch)
        {
            if (isLong)
            {
                enough.Cancel();
            }

            isLong = true;
        }
    }

    /// <summary>Reads one object.</summary>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/>, among others.</exception>
    public Task<T> GetAsync(int id, CancellationToken cancellationToken) =>
        kind.Get(id, observer) is { } request
            ? server.Transport.ReadAsync(request, ReadOne(request, found => found.Id == id), cancellationToken)
            : FindInListAsync(id, cancellationToken);

    /// <summary>All objects, as they are in a list that is read once.</summary>
    /// <exception cref="GijException">The list can't be read.</exception>
    public Task<IReadOnlyCollection<T>> GetAllAsync(CancellationToken cancellationToken) =>
        listed.AllAsync(ReadAllAsync, cancellationToken);

    /// <summary>Changes the settings that are named, and no other.</summary>
    /// <param name="id">The id.</param>
    /// <param name="settings">What to send.</param>
    /// <param name="present">The object as it is, for the journal; null where it isn't at hand. Then a journal has it read first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The object as it is now.</returns>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/> or <see cref="GijErrorId.RequestRejected"/>,
    /// among others.</exception>
    public async Task<T> UpdateAsync(int id, SettingSet settings, T? present, CancellationToken cancellationToken)
    {
        present = await ForJournalAsync(id, present, cancellationToken).ConfigureAwait(false);
        using var body = BodyOf(settings, id);
        var request = kind.Update(id, body, observer);
        var changes = SettingComparison.Compare(settings, present).Select(change => change.ForJournal());
        var changed = await server
            .Transport.ChangeAsync(request, Describe(id, present, changes), ReadOne(request, found => found.Id == id), cancellationToken)
            .ConfigureAwait(false);
        listed.Change(id, one => one.TakeOver(changed));
        return changed;
    }

    /// <summary>Makes a new object. The host has not been scanned yet when this returns.</summary>
    /// <returns>The object with its new id.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.RequestRejected"/>, among others.</exception>
    public async Task<T> AddAsync(SettingSet settings, CancellationToken cancellationToken)
    {
        using var body = BodyOf(settings, id: null);
        var request = kind.Add(body, observer);
        var changes = SettingComparison.Compare(settings, present: null).Select(change => change.ForJournal());
        var change = new ChangeDescription(kind.Noun, Id: null, settings.Value(SharedFields.DisplayName) as string, changes)
        {
            Action = ChangeAction.Create,
        };
        return await server.Transport.ChangeAsync(request, change, ReadOne(request, _ => true), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Switches an object on or off.</summary>
    /// <param name="id">The id.</param>
    /// <param name="disabled">True to switch it off.</param>
    /// <param name="present">The object as it is, for the journal; null where it isn't at hand. Then a journal has it read first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/>, among others.</exception>
    public async Task SetDisabledAsync(int id, bool disabled, T? present, CancellationToken cancellationToken)
    {
        present = await ForJournalAsync(id, present, cancellationToken).ConfigureAwait(false);
        var change = Describe(id, present, [new SettingChange(SharedFields.Disabled, present, disabled).ForJournal()]);
        await server
            .Transport.ChangeAsync(kind.SetDisabled(id, disabled, observer), change, ReadNone, cancellationToken)
            .ConfigureAwait(false);
        listed.Change(id, one => one.TakeOver(SharedFields.Disabled, disabled));
    }

    /// <summary>Asks for the removal of an object. The server carries it out a while later, and lists it as disabled until then.</summary>
    /// <param name="id">The id.</param>
    /// <param name="deleteFiles">True to delete the clones on the Jira server too.</param>
    /// <param name="present">The object as it is, for the journal; null where it isn't at hand. Then a journal has it read first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="ResourceKind.NotFound"/>, among others.</exception>
    public async Task RemoveAsync(int id, bool deleteFiles, T? present, CancellationToken cancellationToken)
    {
        present = await ForJournalAsync(id, present, cancellationToken).ConfigureAwait(false);
        var request = kind.Remove(id, deleteFiles, observer);
        var change = Describe(
            id,
            present,
            [new ChangedSetting(ResourceKind.DeleteFilesName) { After = deleteFiles }, .. SettingsOf(present)],
            ChangeAction.Delete
        );
        await server.Transport.ChangeAsync(request, change, ReadRemoval, cancellationToken).ConfigureAwait(false);

        bool ReadRemoval(ApiResponse response)
        {
            try
            {
                return ReadNone(response);
            }
            catch (GijException failure) when (failure.Id == kind.NotFound && failure.EarlierTryMayHaveActed)
            {
                observer.OnNotice($"{request}: the interrupted attempt had removed it.");
                return true;
            }
        }
    }

    /// <summary>Waits until the server lists none of these any more, and asks ever more slowly.</summary>
    /// <param name="ids">The ids of objects whose removal the server has accepted.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.RemovalPending"/>, or why the list cannot be read.</exception>
    public async Task WaitUntilRemovedAsync(ISet<int> ids, TimeSpan patience, CancellationToken cancellationToken)
    {
        List<T> left = [];
        var poller = new Poller(server.Transport.Clock, FirstPause, LongestPause);
        if (!await poller.UntilAsync(AreGoneAsync, patience, cancellationToken).ConfigureAwait(false))
        {
            var labels = left.Select(one => $"{kind.Noun} {one.Label}");
            throw GijErrors.RemovalPending(labels, server.Name, patience.TotalSeconds, kind.Noun.Capitalized());
        }

        async Task<bool> AreGoneAsync(CancellationToken token)
        {
            // Each is left once, however often the server lists it.
            var missing = new HashSet<int>(ids);
            left = [];
            await ListAsync(batch => left.AddRange(batch.Where(one => missing.Remove(one.Id))), ResponseLimit.Searched, token)
                .ConfigureAwait(false);
            return left.Count == 0;
        }
    }

    private async Task ListAsync(ApiRequest request, Action<IReadOnlyList<T>> handOut, CancellationToken cancellationToken)
    {
        var batch = new List<T>();
        var count = 0;
        try
        {
            await server.Transport.ReadAsync(request, ReadBatches, cancellationToken).ConfigureAwait(false);
        }
        catch (GijException failure) when (count + batch.Count > 0)
        {
            HandOutBatch();
            var read = count.ToString(CultureInfo.InvariantCulture);
            var nouns = count == 1 ? kind.Noun : kind.PluralNoun;
            throw failure.WithContext($"{read} {nouns} had been read before");
        }

        bool ReadBatches(ApiResponse response)
        {
            ReadAll(response, one => batch.Add(one), isBareAllowed: false, HandOutBatch);
            HandOutBatch();
            return true;
        }

        void HandOutBatch()
        {
            if (batch.Count > 0)
            {
                var full = batch;
                batch = [];
                count += full.Count;
                handOut(full);
            }
        }
    }

    private async Task<T> FindInListAsync(int id, CancellationToken cancellationToken)
    {
        var found = await listed.FindAsync(id, ReadAllAsync, cancellationToken).ConfigureAwait(false);
        return found ?? throw GijErrors.NotFound(kind.NotFound, kind.SubjectOf(id), server.Name);
    }

    private async Task<IReadOnlyList<T>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await ListAsync(all.AddRange, ResponseLimit.Kept, cancellationToken).ConfigureAwait(false);
        return all;
    }

    /// <summary>The object before a change, where there is a journal to record it.</summary>
    private async Task<T?> ForJournalAsync(int id, T? present, CancellationToken cancellationToken) =>
        present is null && server.Journal is not null ? await GetAsync(id, cancellationToken).ConfigureAwait(false) : present;

    private ChangeDescription Describe(
        int id,
        T? present,
        IEnumerable<ChangedSetting> changes,
        ChangeAction action = ChangeAction.Change
    ) => new(kind.Noun, id, present?.ReadValue(SharedFields.DisplayName) as string, changes) { Action = action };

    /// <summary>What is lost with an object.</summary>
    private IEnumerable<ChangedSetting> SettingsOf(T? present) =>
        from field in kind.Table.All
        let before = present?.ReadValue(field)
        where before is not null
        select ChangedSetting.Lost(field.Name, before);

    private Func<ApiResponse, T> ReadOne(ApiRequest request, Predicate<T> isMeant) =>
        response =>
        {
            T? found = null;
            ReadAll(response, one => found = found is null ? one : throw new FormatException(Reasons.Named("MoreThanOne", kind.Noun)));
            return found is not null && isMeant(found) ? found : throw response.Unusable(Reasons.Named("OtherObject", request.Subject));
        };

    private bool ReadNone(ApiResponse response)
    {
        try
        {
            ReadAll(response, _ => { });
        }
        catch (GijException failure) when (failure.Id == GijErrorId.InvalidResponse && response.IsEmpty)
        {
            // No payload was requested, so a success without a body is complete.
        }

        return true;
    }

    private void ReadAll(ApiResponse response, Action<T> take, bool isBareAllowed = true, Action? beforeReading = null) =>
        response.ReadEnvelope(
            kind.IsPayload,
            reader => take(kind.Read(reader, server)),
            members => isBareAllowed && TryReadBare(members, take),
            kind.Names,
            beforeReading
        );

    private bool TryReadBare(IReadOnlyDictionary<string, object?> members, Action<T> take)
    {
        if (!members.ContainsKey(ResourceSnapshot.IdName))
        {
            return false;
        }

        take(kind.Read(members, server));
        return true;
    }

    private RequestBody BodyOf(SettingSet settings, int? id)
    {
        using var body = new RequestBodyBuilder();
        if (id is { } existing)
        {
            kind.WriteIdentity(body, existing);
        }

        settings.WriteTo(body);
        return body.Build();
    }
}
