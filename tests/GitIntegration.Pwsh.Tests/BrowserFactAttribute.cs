using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs a browser of the Chromium family: the one that GIJ_TESTS_BROWSER names, or one in the usual places.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Program is null)
        {
            Skip = "No browser was found. Install Chromium, or set GIJ_TESTS_BROWSER to one.";
        }
    }

    /// <summary>The path of the browser; null if there is none.</summary>
    public static string? Program { get; } =
        TestProgram.Find(
            "GIJ_TESTS_BROWSER",
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe",
            @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"
        );
}
