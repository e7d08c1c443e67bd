using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A secret that is planted wherever one can enter, and looked for in everything that comes out.</summary>
internal sealed class SecretSearch : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly StringBuilder seen = new();

    public LoopbackServer Server { get; } = new("/jira");

    public Engine Engine { get; } = new();

    /// <summary>It has the characters that are escaped in one way or another.</summary>
    public string Secret { get; } = $"{Guid.NewGuid():N}+/=&'Zx";

    /// <summary>Puts a secret wherever one can enter: the connection's token, and variables for the scripts.</summary>
    public void Plant()
    {
        Engine.With("journal", Path.Combine(folder.FullName, "changes.jsonl"));
        Engine.With("rotation", Path.Combine(folder.FullName, "rotation.jsonl"));
        Engine
            .ConnectTo(Server, options: "-MaxRetry 0 -Journal $journal")
            .WithSecret("secret", Secret)
            .With("text", Secret)
            .With("address", Server.BaseUri);
        Engine.With("credential", Engine.Succeed("[pscredential]::new('svc', $secret)").Output.Single());
        Engine.With("copied", Engine.Succeed("Get-GijIntegration 1").Integration);
        Engine.With("plain", Engine.Succeed("Get-GijRepository 460").Repository);
    }

    /// <summary>All that was added.</summary>
    public string Seen => seen.ToString();

    /// <summary>Adds a text that the user sees.</summary>
    public void Add(string shown) => seen.AppendLine(shown);

    /// <summary>Adds all that a script wrote, with every property of every object.</summary>
    public void Add(Outcome outcome)
    {
        foreach (var item in outcome.Output.Concat(outcome.AllErrors.Select(error => new PSObject(error))))
        {
            Walk(item, seen, depth: 4, new HashSet<object>(ReferenceEqualityComparer.Instance));
            seen.AppendLine(PSSerializer.Serialize(item, 3));
        }

        seen.AppendJoin('\n', outcome.Others).AppendJoin('\n', outcome.Warnings).AppendJoin('\n', outcome.Verbose);
    }

    /// <summary>Asserts that no secret is in what was added, or in a file that a script wrote.</summary>
    public void AssertFoundNone()
    {
        foreach (var file in folder.GetFiles())
        {
            seen.AppendLine(File.ReadAllText(file.FullName, Encoding.Latin1));
        }

        Assert.DoesNotContain(Secret[..32], seen.ToString(), StringComparison.OrdinalIgnoreCase);
        seen.AppendJoin('\n', Environment.GetEnvironmentVariables().Values.Cast<string>());
        Assert.DoesNotContain(Secret, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Server.Sandbox.AdministratorToken, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"svc:{Secret}")), seen.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Engine.Dispose();
        Server.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// Writes down every property that PowerShell or .NET shows of an object, as Format-List * -Force would. What the user
    /// typed himself is left out.
    /// </summary>
    private static void Walk(object? item, StringBuilder seen, int depth, HashSet<object> met)
    {
        if (item is null || depth == 0 || !met.Add(item is PSObject wrapped ? wrapped.BaseObject : item))
        {
            return;
        }

        seen.AppendLine(item.ToString());
        foreach (
            var property in PSObject
                .AsPSObject(item)
                .Properties.Where(property =>
                    property.Name is not ("InvocationInfo" or "SerializedRemoteInvocationInfo" or "Line" or "PositionMessage")
                )
        )
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                continue;
            }

            seen.AppendLine(CultureInfo.InvariantCulture, $"{property.Name}: {value}");
            Walk(value, seen, depth - 1, met);
        }
    }
}
