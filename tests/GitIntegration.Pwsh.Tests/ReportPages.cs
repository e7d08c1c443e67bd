using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Reports that the packaged module has written in the real PowerShell, and a browser to look at them.</summary>
public sealed class ReportPages : IAsyncLifetime
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        Import-Module ./output/GitIntegration
        Connect-GijServer -Sandbox -Faulty
        $all = Test-GijIntegration
        $all | Export-GijReport $folder/few.html -Title 'Git health <of> "us" & them {{data}}'
        $all | Export-GijReport $folder/last.json
        Set-GijIntegration 'GIJ004 no certificate checks' -DisableSslVerification $false -RequireUserPat $false
        Test-GijIntegration -Baseline $folder/last.json | Export-GijReport $folder/trend.html
        @() | Export-GijReport $folder/none.html
        $each = $all | Group-Object Rule | ForEach-Object { $_.Group[0] }
        $many = while ($count -lt 10000) { $each; $count += $each.Count }
        $many[0..9999] | Export-GijReport $folder/many.html
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-report");
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The path of one of the reports.</summary>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Opens one of the reports. The page records every request that isn't for itself in the list.</summary>
    public async Task<IPage> OpenAsync(string name, ColorScheme scheme, int width)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
                TimezoneId = "UTC",
                Locale = "en-US",
            }
        );
        var page = await context.NewPageAsync();
        var address = new Uri(PathOf(name)).AbsoluteUri;
        page.Request += (_, request) => Assert.Equal(address, request.Url);
        page.PageError += (_, error) => Assert.Fail(error);
        await page.GotoAsync(address);
        return page;
    }

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Program is null)
        {
            return;
        }

        var written = await Pwsh.RunCommandAsync($"$folder = {Pwsh.Quote(folder.FullName)}\n{Script}");
        Assert.True(written.ExitCode == 0, written.Text);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Program, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        folder.Delete(recursive: true);
    }
}
