using System;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <content>The start by the app's webhook, which needs no login.</content>
public sealed partial class StartGijReindexCommand
{
    /// <summary>The address of Jira with its context path, for a start by webhook.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByWebhook)]
    [ValidateNotNullOrEmpty]
    public string Uri { get; set; } = string.Empty;

    /// <summary>
    /// The secret key of the app's webhook. It's a part of the address, and is never shown. If the server doesn't accept it, you get a <see
    /// cref="GijErrorId.WebhookNotFound"/> error.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByWebhook)]
    [Secret]
    public SecureString? WebhookKey { get; set; }

    /// <summary>
    /// The address of the repository to reindex, as its origin has it. Without it, everything is reindexed; this asks first, unless you
    /// add <see cref="Force"/>.
    /// </summary>
    [Parameter(ParameterSetName = ByWebhook)]
    [Text]
    [ValidateNotNullOrEmpty]
    public string? Origin { get; set; }

    /// <summary>With -WebhookKey and without -Origin, reindexes everything without asking.</summary>
    [Parameter(ParameterSetName = ByWebhook)]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The SHA-256 thumbprints of the server's certificate, as for <see cref="ConnectGijServerCommand"/>. Without it, the system
    /// decides which certificates to trust.
    /// </summary>
    [Parameter(ParameterSetName = ByWebhook)]
    [ValidateNotNullOrEmpty]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>The proxy to use, for example <c>http://proxy.example.com:3128</c>. Without it, the system's proxy is used.</summary>
    [Parameter(ParameterSetName = ByWebhook)]
    [ProxyAddress]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// Allows the key to be sent over http to another machine, although anyone on the way can read it. Without it, you get an <see
    /// cref="GijErrorId.UnencryptedConnection"/> error.
    /// </summary>
    [Parameter(ParameterSetName = ByWebhook)]
    public SwitchParameter AllowUnencrypted { get; set; }

    private void StartByWebhook()
    {
        var login = Require(() => JiraLogin.FromWebhookKey(WebhookKey!));
        using var server = Require(() => new GijServer(WebhookOptions(login)));
        var what = Origin is null ? ReindexRun.Everything : $"the repository {Origin}";
        var question = $"Reindex {what} on {server} by its webhook";
        if (!Confirm(question, []) || !Require(() => IsMeant(server), server))
        {
            return;
        }

        var client = new WebhookClient(server, login.WebhookKey!, Observer);
        const string Advice = "A second one does no harm.";
        if (Require(() => WaitForChange(token => client.StartAsync(Origin, token), () => (question, Advice)), server) is { } run)
        {
            WriteObject(new GijReindex(run));
        }
        else
        {
            WriteWarning($"{server} started no reindex. It may have no repository with the origin {Origin ?? "that you meant"}.");
        }
    }

    private ConnectionOptions WebhookOptions(JiraLogin login) =>
        new(ServerAddress.Parse(Uri), login)
        {
            CertificateThumbprints = Array.ConvertAll(
                CertificateThumbprint,
                one => CertificateCheck.Normalize(one, nameof(CertificateThumbprint))
            ),
            Proxy = Proxy,
            AllowUnencrypted = AllowUnencrypted,
        };

    /// <summary>Asks before everything is reindexed.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: nobody can be asked.</exception>
    private bool IsMeant(GijServer server)
    {
        var question = $"Reindex {ReindexRun.Everything} on {server}? This can keep the server busy for hours.";
        return Origin is not null
            || Force
            || SwitchValue("Confirm") is false
            || Asks([question], "Reindex everything", "-Origin", "WebhookOfAll");
    }
}
