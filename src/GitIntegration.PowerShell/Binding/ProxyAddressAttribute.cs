using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>
/// Accepts the address of a proxy. Refuses any other text, and does not repeat it, as PowerShell's own conversion would: a
/// password may stand in it.
/// </summary>
public sealed class ProxyAddressAttribute : StrictAttribute
{
    private protected override string Expected => ErrorText.Get("Expected_ProxyAddress");

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        Uri.TryCreate($"{value}", UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo.Length: 0 }
            ? uri
            : throw new FormatException(Reasons.Named("NotProxyAddress"));
}
