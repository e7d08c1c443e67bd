using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GitIntegration.PowerShell;

/// <summary>Where the values of named secrets come from: a hashtable, or a script block that is asked by name.</summary>
internal sealed class SecretSource
{
    private readonly IDictionary? table;
    private readonly ScriptBlock? script;

    /// <param name="given">The value of -Secret; null where it wasn't given.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>: it's neither.</exception>
    public SecretSource(object? given)
    {
        var plain = given.Unwrap();
        table = plain as IDictionary;
        script = plain as ScriptBlock;
        if (plain is not null && table is null && script is null)
        {
            throw GijErrors.InvalidValue("-Secret", Reasons.Named("NotSecretSource"));
        }
    }

    /// <summary>The values of the secrets of a plan, each looked up once.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.MissingSecret"/> or <see cref="GijErrorId.InvalidValue"/>.</exception>
    public IReadOnlyDictionary<string, SecureString> Resolve(IEnumerable<PlannedAction> actions)
    {
        var names = actions.SelectMany(action => action.Secrets.Values).Distinct().ToList();
        var values = names.ToDictionary(name => name, Find);
        string[] missing = [.. names.Where(name => values[name] is null)];
        return missing.Length == 0
            ? values.ToDictionary(value => value.Key, value => value.Value!)
            : throw GijErrors.MissingSecret(missing);
    }

    private SecureString? Find(string name) =>
        (table is not null ? table[name].Unwrap() : Ask(name).Unwrap()) switch
        {
            SecureString { Length: > 0 } secret => Usable(secret, name),
            null => null,
            _ => throw GijErrors.InvalidValue("-Secret", Reasons.Named("PlainSecretGiven", name)),
        };

    /// <summary>What no host would accept is refused now, and not in the middle of the changes.</summary>
    private static SecureString Usable(SecureString secret, string name)
    {
        try
        {
            return (SecureString)FieldKind.Secret.Accept(secret)!;
        }
        catch (FormatException failure)
        {
            throw GijErrors.InvalidValue($"-Secret {name}", failure.Message);
        }
    }

    private PSObject? Ask(string name)
    {
        try
        {
            return script?.InvokeWithContext(null, [new PSVariable("_", name)], name).FirstOrDefault();
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw GijErrors.InvalidValue("-Secret", Reasons.Named("SecretFailed", name, failure.Message.TrimEnd('.')));
        }
    }
}
