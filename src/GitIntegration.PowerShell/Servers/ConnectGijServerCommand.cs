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
/// Tests the address and login immediately. If either is wrong, you get a terminating error that says what to do. If the app doesn't
/// answer, you get a warning. You can have several connections open. Nothing is stored on disk, except a journal if you add -Journal.
/// <para>
/// An unattended script doesn't need this cmdlet: if no connection is open, the module connects with the environment variables
/// GIJ_SERVER (the address) and GIJ_TOKEN (a personal access token). See about_GijServer.
/// </para>
/// </remarks>
/// <example>
/// Connect with a personal access token
/// <code>
/// $token = Read-Host 'Jira personal access token' -AsSecureString
/// Connect-GijServer https://jira.example.com/jira -Token $token -Name prod
/// </code>
/// The token isn't shown as you type it. Include the context path in the address if Jira has one.
/// </example>
/// <example>
/// Use a token from a vault
/// <code>
/// Connect-GijServer https://jira.example.com/jira -Token (Get-Secret JiraPat)
/// </code>
/// Get-Secret from the Microsoft.PowerShell.SecretManagement module returns a SecureString, so the token isn't in your script.
/// </example>
/// <example>
/// Try the sandbox
/// <code>
/// Connect-GijServer -Sandbox
/// </code>
/// The sandbox is a server in memory with integrations of every type. Nothing that you do leaves PowerShell.
/// </example>
/// <example>
/// Use two connections
/// <code>
/// $prod = @{ Name = 'prod'; Token = Get-Secret JiraPat }
/// $staging = @{ Name = 'staging'; Token = Get-Secret StagingPat }
/// Connect-GijServer https://jira.example.com/jira @prod
/// Connect-GijServer https://jira-staging.example.com/jira @staging -NoDefault
/// Get-GijIntegration -Server staging
/// </code>
/// prod is the default. Use -Server for staging.
/// </example>
/// <example>
/// Connect with a user name and a password
/// <code>
/// $login = Get-Credential
/// Connect-GijServer https://jira.example.com/jira -Credential $login
/// </code>
/// For Jira before 8.14, which has no tokens. Jira 11 refuses passwords by default.
/// </example>
/// <example>
/// Connect through a gateway that requires a key
/// <code>
/// $key = @{ 'X-Api-Key' = Get-Secret GatewayKey }
/// $token = Get-Secret JiraPat
/// Connect-GijServer https://jira.example.com/jira -Token $token -Header $key
/// </code>
/// The header is sent with every request, only to this server.
/// </example>
/// <example>
/// Trust a server's own certificate
/// <code>
/// $pin = '0B1E5D7B9F20C4A86E3D1F7A5C92E408' +
///     '6B7D3A1950F8C6E2D4B0917A63F5C8E1'
/// $login = @{ Token = Get-Secret JiraPat; CertificateThumbprint = $pin }
/// Connect-GijServer https://jira.example.com/jira @login
/// </code>
/// For a certificate whose issuer your machine doesn't trust. The error shows its thumbprint: compare it with the one from the server's
/// administrator.
/// </example>
/// <example>
/// Keep a journal of all changes
/// <code>
/// $login = @{ Token = Get-Secret JiraPat; Journal = 'changes.jsonl' }
/// Connect-GijServer https://jira.example.com/jira @login
/// Set-GijIntegration 4 -TagsFilter '^v'
/// Get-GijJournal changes.jsonl
/// </code>
/// The journal records who changed what and when, with the outcome. It never contains a secret.
/// </example>
/// <example>
/// Handle errors by their ids
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
/// The first part of FullyQualifiedErrorId is the error id; about_GijErrors lists them all.
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
    /// The address of Jira, with its context path if it has one: <c>https://jira.example.com</c> or <c>https://example.com/jira</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByToken)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByCredential)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByNothing)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByDefaultCredentials)]
    [Alias("Uri", "Url")]
    [ValidateNotNullOrEmpty]
    public string BaseUri { get; set; } = string.Empty;

    /// <summary>
    /// A Jira personal access token (8.14 or later), as a SecureString: <c>Read-Host -AsSecureString</c> and <c>Get-Secret</c> return
    /// one. Plain text is refused. The token is sent as Bearer. Without it and without another login, you're prompted for it.
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [Alias("PersonalAccessToken")]
    [Secret]
    public SecureString? Token { get; set; }

    /// <summary>
    /// A user name and password for Jira, as <c>Get-Credential</c> returns them. They're sent as Basic, which Jira 11 refuses by default.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential)]
    [Login]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Logs in as the user who runs PowerShell, with Negotiate (Kerberos) or NTLM, if the server asks for it. For Jira with integrated
    /// Windows authentication. It also works on Linux and macOS, with a Kerberos ticket (<c>kinit</c>).
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByDefaultCredentials)]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>
    /// Sends no login. A client certificate (<see cref="NetworkCommand.Certificate"/>) or a gateway's header (<see
    /// cref="NetworkCommand.Header"/>) identifies the user.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByNothing)]
    public SwitchParameter NoLogin { get; set; }

    /// <summary>
    /// Connects to a server in memory that behaves as documented, with integrations of every type to try things on. Each such connection
    /// starts afresh. A second one beside it has other ids for the same projects, as another Jira would.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InMemory)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>
    /// Starts a sandbox that breaks the rules of <see cref="TestGijIntegrationCommand"/>, so that you can see what they find. The rules
    /// about token expiry and suppressions need files of their own.
    /// </summary>
    [Parameter(ParameterSetName = InMemory)]
    public SwitchParameter Faulty { get; set; }

    /// <summary>
    /// A name for the <c>-Server</c> parameter of other cmdlets. Without it, the name is the host with its context path, or
    /// <c>sandbox</c> for the sandbox. Connecting to the same address with the same name replaces the login, and objects from the
    /// connection stay usable. A connection with the same name to another address is closed and replaced, with a warning.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// How many seconds to wait for the next bytes of a response. After that, you get a <see cref="GijErrorId.RequestTimeout"/> error.
    /// See also <see cref="RequestTimeoutSec"/>.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = ConnectionOptions.DefaultTimeoutSec;

    /// <summary>
    /// How many seconds a whole request may take, from sending it to the last byte of its response. After that, you get a <see
    /// cref="GijErrorId.RequestTimeout"/> error, even if the server keeps sending a byte now and then and so never exceeds <see
    /// cref="TimeoutSec"/>. Each try has its own limit, and waits between tries don't count. A list that is written to the pipeline as
    /// it's read, such as that of Get-GijIntegration, has no such limit.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int RequestTimeoutSec { get; set; } = ConnectionOptions.DefaultRequestTimeoutSec;

    /// <summary>
    /// How many times to retry a request after a response such as 503, or no response. A request is repeated only if that's safe.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, 10)]
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    /// <summary>
    /// How many seconds the server's rate limit (429) may delay one request in total. These retries don't count towards <see
    /// cref="MaxRetry"/>. With 0, you get an error immediately.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, 86_400)]
    public int RateLimitTimeoutSec { get; set; } = ConnectionOptions.DefaultRateLimitTimeoutSec;

    /// <summary>
    /// A file that records each change sent through the connection: one line of JSON before the request, and one with the outcome.
    /// <c>Get-GijJournal</c> reads it. The file and a .lock file beside it are created if necessary; several processes can share them. If
    /// it can't be written, you get a <see cref="GijErrorId.JournalUnwritable"/> error, here or before a change. If the object's state or,
    /// after -SkipTest, the user isn't known yet, it's read first with one request. Without this parameter, the full path in GIJ_JOURNAL is
    /// used, if it's set.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Sends nothing yet. A wrong address or login causes an error at the first command.</summary>
    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    /// <summary>Returns the connection. By default, the cmdlet writes one line to the information stream and returns nothing.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Keeps the default connection as it is. Use <c>-Server</c> of other cmdlets to reach the new one.</summary>
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
            WriteVerbose($"The connection {added.Server} now uses the new login.");
        }

        if (earlierJournal is not null && added.Server.Journal is null)
        {
            WriteWarning($"Changes through {added.Server} are no longer recorded in {earlierJournal}. Add -Journal to continue it.");
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

    /// <summary>Reports the connection in one line, and warns of problems.</summary>
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
        var options = Sandbox ? SandboxOptions() : NetworkOptions();
        options.Name = Name ?? options.Name;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec);
        options.MaxRetry = MaxRetry;
        options.RateLimitTimeout = TimeSpan.FromSeconds(RateLimitTimeoutSec);
        options.Journal = Journal is null ? null : new FilePaths(SessionState.Path, GijErrors.JournalUnwritable).Full(Journal);
        return options;
    }

    private ConnectionOptions NetworkOptions()
    {
        var options = OnNetwork(new ConnectionOptions(ServerAddress.Parse(BaseUri), JiraLogin.OfConnection(AuthenticationKind.None)));

        // The address is checked before anybody is asked for a token.
        ServerAddress.Require(options);
        options.Login = Login();
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

    private ConnectionOptions SandboxOptions()
    {
        var name = Name ?? SandboxName;
        var data = SandboxData.OfNumber(NumberFor(name), Faulty);
        var address = new Uri(data.BaseUrl);
        var sandbox = new SandboxServer(address.AbsolutePath, data);
        using var token = SecretText.ToSecureString(sandbox.AdministratorToken);
        return new ConnectionOptions(address, JiraLogin.FromToken(token))
        {
            Name = name,
            Handler = new SandboxHandler(sandbox),
            GitHosts = sandbox.GitHosts,
        };
    }

    /// <summary>The number of the sandbox with this name, or the first that no open connection has.</summary>
    private static int NumberFor(string name)
    {
        var open = Session.Current.Servers;
        return Enumerable
            .Range(1, open.Count + 1)
            .First(number =>
                open.FirstOrDefault(server => server.BaseUri.OriginalString == SandboxData.AddressOf(number)) is not { } server
                || server == Session.Current.Find(name)
            );
    }
}
