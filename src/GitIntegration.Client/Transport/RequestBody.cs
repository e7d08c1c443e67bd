using System;

namespace GitIntegration;

/// <summary>A JSON body in one array of exactly its size. Disposing zeroes it, since it can hold secrets.</summary>
internal sealed class RequestBody(byte[] bytes) : IDisposable
{
    public byte[] Bytes { get; } = bytes;

    public void Dispose() => Array.Clear(Bytes, 0, Bytes.Length);
}
