using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The page of Export-GijReport in a real browser.</summary>
public sealed class BrowserTests(ReportPages pages) : IClassFixture<ReportPages>, IDisposable
{
    private const string Rows = "table tbody tr";

    /// <summary>Where screenshots go, if anybody wants them.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("GIJ_SCREENSHOTS");

    /// <summary>The page with everything on it in both schemes and at both widths, and the empty one.</summary>
    [BrowserFact]
    public async Task Is_accessible_in_light_and_dark_and_wide_and_narrow()
    {
        await CheckAsync("trend", ColorScheme.Light, 1280);
        await CheckAsync("trend", ColorScheme.Light, 400);
        await CheckAsync("trend", ColorScheme.Dark, 1280);
        await CheckAsync("trend", ColorScheme.Dark, 400);
        await CheckAsync("none", ColorScheme.Dark, 400);
    }

    [BrowserFact]
    public async Task Shows_what_was_found_and_no_markup_of_others()
    {
        var page = await pages.OpenAsync("few.html", ColorScheme.Light, 1280);
        Assert.Equal("Git health <of> \"us\" & them {{data}}", await page.Locator("h1").InnerTextAsync());
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("The certificate of api.github.com isn't checked.", text, StringComparison.Ordinal);
        Assert.Contains("-DisableSslVerification $false", text, StringComparison.Ordinal);
        Assert.Contains("No expiry dates: use -LedgerPath", text, StringComparison.Ordinal);
        var none = await pages.OpenAsync("none.html", ColorScheme.Light, 1280);
        Assert.Contains("No findings.", await none.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Sorts_and_filters()
    {
        var page = await pages.OpenAsync("few.html", ColorScheme.Light, 1280);
        var all = await page.Locator(Rows).CountAsync();
        var header = page.GetByRole(AriaRole.Columnheader, new() { Name = "Rule" });
        await header.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("ascending", await header.GetAttributeAsync("aria-sort"));
        var rules = await RulesAsync(page);
        Assert.Equal(rules.Order(StringComparer.Ordinal), rules);
        await header.GetByRole(AriaRole.Button).PressAsync("Enter");
        Assert.Equal(rules.Reverse().First(), (await RulesAsync(page))[0]);

        await page.GetByLabel("Severity").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator(Rows)).Not.ToHaveCountAsync(all);
        Assert.All(await page.Locator(Rows).AllInnerTextsAsync(), row => Assert.Contains("Error", row, StringComparison.Ordinal));
        await page.GetByLabel("Filter", new() { Exact = true }).FillAsync("broken pattern");
        await Assertions.Expect(page.Locator(Rows)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(page.Locator(Rows)).ToHaveCountAsync(all);
    }

    [BrowserFact]
    public async Task Draws_10000_findings_as_they_come_into_view_and_prints_all()
    {
        Assert.InRange(new FileInfo(pages.PathOf("many.html")).Length, 100_000, 4 * 1024 * 1024);
        var page = await pages.OpenAsync("many.html", ColorScheme.Light, 1280);
        Assert.InRange(await page.Locator(Rows).CountAsync(), 20, 300);
        Assert.Contains("10,000", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.Locator(Rows).Nth(150)).ToBeAttachedAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(10_000, await page.Locator(Rows).CountAsync());
    }

    [BrowserFact]
    public async Task Shows_the_trend_as_a_chart()
    {
        var page = await pages.OpenAsync("trend.html", ColorScheme.Light, 1280);
        var charts = await page.Locator("figcaption").AllInnerTextsAsync();
        Assert.Equal(["Most common findings", "Outdated indexes by age", "Trend since the last report"], charts);
        var trend = await page.Locator("figure").Nth(2).InnerTextAsync();
        Assert.Matches(@"New\s+1\s", trend);
        Assert.Matches(@"Fixed\s+1\b", trend);
    }

    /// <summary>No page asked for anything else or had an error, whatever was done with it.</summary>
    public void Dispose() => Assert.Empty(pages.Complaints);

    private static async Task<IReadOnlyList<string>> RulesAsync(IPage page) =>
        [.. (await page.Locator($"{Rows} summary").AllInnerTextsAsync()).Select(text => text[..6])];

    private async Task CheckAsync(string name, ColorScheme scheme, int width)
    {
        var page = await pages.OpenAsync($"{name}.html", scheme, width);
        var found = await page.RunAxe();
        Assert.Equal([], found.Violations.Select(one => $"{name} {scheme} {width}: {one.Id} {one.Help}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        if (Screenshots is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}-{scheme}-{width}.png") });
        }
    }
}
