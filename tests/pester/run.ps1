<#
.SYNOPSIS
Runs the Pester suite in this PowerShell, with the Pester that Directory.Packages.props pins.
.DESCRIPTION
'dotnet test' runs the whole suite and reports each test as one of its own. This is the way to run some of them, or to run them in
another PowerShell. Run 'dotnet build' first: the suite imports what is in output/.
.PARAMETER Path
The test files, or the folders that they are in.
.PARAMETER Name
Runs only tests whose full name is like one of these. Accepts wildcards.
.PARAMETER Pester
The manifest of Pester. By default that in NuGet's folder of packages.
.PARAMETER Report
Writes the outcomes to this file as JSON, for 'dotnet test', and nothing to the console.
.EXAMPLE
dotnet pwsh tests/pester/run.ps1 -Name '*transcript*'
Runs the tests with this word in their name.
#>
param(
    [string[]] $Path = $PSScriptRoot,
    [string[]] $Name = '*',
    [string] $Pester,
    [string] $Report
)

if (-not (Test-Path "$PSScriptRoot/../../output/GitIntegration")) {
    throw "There is no output/GitIntegration. Run 'dotnet build' first."
}

if (-not $Pester) {
    $version = ([xml](Get-Content "$PSScriptRoot/../../Directory.Packages.props" -Raw)).SelectSingleNode('//PesterVersion').InnerText
    $packages = (dotnet nuget locals global-packages --list) -replace '^global-packages: '
    $Pester = Join-Path $packages "pester/$version/tools/Pester.psd1"
}

Import-Module $Pester -ErrorAction Stop
$result = Invoke-Pester -Configuration @{
    Run    = @{ Path = $Path; PassThru = $true }
    Filter = @{ FullName = $Name }
    Output = @{ Verbosity = if ($Report) { 'None' } else { 'Detailed' } }
}

if (-not $Report -and $result.TotalCount -eq $result.NotRunCount) {
    throw "No test is like '$($Name -join "', '")'. Names accept wildcards, such as '*token*'."
}

function Get-FullName($Item) {
    $names = @()
    while ($Item -and -not $Item.IsRoot) {
        $names = @($Item.ExpandedName) + $names
        $Item = if ($Item -is [Pester.Test]) { $Item.Block } else { $Item.Parent }
    }

    $names -join ' '
}

function Get-Outcome([string] $File, [string] $Name, [object] $Item, [string] $Message) {
    if (-not $PSBoundParameters.ContainsKey('Message')) {
        $Message = @($Item.ErrorRecord.DisplayErrorMessage) -join "`n`n"
    }

    @{
        File    = $File
        Name    = $Name
        Result  = "$($Item.Result)"
        Seconds = $Item.Duration.TotalSeconds
        Message = $Message
        Stack   = @($Item.ErrorRecord.DisplayStackTrace) -join "`n"
    }
}

# What xUnit is told: every test, and every block or file that failed outside its tests.
if ($Report) {
    $outcomes = @(
        foreach ($test in $result.Tests) {
            $why = if ($test.Result -eq 'Failed' -and -not $test.Executed) {
                @{ Message = 'It did not run, because the setup around it failed.' }
            }
            elseif ($test.Result -eq 'Skipped') {
                @{ Message = "$($test.ErrorRecord)" -replace '^is skipped(, because )?' }
            }
            else {
                @{}
            }

            Get-Outcome $test.Block.BlockContainer.Item.Name (Get-FullName $test) $test @why
        }

        $result.FailedBlocks | ForEach-Object { Get-Outcome $_.BlockContainer.Item.Name "$(Get-FullName $_) (setup or teardown)" $_ }
        $result.FailedContainers | ForEach-Object { Get-Outcome $_.Item.Name 'the file itself' $_ }
    )

    $text = ConvertTo-Json @{ Result = $result.Result; Outcomes = $outcomes } -Depth 3
    [System.IO.File]::WriteAllText($Report, $text)
}

exit [int]($result.Result -ne 'Passed')
