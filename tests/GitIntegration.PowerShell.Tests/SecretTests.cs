using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Secrets are planted wherever they can enter, and looked for in everything that comes out.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly string secret = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData("Get-GijServer")]
    [InlineData("Get-GijIntegration")]
    [InlineData("Test-GijServer")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Password $secret")]
    [InlineData("Set-GijIntegration 1 -Credential $credential")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -WhatIf")]
    [InlineData("Set-GijIntegration 99 -Pat $secret")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -AdditionalField @{ githubAppPem = $text; new = $secret } -Verbose")]
    [InlineData("Get-GijIntegration 1 | Set-GijIntegration -Pat $secret -Verbose -Debug")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Global $true -ProjectMappingId 1")]
    [InlineData("Set-GijIntegration 1 -Pat $text")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $text")]
    [InlineData("Connect-GijServer $address -Token $secret -Name wrong")]
    [InlineData("Connect-GijServer $address -Credential $credential -Name wrong")]
    [InlineData("Connect-GijServer \"https://admin:$text@jira.example.com\" -Token $secret")]
    [InlineData("Connect-GijServer \"https://jira.example.com/?token=$text\" -Token $secret")]
    public void Appear_in_nothing_that_comes_out(string script)
    {
        engine.ConnectTo(server).WithSecret("secret", secret).With("text", secret).With("address", server.BaseUri);
        engine.With("credential", engine.Succeed("[pscredential]::new('svc', $secret)").Output.Single());
        var outcome = engine.Run(script);
        var seen = new StringBuilder(engine.Show(script.Replace("-Name wrong", "-Name again", StringComparison.Ordinal)));
        foreach (var item in outcome.Output.Concat(outcome.AllErrors.Select(error => new PSObject(error))))
        {
            Walk(item, seen, depth: 4, new HashSet<object>(ReferenceEqualityComparer.Instance));
            seen.AppendLine(PSSerializer.Serialize(item, 3));
        }

        seen.AppendJoin('\n', outcome.Others).AppendJoin('\n', outcome.Warnings).AppendJoin('\n', outcome.Verbose);
        Assert.True(seen.Length > 0);
        Assert.DoesNotContain(secret, seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Sandbox.AdministratorToken, seen.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public void An_error_that_repeats_a_secret_is_masked(int status)
    {
        var token = server.Sandbox.AdministratorToken;
        server.On("PUT /rest/gitplugin/1.0/integration/5", status, "application/json", $$"""{"success":false,"error":"Cannot read {{secret}}, {{secret}} with Bearer {{token}}","advice":"Do not send {{secret}}"}""");
        var error = engine.ConnectTo(server).WithSecret("secret", secret).Run("Set-GijIntegration 5 -Pat $secret -Password $secret").Error;

        var shown = $"{error} {error.Exception} {error.ErrorDetails.RecommendedAction}";
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
        Assert.Contains("Cannot read ********, ******** with Bearer ********", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_repeats_a_secret_is_masked()
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", $$"""{"success":true,"integration":{"id":5,"pat":"{{secret}}","password":"{{secret}}","githubAppPem":"{{secret}}"} }""");
        var integration = engine.ConnectTo(server).Succeed("Get-GijIntegration 5").Output.Single();

        Assert.DoesNotContain(secret, PSSerializer.Serialize(integration), StringComparison.Ordinal);
        Assert.Contains("********", PSSerializer.Serialize(integration), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    /// <summary>Writes down every property that PowerShell or .NET shows of an object, as Format-List * -Force would. What the user typed himself is left out.</summary>
    private static void Walk(object? item, StringBuilder seen, int depth, HashSet<object> met)
    {
        if (item is null || depth == 0 || !met.Add(item is PSObject wrapped ? wrapped.BaseObject : item))
        {
            return;
        }

        seen.AppendLine(item.ToString());
        foreach (var property in PSObject.AsPSObject(item).Properties.Where(property => property.Name is not ("InvocationInfo" or "SerializedRemoteInvocationInfo" or "Line" or "PositionMessage")))
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
