using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GitIntegration.Sandbox;

namespace GitIntegration.PowerShell;

/// <summary>Connects to a Jira server and makes it the default of this session.</summary>
/// <remarks>
/// Tests the address and the login at once: what is wrong with them is a terminating error that says what to do. If the app doesn't
/// answer, you get a warning. Several connections can be open side by side. Nothing is stored on disk
/// but the journal that you ask for with -Journal.
/// <para>
/// A script that runs unattended needs no connection: with none, the environment variables GIJ_SERVER (the address) and
/// GIJ_TOKEN (a personal access token) serve. See about_GijServer.
/// </para>
/// </remarks>
/// <example>
/// Connect with a personal access token
/// <code>
/// $token = Read-Host 'Personal access token of Jira' -AsSecureString
/// Connect-GijServer https://jira.example.com/jira -Token $token -Name prod
/// </code>
/// The token is typed unseen. The address has the context path, if Jira has one.
/// </example>
/// <example>
/// Take the token from a vault
/// <code>
/// Connect-GijServer https://jira.example.com/jira -Token (Get-Secret JiraPat)
/// </code>
/// Get-Secret of the module Microsoft.PowerShell.SecretManagement gives a SecureString, and no script holds the token.
/// </example>
/// <example>
/// Try things out without a Jira
/// <code>
/// Connect-GijServer -Sandbox
/// </code>
/// The sandbox is a server in memory with integrations of every type. Nothing that is done to it leaves PowerShell.
/// </example>
/// <example>
/// Keep two connections side by side
/// <code>
/// $prod = @{ Name = 'prod'; Token = Get-Secret JiraPat }
/// $staging = @{ Name = 'staging'; Token = Get-Secret StagingPat }
/// Connect-GijServer https://jira.example.com/jira @prod
/// Connect-GijServer https://jira-staging.example.com/jira @staging -NoDefault
/// Get-GijIntegration -Server staging
/// </code>
/// prod is the default, and staging is reached with -Server.
/// </example>
/// <example>
/// Connect with a user name and a password
/// <code>
/// $login = Get-Credential
/// Connect-GijServer https://jira.example.com/jira -Credential $login
/// </code>
/// For a Jira before 8.14, which has no tokens. Jira 11 refuses passwords by default.
/// </example>
/// <example>
/// Pass a gateway that wants a key of its own
/// <code>
/// $key = @{ 'X-Api-Key' = Get-Secret GatewayKey }
/// $token = Get-Secret JiraPat
/// Connect-GijServer https://jira.example.com/jira -Token $token -Header $key
/// </code>
/// The header goes with every request, to this server only.
/// </example>
/// <example>
/// Know a server by its own certificate
/// <code>
/// $pin = '0B1E5D7B9F20C4A86E3D1F7A5C92E408' +
///     '6B7D3A1950F8C6E2D4B0917A63F5C8E1'
/// $login = @{ Token = Get-Secret JiraPat; CertificateThumbprint = $pin }
/// Connect-GijServer https://jira.example.com/jira @login
/// </code>
/// For a certificate that nobody known has issued. The error of a refused one shows its thumbprint: compare it with the
/// one that the administrator of the server gives you.
/// </example>
/// <example>
/// Keep a journal of all changes
/// <code>
/// $login = @{ Token = Get-Secret JiraPat; Journal = 'changes.jsonl' }
/// Connect-GijServer https://jira.example.com/jira @login
/// Set-GijIntegration 4 -TagsFilter '^v'
/// Get-GijJournal changes.jsonl
/// </code>
/// The journal says who changed what, when and how it ended, and never has a secret in it.
/// </example>
/// <example>
/// Tell apart why it failed
/// <code>
/// $token = Get-Secret JiraPat
/// try {
///     Connect-GijServer https://jira.example.com/jira -Token $token
/// }
/// catch {
///     switch ($_.FullyQualifiedErrorId.Split(',')[0]) {
///         'AuthenticationFailed' { 'The token was refused.' }
///         'ConnectionFailed' { 'The server could not be reached.' }
///         default { throw }
///     }
/// }
/// </code>
/// The first part of FullyQualifiedErrorId is the id of the error; about_GijErrors lists them all.
/// </example>
/// <seealso cref="GetGijIntegrationCommand"/>
[Cmdlet(VerbsCommunications.Connect, "GijServer", DefaultParameterSetName = ByToken)]
[OutputType(typeof(GijServer))]
public sealed class ConnectGijServerCommand : NetworkCommand
{
    private const string InMemory = "Sandbox",
        SandboxName = "sandbox";

    private GijServerTest? test;

    /// <summary>
    /// The address of Jira with its context path, if it has one: <c>https://jira.example.com</c> or
    /// <c>https://example.com/jira</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByToken)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByCredential)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByNothing)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByDefaultCredentials)]
    [Alias("Uri", "Url")]
    [ValidateNotNullOrEmpty]
    public string BaseUri { get; set; } = string.Empty;

    /// <summary>
    /// A personal access token of Jira (8.14 or later), as a SecureString: <c>Read-Host -AsSecureString</c> and
    /// <c>Get-Secret</c> return one, plain text is refused. It is sent as Bearer. Without it, and without another login, you are
    /// asked for it.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Alias("PersonalAccessToken")]
    [Secret]
    public SecureString? Token { get; set; }

    /// <summary>
    /// A user name and password of Jira, as <c>Get-Credential</c> gives them. They are sent as Basic, which Jira 11 refuses
    /// by default.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential)]
    [Login]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Logs in as the user who runs PowerShell, by Negotiate (Kerberos) or NTLM, when the server asks for that; for a Jira behind integrated
    /// Windows authentication. Works on Linux and macOS too, with a Kerberos ticket (<c>kinit</c>).
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>
    /// Sends no login: a client certificate (<see cref="NetworkCommand.Certificate"/>) or a gateway's header (<see
    /// cref="NetworkCommand.Header"/>) says who the user is.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByNothing)]
    public SwitchParameter NoLogin { get; set; }

    /// <summary>
    /// Connects to the documented server in memory, with integrations of every type to try things on. Each such connection
    /// starts afresh.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InMemory)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>
    /// A name for <c>-Server</c> of the other cmdlets. Without it, the name is the host with its context path, or
    /// <c>sandbox</c> for the sandbox. Connecting to the same address under the same name replaces the login, and objects
    /// that came from the connection stay usable; a connection of the same name to another address is closed and replaced,
    /// with a warning.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// How many seconds to wait for the next bytes of an answer, before it is a <see cref="GijErrorId.RequestTimeout"/>
    /// error. See also <see cref="RequestTimeoutSec"/>.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = ConnectionOptions.DefaultTimeoutSec;

    /// <summary>
    /// How many seconds a request may take as a whole, from sending it to the last byte of its response, before it is a <see
    /// cref="GijErrorId.RequestTimeout"/> error: a server that sends a byte now and then never exceeds <see cref="TimeoutSec"/>. Each
    /// try of a request counts on its own, and waits between tries don't count. A list that is written to the pipeline as it comes,
    /// such as that of Get-GijIntegration, may take longer.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int RequestTimeoutSec { get; set; } = ConnectionOptions.DefaultRequestTimeoutSec;

    /// <summary>
    /// How many times a request may be sent again after a response such as 503, or after none. Only what is safe to repeat is.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, 10)]
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>
    /// How long the server's rate limit (429) may hold up one request, over all its tries, in seconds. Such a refusal doesn't count as a
    /// try of <see cref="MaxRetry"/>. With 0, it's an error at once.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, 86_400)]
    public int RateLimitTimeoutSec { get; set; } = ConnectionOptions.DefaultRateLimitTimeoutSec;

    /// <summary>
    /// A file in which each change that is sent through the connection is recorded: one line of JSON before the request, and one with what
    /// came of it. <c>Get-GijJournal</c> reads it. The file is made if it doesn't exist, with another beside it that ends in .lock, and
    /// several processes may share it. A file that can't be written is a <see cref="GijErrorId.JournalUnwritable"/> error, here and before
    /// each change. What isn't at hand of an object before its change is read first, with one request; and so is the user, if -SkipTest
    /// left that out. Without this parameter, the file is the one that GIJ_JOURNAL names by its full path, if any.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Sends nothing yet: what is wrong with the address or the login shows at the first command.</summary>
    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    /// <summary>Returns the connection. Without it, the cmdlet writes one line to the information stream and returns nothing.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Leaves the default connection as it is; the new one is reached with <c>-Server</c> of the other cmdlets.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WarnOfRisks();
        var server = Require(Connect);
        var earlierJournal = Session.Current.Find(server.Name)?.Journal;
        var added = Session.Current.Add(server, makeDefault: !NoDefault);
        if (added.Replaced is { } replaced)
        {
            WriteWarning($"The connection {replaced} had the same name. It has been closed and replaced.");
        }
        else if (added.Server != server)
        {
            WriteVerbose($"The connection {added.Server} goes on with the new login.");
        }

        if (earlierJournal is not null && added.Server.Journal is null)
        {
            WriteWarning($"Changes through {added.Server} are no longer recorded in {earlierJournal}. Add -Journal to go on with it.");
        }

        Welcome(added.Server);
        if (PassThru)
        {
            WriteObject(added.Server);
        }
    }

    private GijServer Connect()
    {
        var server = new GijServer(Options());
        try
        {
            test = SkipTest ? null : WaitFor(token => LogInAsync(server, token));
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private async Task<GijServerTest> LogInAsync(GijServer server, CancellationToken cancellationToken)
    {
        await server.LogInAsync(Observer, cancellationToken).ConfigureAwait(false);
        return await new ServerProbe(server, Observer, cancellationToken).RunAfterLoginAsync().ConfigureAwait(false);
    }

    /// <summary>Says in one line what the connection leads to, and warns where that isn't all that is needed.</summary>
    private void Welcome(GijServer server)
    {
        foreach (var problem in test?.Problems ?? [])
        {
            WriteWarning(problem);
        }

        string?[] found = test is null
            ? ["not tested"]
            : [test.JiraVersion is { } version ? $"Jira {version}" : null, test.AppAnswers == true ? "app answers" : null];
        var known = string.Join(", ", found.Where(part => part is not null));
        var user = server.User is { } name ? $" as {name}" : string.Empty;
        Say($"Connected to {server.Name}{user}{(known.Length == 0 ? string.Empty : $" ({known})")}");
    }

    private ConnectionOptions Options()
    {
        var options = Sandbox ? SandboxOptions() : OnNetwork(new ConnectionOptions(ServerAddress.Parse(BaseUri), Login()));
        options.Name = Name ?? options.Name;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec);
        options.MaxRetry = MaxRetry;
        options.RateLimitTimeout = TimeSpan.FromSeconds(RateLimitTimeoutSec);
        options.Journal = Journal is null ? null : new FilePaths(SessionState.Path, GijErrors.JournalUnwritable).Full(Journal);
        return options;
    }

    private JiraLogin Login() =>
        ParameterSetName switch
        {
            ByCredential => JiraLogin.FromPassword(Credential!.UserName, Credential.Password),
            ByNothing => JiraLogin.OfConnection(AuthenticationKind.None),
            ByDefaultCredentials => JiraLogin.OfConnection(AuthenticationKind.DefaultCredentials),
            _ => JiraLogin.FromToken(Token ?? AskForToken()),
        };

    private SecureString AskForToken()
    {
        var field = new FieldDescription(nameof(Token));
        field.SetParameterType(typeof(SecureString));
        try
        {
            var answers = Host.UI.Prompt(string.Empty, $"Enter a personal access token for {BaseUri.ForDisplay()}.", [field]);
            return (SecureString)answers[nameof(Token)].BaseObject;
        }
        catch (Exception unable) when (unable is HostException or InvalidOperationException or NotImplementedException)
        {
            throw GijErrors.MissingToken();
        }
    }

    private static ConnectionOptions SandboxOptions()
    {
        var address = new Uri(SandboxServer.Address);
        var sandbox = new SandboxServer(address.AbsolutePath);
        using var token = SecretText.ToSecureString(sandbox.AdministratorToken);
        return new ConnectionOptions(address, JiraLogin.FromToken(token)) { Name = SandboxName, Handler = new SandboxHandler(sandbox) };
    }
}
