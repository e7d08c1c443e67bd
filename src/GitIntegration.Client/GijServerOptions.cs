using System;
using System.Net.Http;

namespace GitIntegration;

/// <summary>What a connection is made of.</summary>
internal sealed class GijServerOptions(Uri baseUri, JiraLogin login)
{
    /// <summary>The address of Jira, with its context path if it has one.</summary>
    public Uri BaseUri { get; } = baseUri;

    public JiraLogin Login { get; } = login;

    /// <summary>The name of the connection; host and context path unless given.</summary>
    public string? Name { get; set; }

    /// <summary>How long the connection waits for bytes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(DefaultTimeoutSec);

    /// <summary>How many times a request may be sent again.</summary>
    public int MaxRetry { get; set; } = RetryPolicy.DefaultMaxRetry;

    public Clock Clock { get; set; } = new();

    public bool SkipCertificateCheck { get; set; }

    public bool AllowUnencrypted { get; set; }

    /// <summary>Stands in for the network, as the sandbox does; null for the network.</summary>
    public HttpMessageHandler? Handler { get; set; }

    public const int DefaultTimeoutSec = 100;
}
