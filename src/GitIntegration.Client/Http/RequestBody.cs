using System;
using System.Collections.Generic;
using System.Security;

namespace GitIntegration;

/// <summary>A body in one array of exactly its size. Disposing zeroes it, since it can hold secrets.</summary>
internal sealed class RequestBody(byte[] bytes, IReadOnlyList<SecureString> secrets, string contentType = RequestBody.Json) : IDisposable
{
    /// <summary>The media type of JSON, which nearly every body is.</summary>
    public const string Json = "application/json";

    /// <summary>Its media type, with parameters.</summary>
    public string ContentType { get; } = contentType;

    public byte[] Bytes { get; } = bytes;

    /// <summary>The secrets within it.</summary>
    public IReadOnlyList<SecureString> Secrets { get; } = secrets;

    public void Dispose() => Array.Clear(Bytes, 0, Bytes.Length);
}
