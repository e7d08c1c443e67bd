using System;
using System.Management.Automation;

namespace GitIntegration.PowerShell;

/// <summary>Takes the address of a proxy. Refuses any other text, and does not repeat it, as PowerShell's own conversion would: a password may stand in it.</summary>
public sealed class ProxyAddressAttribute : StrictAttribute
{
    private protected override string Expected => "an address such as http://proxy.example.com:3128; a login goes to -ProxyCredential";

    private protected override object Accept(object value, object asTyped, EngineIntrinsics? engine) =>
        Uri.TryCreate($"{value}", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            ? uri
            : throw Refusal("This is no address of a proxy.");
}
