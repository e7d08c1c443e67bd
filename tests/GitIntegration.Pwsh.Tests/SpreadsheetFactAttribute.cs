using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>A test that needs LibreOffice: the soffice that GIJ_TESTS_SPREADSHEET names, or one in the usual places.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpreadsheetFactAttribute : FactAttribute
{
    public SpreadsheetFactAttribute()
    {
        if (Program is null)
        {
            Skip = "LibreOffice wasn't found. Install its Calc, or set GIJ_TESTS_SPREADSHEET to its soffice.";
        }
    }

    /// <summary>The path of the program; null if there is none.</summary>
    public static string? Program { get; } =
        TestProgram.Find(
            "GIJ_TESTS_SPREADSHEET",
            "/usr/bin/soffice",
            "/Applications/LibreOffice.app/Contents/MacOS/soffice",
            @"C:\Program Files\LibreOffice\program\soffice.exe"
        );
}
