using System.Net.Http;

namespace GitIntegration;

/// <summary>One request of the API: what is sent, and the object it is about, in words for messages.</summary>
internal sealed class ApiRequest(HttpMethod method, string path, string subject, RequestBody? body = null)
{
    /// <summary>Where the app's own resources are.</summary>
    public const string AppRoot = "rest/gitplugin/1.0/";

    public HttpMethod Method { get; } = method;

    /// <summary>The path below the server's base address, without a leading slash.</summary>
    public string Path { get; } = path;

    public string Subject { get; } = subject;

    public RequestBody? Body { get; } = body;

    /// <summary>The id of the integration that the path names, so that a failure can mean that there is none; null where it names none.</summary>
    public string? IntegrationId { get; set; }

    /// <summary>True when the login is not sent along, since a wrong one would count as a failed attempt for nothing.</summary>
    public bool IsAnonymous { get; set; }

    /// <summary>True when a failure is to be reported at once, whatever it is.</summary>
    public bool IsTriedOnce { get; set; }

    /// <summary>True for the first request of a connection: an answer such as 503 is waited for, but a mistyped address is not to be tried five times.</summary>
    public bool IsFirst { get; set; }

    /// <summary>True when a JSON body is the answer whatever its status: Jira's state comes with 503 and 500 too.</summary>
    public bool TakesAnyStatus { get; set; }

    /// <summary>True once a try was cut off, so that the server may have carried the request out already.</summary>
    public bool WasCutOff { get; set; }

    public bool IsChange => Method != HttpMethod.Get;

    public bool IsForApp => Path.StartsWith(AppRoot, System.StringComparison.Ordinal);

#pragma warning disable CS0618 // Options, which takes the place of Properties, is not there in netstandard2.0.
    /// <summary>The request that this message was made for.</summary>
    public static ApiRequest Of(HttpRequestMessage message) => (ApiRequest)message.Properties[nameof(ApiRequest)];

    /// <summary>Lets the handlers of a message know what it was made for.</summary>
    public void AttachTo(HttpRequestMessage message) => message.Properties[nameof(ApiRequest)] = this;
#pragma warning restore CS0618

    public override string ToString() => $"{Method} /{Path}";
}
