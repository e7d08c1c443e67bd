<#
.SYNOPSIS
Builds, tests or shows the module. Every task is one dotnet call, so that it can be typed without this script too.
.PARAMETER Task
Build leaves an importable module in output/GitIntegration/<version>; Test runs all tests; Demo runs a tour of the cmdlets; Bench measures the module against plain references.
.PARAMETER Configuration
Debug, the default, or Release; Bench is always Release.
.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Bench')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration }
        'Demo' { dotnet run --project demo --configuration $Configuration }
        'Bench' { dotnet run --project bench --configuration Release }
    }

    if ($LASTEXITCODE -ne 0) {
        throw "$Task failed with exit code $LASTEXITCODE."
    }
}
finally {
    Pop-Location
}
