using System;
using System.Collections.Concurrent;
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

    /// <summary>Every request that wasn't for the report itself, and every error of a script.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Opens one of the reports.</summary>
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
        page.Request += (_, request) =>
        {
            if (request.Url != address)
            {
                Complaints.Enqueue(request.Url);
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Enqueue(message.Text);
            }
        };
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
