using System;
using System.Management.Automation;
using System.Security;
using GitIntegration.Sandbox;

namespace GitIntegration.PowerShell;

/// <summary>
/// Connects to a Jira server and makes it the default of this session. The address and the login are tried at once.
/// Several connections can be open side by side. Nothing is stored on disk.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "GijServer", DefaultParameterSetName = ByToken)]
[OutputType(typeof(GijServer))]
public sealed class ConnectGijServerCommand : NetworkCommand
{
    private const string InMemory = "Sandbox", SandboxName = "sandbox";

    /// <summary>The address of Jira with its context path, if it has one: https://jira.example.com or https://example.com/jira.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByToken)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByCredential)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByNothing)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByDefaultCredentials)]
    [Alias("Uri", "Url")]
    [ValidateNotNullOrEmpty]
    public string BaseUri { get; set; } = string.Empty;

    /// <summary>A personal access token of Jira (8.14 or later), as a SecureString. It is sent as Bearer.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByToken)]
    [Alias("PersonalAccessToken")]
    [Secret]
    public SecureString? Token { get; set; }

    /// <summary>A user name and password of Jira. They are sent as Basic; Jira 11 refuses that by default.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential)]
    [Login]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Logs in as the Windows user who runs PowerShell, by Negotiate (Kerberos) or NTLM, when the server asks for that; for a Jira behind integrated Windows authentication.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>Sends no login: a client certificate (-Certificate) or a gateway's header (-Header) says who the user is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByNothing)]
    public SwitchParameter NoLogin { get; set; }

    /// <summary>Connects to the documented server in memory, with integrations of every type to try things on. Each such connection starts afresh.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InMemory)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>A name for -Server. The default is the host with its context path; 'sandbox' for the sandbox. A connection of the same name is replaced, with a warning.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>How many seconds to wait for the next bytes of an answer. The default is 100.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = GijServerOptions.DefaultTimeoutSec;

    /// <summary>How many times a request may be sent again after an answer such as 429 or 503, or none: 0 to 10, the default is 4. Only what is safe to repeat is.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, 10)]
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>Does not try the address and the login.</summary>
    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    /// <summary>Leaves the default connection as it is; the new one is reached with -Server.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SkipCertificateCheck)
        {
            WriteWarning($"The server's certificate is not checked: whoever stands in between can read the login.");
        }

        var server = Require(Connected);
        if (Session.Current.Add(server, makeDefault: !NoDefault) is { } replaced)
        {
            WriteWarning($"The connection {replaced} had the same name: it has been closed and replaced.");
        }

        WriteObject(server);
    }

    private GijServer Connected()
    {
        var server = new GijServer(Options());
        try
        {
            if (!SkipTest)
            {
                server.User = Await(new JiraClient(server).GetUserAsync) ?? server.User;
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private GijServerOptions Options()
    {
        var options = Sandbox ? SandboxOptions() : OnNetwork(new GijServerOptions(GijServer.Address(BaseUri), Login()));
        options.Name = Name ?? options.Name;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.MaxRetry = MaxRetry;
        return options;
    }

    private JiraLogin Login() => ParameterSetName switch
    {
        ByCredential => JiraLogin.FromPassword(Credential!.UserName, Credential.Password),
        ByNothing => JiraLogin.OfConnection(AuthenticationKind.None),
        ByDefaultCredentials => JiraLogin.OfConnection(AuthenticationKind.DefaultCredentials),
        _ => JiraLogin.FromToken(Token!),
    };

    private static GijServerOptions SandboxOptions()
    {
        var address = new Uri(SandboxServer.Address);
        var sandbox = new SandboxServer(address.AbsolutePath);
        using var token = SecretText.Hide(sandbox.AdministratorToken);
        return new GijServerOptions(address, JiraLogin.FromToken(token)) { Name = SandboxName, Handler = new SandboxHandler(sandbox) };
    }
}
