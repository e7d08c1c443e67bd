using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>The operations on integrations.</summary>
internal sealed class IntegrationClient(GijServer server)
{
    private const string Path = ApiRequest.AppRoot + "integration";

    /// <summary>Reads all integrations and hands them out as they come: never are any held back while more are waited for.</summary>
    /// <param name="take">Gets one list of integrations after another.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="GijException">The list could not be read, or not to its end: then some were handed out before.</exception>
    public Task ListAsync(Action<IReadOnlyList<GijIntegration>> take, CancellationToken stop) =>
        ListAsync(ForAll(triedOnce: false), take, stop);

    private async Task ListAsync(ApiRequest request, Action<IReadOnlyList<GijIntegration>> take, CancellationToken stop)
    {
        using var answer = await server.Transport.SendAsync(request, stop).ConfigureAwait(false);
        var batch = new List<GijIntegration>();
        var count = 0;
        try
        {
            ReadAll(answer, integration => batch.Add(integration), HandOut);
            HandOut();
        }
        catch (GijException failure)
        {
            HandOut();
            throw count == 0
                ? failure
                : failure.After(
                    $"{count.ToString(CultureInfo.InvariantCulture)} integration{(count == 1 ? string.Empty : "s")} had been read before"
                );
        }

        void HandOut()
        {
            if (batch.Count > 0)
            {
                count += batch.Count;
                take(batch);
                batch = [];
            }
        }
    }

    /// <summary>Finds out whether the list may be read, without reading more than its first integration.</summary>
    /// <exception cref="GijException">It may not, or the app does not answer.</exception>
    public async Task ProbeAsync(CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            await ListAsync(ForAll(triedOnce: true), _ => enough.Cancel(), enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The first integration was read.
        }
    }

    /// <summary>Reads one integration.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.IntegrationNotFound"/>, among others.</exception>
    public Task<GijIntegration> GetAsync(int id, CancellationToken stop) => SendForOneAsync(HttpMethod.Get, id, null, stop);

    /// <summary>Changes the settings that the request names, and no other.</summary>
    /// <returns>The integration as it is now.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.IntegrationNotFound"/> or <see cref="GijErrorId.RequestRejected"/>, among others.</exception>
    public async Task<GijIntegration> UpdateAsync(int id, RequestSettings settings, CancellationToken stop)
    {
        using var body = RequestWriter.Write(settings);
        return await SendForOneAsync(HttpMethod.Put, id, body, stop).ConfigureAwait(false);
    }

    /// <summary>Makes a new integration. The host has not been scanned yet when this returns.</summary>
    /// <returns>The integration with its new id.</returns>
    /// <exception cref="GijException"><see cref="GijErrorId.RequestRejected"/>, among others.</exception>
    public async Task<GijIntegration> AddAsync(RequestSettings settings, CancellationToken stop)
    {
        using var body = RequestWriter.Write(settings);
        return await SendForOneAsync(new ApiRequest(HttpMethod.Post, Path, "a new integration", body), _ => true, stop)
            .ConfigureAwait(false);
    }

    /// <summary>Switches an integration on or off, by the call that the vendor recommends for it.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.IntegrationNotFound"/>, among others.</exception>
    public Task SetDisabledAsync(int id, bool disabled, CancellationToken stop) =>
        SendForNoneAsync(ForOne(HttpMethod.Put, id, $"{ApiRequest.AppRoot}repository/{Number(id)}/disable?disable={Flag(disabled)}"), stop);

    /// <summary>Asks for the removal of an integration. The server carries it out a while later, and lists it as disabled until then.</summary>
    /// <param name="id">The id.</param>
    /// <param name="deleteFiles">True to delete the clones on the Jira server too.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.IntegrationNotFound"/>, among others.</exception>
    public async Task RemoveAsync(int id, bool deleteFiles, CancellationToken stop)
    {
        var request = ForOne(HttpMethod.Delete, id, $"{Path}/{Number(id)}?deleteFiles={Flag(deleteFiles)}");
        try
        {
            await SendForNoneAsync(request, stop).ConfigureAwait(false);
        }
        catch (GijException failure) when (failure.Id == GijErrorId.IntegrationNotFound && request.WasCutOff)
        {
            Notices.Add($"{request}: the try that was cut off had removed it.");
        }
    }

    private static ApiRequest ForAll(bool triedOnce) => new(HttpMethod.Get, Path, "the list of integrations") { IsTriedOnce = triedOnce };

    private static ApiRequest ForOne(HttpMethod method, int id, string path, RequestBody? body = null) =>
        new(method, path, $"integration {Number(id)}", body) { IntegrationId = Number(id) };

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "true" : "false";

    private Task<GijIntegration> SendForOneAsync(HttpMethod method, int id, RequestBody? body, CancellationToken stop) =>
        SendForOneAsync(ForOne(method, id, $"{Path}/{Number(id)}", body), integration => integration.Id == id, stop);

    private async Task<GijIntegration> SendForOneAsync(ApiRequest request, Predicate<GijIntegration> isMeant, CancellationToken stop)
    {
        using var answer = await server.Transport.SendAsync(request, stop).ConfigureAwait(false);
        GijIntegration? found = null;
        ReadAll(
            answer,
            integration => found = found is null ? integration : throw new FormatException("it holds more than one integration")
        );
        return found is not null && isMeant(found) ? found : throw answer.Unusable($"it does not hold {request.Subject}");
    }

    private async Task SendForNoneAsync(ApiRequest request, CancellationToken stop)
    {
        using var answer = await server.Transport.SendAsync(request, stop).ConfigureAwait(false);
        try
        {
            ReadAll(answer, _ => { });
        }
        catch (GijException failure) when (failure is { Id: GijErrorId.InvalidResponse, StatusCode: >= 200 and < 300, ResponseBody: null })
        {
            // Nothing was asked for, and a success without a body says all there is to say.
        }
    }

    /// <summary>The payload's name and form differ by operation and by year of the app: all are taken.</summary>
    private void ReadAll(Answer answer, Action<GijIntegration> take, Action? beforeReading = null) =>
        answer.ReadEnvelope(
            name => name is "integration" or "integrations",
            reader => take(IntegrationReader.Read(reader, server)),
            IntegrationReader.Names,
            beforeReading
        );
}
