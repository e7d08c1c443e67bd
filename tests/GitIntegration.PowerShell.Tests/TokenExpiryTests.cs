using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The dates on which tokens expire.</summary>
public sealed class TokenExpiryTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-ledger");

    public TokenExpiryTests()
    {
        engine.ConnectToSandbox();
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder.FullName}')");
    }

    private string Ledger => Path.Combine(folder.FullName, "tokens.jsonl");

    [Fact]
    public void An_entry_is_one_line_and_they_are_sorted()
    {
        engine.Succeed("Set-GijTokenExpiry 12, 3 -Expires 2027-01-31 -Note 'svc' -Path tokens.jsonl");
        engine.Succeed("Set-GijTokenExpiry 3 -Expires '2027-02-28T13:00' -Path tokens.jsonl");
        const string Start = "{\"server\":\"https://sandbox.invalid/jira\",\"integrationId\":";
        Assert.Equal(
            $"{Start}3,\"integration\":\"Payments on GitHub Enterprise\",\"expires\":\"2027-02-28\",\"note\":\"svc\"}}\n"
                + $"{Start}12,\"integration\":\"Android platform review\",\"expires\":\"2027-01-31\",\"note\":\"svc\"}}\n",
            File.ReadAllText(Ledger)
        );
        engine.Succeed("Set-GijTokenExpiry 12 -Clear -Path tokens.jsonl");
        Assert.Equal(["3 'Payments on GitHub Enterprise': 2027-02-28"], Lines("Get-GijTokenExpiry -Path tokens.jsonl"));
    }

    [Fact]
    public void What_another_command_has_noted_down_meanwhile_is_kept()
    {
        engine.Succeed(
            """
            1, 2 | Set-GijTokenExpiry -Expires 90d -Path tokens.jsonl -PassThru |
                ForEach-Object { Set-GijTokenExpiry ($_.IntegrationId + 5) 30d -Path tokens.jsonl }
            """
        );
        Assert.Equal([30, 30, 90, 90], Days("Get-GijTokenExpiry -Path tokens.jsonl"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("cs-CZ")]
    public void A_date_of_the_documentation_is_the_same_day_in_every_culture(string culture)
    {
        var present = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var shown = engine.Show(
                """
                Set-GijTokenExpiry 3 -Expires 2027-01-31 -Path tokens.jsonl
                Set-GijTokenExpiry 3 -Expires ([datetime]'2027-01-31') -Path tokens.jsonl -WhatIf
                """
            );
            Assert.Contains("expires: 2027-01-31", shown, StringComparison.Ordinal);
            Assert.Equal(culture, engine.Succeed("[cultureinfo]::CurrentCulture.Name").Output.Single().BaseObject);
        }
        finally
        {
            CultureInfo.CurrentCulture = present;
        }

        Assert.Contains("\"expires\":\"2027-01-31\"", File.ReadAllText(Ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void The_date_of_a_removed_integration_can_be_cleared_and_a_mistyped_file_is_not_made()
    {
        engine.Succeed("Set-GijTokenExpiry 7 -Expires 10d -Path tokens.jsonl; Remove-GijIntegration 7 -Wait -Confirm:$false");
        engine.Succeed("Get-GijTokenExpiry -Path tokens.jsonl | Set-GijTokenExpiry -Clear -Path tokens.jsonl");
        Assert.Empty(Lines("Get-GijTokenExpiry -Path tokens.jsonl"));
        Assert.Contains(
            "has no expiry date",
            Assert.Single(engine.Succeed("Set-GijTokenExpiry 7 -Clear -Path tokens.jsonl").Warnings),
            StringComparison.Ordinal
        );
        Assert.Equal(["FileUnreadable"], engine.Run("Set-GijTokenExpiry 7 -Clear -Path tokns.jsonl").ErrorIds);
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void What_is_over_is_due_too()
    {
        foreach (var (id, days) in new[] { (1, -3), (2, 29), (3, 31), (4, 30) })
        {
            var date = DateTime.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            engine.Succeed($"Set-GijTokenExpiry {id} -Expires {date} -Path tokens.jsonl");
        }

        Assert.Equal([-3, 29, 30], Days("Get-GijTokenExpiry -Within 30d -Path tokens.jsonl"));
        Assert.Equal([-3, 29, 30], Days("Get-GijTokenExpiry 30 -Path tokens.jsonl"));
        Assert.Equal([-3, 29, 30], Days("Get-GijTokenExpiry '30D' -Path tokens.jsonl"));
        Assert.Single(engine.Run("Get-GijTokenExpiry '30dd' -Path tokens.jsonl").AllErrors);
        engine.Succeed(
            "Set-GijTokenExpiry 1 -Expires 30d -Path ahead.jsonl; Set-GijTokenExpiry 3 ([timespan]::FromDays(60)) -Path ahead.jsonl"
        );
        Assert.Equal([30, 60], Days("Get-GijTokenExpiry -Path ahead.jsonl"));
        Assert.StartsWith(
            "2020-01-01 is in the past",
            Assert.Single(engine.Succeed("Set-GijTokenExpiry 3 2020-01-01 -Path past.jsonl").Warnings),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "'90' is neither a date nor a time. Give a date such as 2027-03-31, or a number of days such as 90d.",
            $"{Assert.Single(engine.Run("Set-GijTokenExpiry 1 90 -Path ahead.jsonl").AllErrors)}",
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "'a month' is not a number of days in the allowed range. Give a number from 0 to 99999, for example 30 or 30d.",
            $"{Assert.Single(engine.Run("Get-GijTokenExpiry 'a month' -Path tokens.jsonl").AllErrors)}",
            StringComparison.Ordinal
        );
        Assert.Equal([-3], Days("Get-GijTokenExpiry 0 -Path tokens.jsonl"));
        Assert.Equal([-3, 29, 30, 31], Days("Get-GijTokenExpiry -Path tokens.jsonl"));
    }

    [Fact]
    public void Servers_are_kept_apart()
    {
        engine.Succeed("Connect-GijServer -Sandbox -Name second -NoDefault");
        engine.Succeed("Get-GijIntegration 3 -Server second | Set-GijTokenExpiry -Expires 2027-01-31 -Path tokens.jsonl");
        engine.Succeed("Set-GijTokenExpiry 3 -Expires 2027-02-28 -Path tokens.jsonl -WhatIf");
        var entries = engine.Succeed(
            "Set-GijTokenExpiry 3 -Expires 2027-03-31 -Path tokens.jsonl -PassThru; Get-GijTokenExpiry -Path tokens.jsonl"
        );
        Assert.Equal(
            ["https://sandbox.invalid/jira", "https://sandbox2.invalid/jira", "https://sandbox.invalid/jira"],
            entries.Output.Select(one => ((GijTokenExpiry)one.BaseObject).Server)
        );
    }

    [Theory]
    [InlineData("Get-GijTokenExpiry -Path missing.jsonl", "FileUnreadable")]
    [InlineData("Get-GijTokenExpiry -Path broken.jsonl", "FileUnreadable")]
    [InlineData("Set-GijTokenExpiry 3 -Expires 2027-01-31 -Path broken.jsonl", "FileUnreadable")]
    [InlineData("Set-GijTokenExpiry 99 -Expires 2027-01-31 -Path tokens.jsonl", "IntegrationNotFound")]
    [InlineData("Set-GijTokenExpiry 3 -Expires 2027-01-31 -Path missing/tokens.jsonl", "FileUnwritable")]
    [InlineData("Get-GijTokenExpiry", "InvalidValue")]
    public void What_can_not_be_read_or_written_is_an_error_and_loses_nothing(string script, string id)
    {
        const string Broken = "{\"server\":\"x\",\"integrationId\":1,\"expires\":\"2027-01-31\"}\n<<<<<<< ours\n";
        var broken = Path.Combine(folder.FullName, "broken.jsonl");
        File.WriteAllText(broken, Broken);
        Assert.Equal([id], engine.Run(script).ErrorIds);
        Assert.Equal(Broken, File.ReadAllText(broken));
        Assert.False(File.Exists(Ledger));
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Delete(recursive: true);
    }

    private string[] Lines(string script) => [.. engine.Succeed(script).Output.Select(one => $"{one}")];

    private int[] Days(string script) => [.. engine.Succeed(script).Output.Select(one => ((GijTokenExpiry)one.BaseObject).DaysLeft)];
}
