using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Bulk files that a real spreadsheet has opened and saved.</summary>
public sealed class SpreadsheetTests : IDisposable
{
    /// <summary>Cells that a spreadsheet of this language reads as something else, and all the rest of what stands in cells.</summary>
    private const string Prepare = """
        $ErrorActionPreference = 'Stop'
        Import-Module ./output/GitIntegration
        $odd = '+refs/meta/*:refs/meta/*', '=1+1', '=HYPERLINK("x")', '-5', '@sum', '-', '+', "'one", "''two", '007', '00',
            '12345678901234567890', '1E5', '1.5E+10', '1.50', '.5', '10,000', '10.000,00', '1 000', '3-4', '1/2', '10:30', '5%',
            '$5', '(5)',
            'Jan 5', 'May 2020', '2024-01-01', 'TRUE', 'true', 'False', 'e', 'Infinity', '0x10', '#NAME?', '#N/A', 'Err:502', 'N/A',
            ' lead', 'trail ', '  ', "a`u{00A0}", "tab`there", "line`nbreak", "crlf`r`nx", 'quo"te', '"quoted"', '""', '"', ';', 'a,b',
            'größe 日本 🚀', '１２３', '^v[0-9]+', '/x/', '{x}', '[x]', '~x', '!x', '|x', '\x', '<x>', '&x', '0', '5', '999999999999999'
        Connect-GijServer -Sandbox
        for ($index = 0; $index -lt $odd.Count; $index++) {
            $settings = @{ DisplayName = $odd[$index]; RefSpecCustom = $odd[$index]; ChangesetFormat = $odd[$index] }
            Set-GijRepository (102 + $index) @settings -InformationAction Ignore > $null
        }

        # What stands before and after the file is the format: tabs, double quotes, UTF-8, and numbers and dates recognized.
        function Save-AsSpreadsheet([string] $Path) {
            $format = 'Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true'
            $profile = "-env:UserInstallation=file://$folder/profile"
            & $program $profile --headless "--infilter=$format" --convert-to "tsv:$format" --outdir $folder/saved $Path *> $null
        }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gij-spreadsheet");

    [SpreadsheetFact]
    public async Task A_marked_file_comes_back_without_a_change()
    {
        var outcome = await RunAsync(
            """
            Export-GijBulkFile $folder/bulk.tsv -SpreadsheetSafe -IncludeProjectKey
            Save-AsSpreadsheet $folder/bulk.tsv
            if ((Get-FileHash $folder/bulk.tsv).Hash -eq (Get-FileHash $folder/saved/bulk.tsv).Hash) { throw 'It was not saved.' }
            @(Test-GijBulkFile $folder/saved/bulk.tsv).Count
            Import-GijBulkFile $folder/saved/bulk.tsv
            """
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^0\r?$", outcome.Output.Split('\n')[^3]);
        Assert.Contains("nothing to change on sandbox", outcome.Output, StringComparison.Ordinal);
    }

    [SpreadsheetFact]
    public async Task A_file_without_marks_does_not()
    {
        var outcome = await RunAsync(
            """
            Export-GijBulkFile $folder/bulk.tsv
            Save-AsSpreadsheet $folder/bulk.tsv
            Import-GijBulkFile $folder/saved/bulk.tsv -WhatIf -SkipTest
            """
        );
        Assert.Contains("refSpecCustom: '007' -> '7'", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("'=1+1' -> '2'", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<PwshOutcome> RunAsync(string script)
    {
        var variables = $"$folder = {Pwsh.Quote(folder.FullName)}; $program = {Pwsh.Quote(SpreadsheetFactAttribute.Program!)}\n";
        return Pwsh.RunCommandAsync(variables + Prepare + script);
    }
}
