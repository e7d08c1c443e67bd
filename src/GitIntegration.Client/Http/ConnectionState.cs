using System;
using System.Collections.Generic;
using System.Threading;

namespace GitIntegration;

/// <summary>What a connection learns from the responses to its requests.</summary>
internal sealed class ConnectionState
{
    /// <summary>More threads than this are not remembered.</summary>
    private const int MostThreads = 10_000;

    private readonly HashSet<string> threads = new(StringComparer.Ordinal);
    private int changes;

    /// <summary>The user of the connection according to the server; null until the server has responded.</summary>
    public string? User { get; private set; }

    /// <summary>The cluster node that responded last; null where the server names none.</summary>
    public string? NodeId { get; private set; }

    /// <summary>True once any response has come: the connection then has its cookies.</summary>
    public bool HasResponded { get; private set; }

    /// <summary>
    /// True once a response was what Jira's API promises: what isn't found after that is missing there, and the address is
    /// right.
    /// </summary>
    public bool IsJira { get; private set; }

    /// <summary>What is wrong with the certificate that was shown last; null where nothing is, or none was shown yet.</summary>
    public CertificateFault? CertificateFault { get; private set; }

    /// <summary>
    /// The number of requests that have ended and may have changed something; what was read at a lower count can be out of
    /// date.
    /// </summary>
    public int Changes => Volatile.Read(ref changes);

    public void OnUser(string? user) => User = user ?? User;

    public void OnResponse(string? node)
    {
        NodeId = node;
        HasResponded = true;
    }

    public void OnJiraConfirmed() => IsJira = true;

    public void OnCertificate(CertificateFault? fault) => CertificateFault = fault;

    /// <summary>Remembers the thread of a reindex that was started.</summary>
    /// <returns>True when it had been started before, so that the server has merged the two.</returns>
    public bool OnReindexStarted(string threadId)
    {
        lock (threads)
        {
            return threads.Count < MostThreads ? !threads.Add(threadId) : threads.Contains(threadId);
        }
    }

    public void OnChangeEnded() => Interlocked.Increment(ref changes);
}
