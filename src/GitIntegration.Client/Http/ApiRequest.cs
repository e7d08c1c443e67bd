using System;
using System.Net.Http;

namespace GitIntegration;

/// <summary>One request of the API: what is sent, and the object it is about, as messages call it.</summary>
internal sealed class ApiRequest(HttpMethod method, string path, string subject)
{
    /// <summary>Where the app's own resources are, of every version.</summary>
    public const string AppFamily = "rest/gitplugin/";

    /// <summary>Where most of them are.</summary>
    public const string AppRoot = AppFamily + "1.0/";

    public HttpMethod Method { get; } = method;

    /// <summary>The path below the server's base address, without a leading slash.</summary>
    public string Path { get; } = path;

    public string Subject { get; } = subject;

    /// <summary>The segment of the path that is a secret; null where none is.</summary>
    public string? SecretInPath { get; init; }

    public RequestBody? Body { get; init; }

    /// <summary>The object that the path names, so that a failure can mean that it doesn't exist; null where it names none.</summary>
    public RequestTarget? Target { get; init; }

    /// <summary>How much of the response is read.</summary>
    public ResponseLimit Limit { get; init; } = ResponseLimit.One;

    /// <summary>Is told what happens on the way.</summary>
    public IRequestObserver Observer { get; init; } = RequestObserver.None;

    /// <summary>True when the login is not sent along, since a wrong one would count as a failed attempt for nothing.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>True to report every failure at once.</summary>
    public bool IsTriedOnce { get; init; }

    /// <summary>
    /// True for the first request of a connection: a response such as 503 is waited for, but a mistyped address is not to
    /// be tried five times.
    /// </summary>
    public bool IsFirst { get; init; }

    /// <summary>True to read a JSON body with any status: Jira's state comes with 503 and 500 too.</summary>
    public bool TakesAnyStatus { get; init; }

    /// <summary>True unless the method promises to change nothing.</summary>
    public bool IsChange => Method != HttpMethod.Get && Method != HttpMethod.Head && Method != HttpMethod.Options;

    /// <summary>True for a git host, which reports a used-up rate limit in its own ways.</summary>
    public bool IsForHost { get; init; }

    /// <summary>True when the path is the user's, who may have mistyped it.</summary>
    public bool IsPathOfUser { get; init; }

    public bool IsForApp => Path.StartsWith(AppFamily, StringComparison.Ordinal);

    /// <summary>The method and the path without its query, which may hold values.</summary>
    public string Resource => $"{Method} /{ShownPath.Split('?')[0]}";

    /// <summary>Returns the method and the path, with a mask in place of what is a secret, or looks like one in its query.</summary>
    public override string ToString() => NamedSecrets.MaskedInText($"{Method} /{ShownPath}");

    private string ShownPath => SecretInPath is null ? Path : Path.Replace(SecretInPath, DisplayText.Mask);
}
