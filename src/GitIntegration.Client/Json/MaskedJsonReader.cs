using System.IO;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>Reads JSON; every text in it has a mask where it repeats a secret of the connection or the request.</summary>
internal sealed class MaskedJsonReader(TextReader text, SecretMask mask) : JsonTextReader(text)
{
    /// <inheritdoc/>
    public override object? Value => mask.InData(base.Value);
}
