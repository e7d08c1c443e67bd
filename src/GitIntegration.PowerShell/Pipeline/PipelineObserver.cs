using System;

namespace GitIntegration.PowerShell;

/// <summary>Tells of requests where a cmdlet can: on the verbose stream, and as progress where they take long.</summary>
/// <param name="cmdlet">The cmdlet that the requests are for.</param>
/// <param name="pump">The way to its pipeline.</param>
/// <param name="isVerbose">True to report every request, not only unusual ones.</param>
internal sealed class PipelineObserver(GijCommand cmdlet, PipelinePump pump, bool isVerbose) : IRequestObserver
{
    public string? Command { get; } = cmdlet.MyInvocation.MyCommand.Name;

    public void OnResponse(ApiRequest request, int status, TimeSpan elapsed, string server)
    {
        if (isVerbose)
        {
            var text = FormattableString.Invariant($"{request}: HTTP {status} after {elapsed.TotalMilliseconds:0} ms, from {server}.");
            pump.Post(() => cmdlet.WriteVerbose(text));
        }
    }

    public void OnNotice(string text, TimeSpan wait = default) => pump.Post(() => cmdlet.WriteNotice(text, wait));
}
