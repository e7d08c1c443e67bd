using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Sends your own request to the REST API of Jira or the app.</summary>
/// <remarks>
/// Use it for requests that have no cmdlet. The request has everything that the connection has: the login, the certificate and proxy
/// settings, retries, error ids, and masks in place of secrets. GET, HEAD, OPTIONS, PUT and DELETE are tried again after a broken
/// connection; POST and PATCH only if the server can't have acted. Returns objects, one for each element of a list, or nothing if the
/// response has no body. A response with <c>"success": false</c> is an error. At most 128 MiB are read.
/// <para>
/// Every method except GET, HEAD and OPTIONS counts as a change: it has -WhatIf and -Confirm, and a journal records the method,
/// the path and the names of what is sent. Values are recorded only for settings that the app documents, and for numbers, true and false.
/// </para>
/// <para>Properties keep the text as it was sent. Objects are shown without control characters; plain text and -Raw aren't
/// changed.</para>
/// </remarks>
/// <example>
/// Read data
/// <code>
/// Invoke-GijRestMethod rest/api/2/myself
/// </code>
/// Returns the user that you're logged in as.
/// </example>
/// <example>
/// Use a query
/// <code>
/// $query = @{ key = 'PAY-1'; showFiles = $true }
/// Invoke-GijRestMethod rest/gitplugin/1.0/integration -Query $query
/// </code>
/// Names and values are encoded for you.
/// </example>
/// <example>
/// Preview a change, then make it
/// <code>
/// $change = @{ Path = 'rest/gitplugin/1.0/integration/4'; Method = 'PUT' }
/// Invoke-GijRestMethod @change -Body @{ tagsFilter = '^v' } -WhatIf
/// (Invoke-GijRestMethod @change -Body @{ tagsFilter = '^v' }).integration
/// </code>
/// The hashtable is sent as JSON. The response contains the integration as the API describes it.
/// </example>
/// <example>
/// Send a secret
/// <code>
/// $body = @{ pat = Get-Secret GitLabPat }
/// $put = @{ Path = 'rest/gitplugin/1.0/integration/4'; Method = 'PUT' }
/// Invoke-GijRestMethod @put -Body $body | Out-Null
/// </code>
/// Get-Secret returns a SecureString, which is sent but never shown. Plain text under a name such as pat is refused.
/// </example>
/// <seealso cref="GetGijJournalCommand"/>
/// <seealso cref="ConnectGijServerCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "GijRestMethod", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeGijRestMethodCommand : ServerCommand
{
    private const string Get = "GET",
        Head = "HEAD";

    private const int MaximumDepth = 32;

    /// <summary>
    /// The path below the address of the connection, for example <c>rest/api/2/myself</c>, with or without a leading slash. You can also
    /// use a full URL, such as those in responses, if it begins with the address of the connection. Any other is an <see
    /// cref="GijErrorId.InvalidValue"/> error.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1)]
    [ValidateSet(Get, "POST", "PUT", "DELETE", "PATCH", Head, "OPTIONS")]
    public string Method { get; set; } = Get;

    /// <summary>
    /// What to send as JSON: a hashtable, an object or a list, with SecureStrings for secrets at any depth. Text is sent as it is, so it
    /// must already be JSON. You can't use it with GET and HEAD.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>
    /// Names and values to add to the query, for example <c>@{ maxResults = 50 }</c>. A value is text, a number or a boolean, or a list
    /// of them, which repeats the name. Put secrets in the body.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>
    /// Returns the body as text, whether it's JSON or not. Only the secrets of the connection and the request are masked in it.
    /// </summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var server = RequiredServer();
        var path = string.Empty;
        var call = Require(() => CallOf(path = RestPath.Of(server.BaseUri, Path, QueryPairs())));
        if (call.IsChange && !IsConfirmed(server, path, call))
        {
            return;
        }

        var response = Require(() => Send(call, path, server), server);
        if (Raw)
        {
            WriteObject(response.Text);
        }
        else if (response.IsJson)
        {
            WriteObject(JsonObjects.ToObject(response.Value), enumerateCollection: true);
        }
    }

    private RestResponse Send(RestCall call, string path, GijServer server)
    {
        return call.IsChange ? WaitForChange(SendAsync, () => (Describe(path, server), "Check the present state.")) : WaitFor(SendAsync);

        Task<RestResponse> SendAsync(CancellationToken token) => new RestClient(server, Observer).SendAsync(call, Raw, token);
    }

    private string Describe(string path, GijServer server) => $"Send {Method.ToUpperInvariant()} /{path.Split('?')[0]} to {server}";

    private bool IsConfirmed(GijServer server, string path, RestCall call) =>
        Confirm(Describe(path, server), call.Settings.Select(setting => $"{setting}"));

    private RestCall CallOf(string path)
    {
        var method = Method.ToUpperInvariant();
        if (Body is not null && method is Get or Head)
        {
            throw GijErrors.Conflict($"-Body and -Method {method}", Reasons.Named("NoBody"));
        }

        var body = Body.Unwrap() is string text ? text : new PlainConverter("-Body", allowsNull: true, MaximumDepth).ToPlain(Body);
        return new RestCall(new HttpMethod(method), path, body);
    }

    private IEnumerable<KeyValuePair<string, string>> QueryPairs() =>
        from entry in (Query ?? new Hashtable()).Cast<DictionaryEntry>()
        let value = entry.Value.Unwrap()
        from element in value is IEnumerable many and not string ? many.Cast<object?>() : [value]
        select new KeyValuePair<string, string>($"{entry.Key}", TextOf($"{entry.Key}", element.Unwrap()));

    private static string TextOf(string name, object? value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            string or int or long or short or byte or uint or decimal or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => throw GijErrors.InvalidValue($"-Query {name}", Reasons.Named("NotQueryValue", FieldKind.Quote(value))),
        };
}
