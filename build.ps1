<#
.SYNOPSIS
Builds, tests, measures, packs, installs or publishes the module.
.DESCRIPTION
Every step of a task is one call of dotnet or of PSResourceGet, so that each can be typed without this script too. -WhatIf shows
them. Package, Install and Publish need PSResourceGet 1.1 or later, which the pinned PowerShell has: 'dotnet pwsh ./build.ps1'.
.PARAMETER Task
Build leaves an importable module in output/GitIntegration/<version>.
Test runs all tests: those of xUnit, and the Pester suite in the PowerShell that .config/dotnet-tools.json pins.
Demo runs a tour of the cmdlets.
Bench measures the module against plain references.
Package makes output/GitIntegration.<version>.nupkg.
Install makes the package, and installs it for the current user. It registers the folder output as the repository GitIntegration,
from which Update-PSResource gets later packages. Unregister-PSResourceRepository GitIntegration undoes that.
Publish makes the package, and publishes it in -Repository.
Audit asks the package sources for known vulnerabilities of everything that is built with, and fails when there is one.
.PARAMETER Configuration
Debug, the default, or Release; of Build, Test and Demo. Everything else is always Release.
.PARAMETER Repository
The name of the repository to publish in, as Get-PSResourceRepository lists it.
.PARAMETER ApiKey
The key of that repository, a SecureString; a folder needs none. Plain text is refused: it would stay in histories and logs.
.EXAMPLE
./build.ps1
Builds the module.
.EXAMPLE
./build.ps1 -Task Test
Runs all tests.
.EXAMPLE
./build.ps1 -Task Demo
Shows what the cmdlets do.
.EXAMPLE
./build.ps1 -Task Bench
Measures, and fails when a ratio misses its target.
.EXAMPLE
./build.ps1 -Task Package
Makes the package.
.EXAMPLE
./build.ps1 -Task Install -WhatIf
Says what would be built and installed.
.EXAMPLE
./build.ps1 -Task Publish -Repository PSGallery -ApiKey (Read-Host 'API key' -AsSecureString)
Publishes the module in the PowerShell Gallery.
.EXAMPLE
./build.ps1 -Task Audit
Looks for packages with known vulnerabilities.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Package', 'Install', 'Publish', 'Audit')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [ValidateNotNullOrEmpty()]
    [string] $Repository,

    # Not of type SecureString: the binder's refusal of a plain text would repeat it.
    [ValidateScript({ if ($_ -isnot [securestring]) { throw 'It has to be a SecureString, for example of Read-Host -AsSecureString or Get-Secret.' } $true })]
    [object] $ApiKey
)

$ErrorActionPreference = 'Stop'
$name = 'GitIntegration'
$manifest = Import-PowerShellDataFile "$PSScriptRoot/$name.psd1"
$prerelease = $manifest.PrivateData.PSData['Prerelease']
$version = if ($prerelease) { "$($manifest.ModuleVersion)-$prerelease" } else { $manifest.ModuleVersion }
$output = "$PSScriptRoot/output"
$package = "$output/$name.$version.nupkg"

# The one place that changes anything, so that -WhatIf and -Confirm hold for all of it.
function Invoke-Step {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Action, [string] $Target, [scriptblock] $Step)

    if ($PSCmdlet.ShouldProcess($Target, $Action)) {
        & $Step
    }
}

function Invoke-Program {
    $program, $rest = $args
    Invoke-Step 'Run' "$args" {
        & $program @rest
        if ($LASTEXITCODE -ne 0) {
            throw "'$program $rest' has failed with exit code $LASTEXITCODE."
        }
    }
}

function Compress-Output {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw "The task $Task needs PSResourceGet 1.1 or later. The pinned PowerShell has it: run 'dotnet tool restore', then 'dotnet pwsh ./build.ps1 -Task $Task'."
    }

    Invoke-Program dotnet build src/GitIntegration.PowerShell --configuration Release
    Invoke-Step 'Make the package' $package {
        Remove-Item $package -ErrorAction Ignore
        Compress-PSResource -Path "$output/$name/$($manifest.ModuleVersion)" -DestinationPath $output
        Get-Item $package
    }
}

function Install-Output {
    Compress-Output
    Invoke-Step "Register as the repository $name" $output { Register-PSResourceRepository $name -Uri $output -Trusted -Force }
    Invoke-Step 'Install for the current user' $package {
        Install-PSResource $name -Version $version -Repository $name -Prerelease -Reinstall -PassThru
    }
}

function Publish-Output([string] $Repository, [securestring] $ApiKey) {
    if (-not $Repository) {
        throw 'Name the repository to publish in: -Repository PSGallery, for example. Get-PSResourceRepository lists them.'
    }

    $login = if ($ApiKey) { @{ ApiKey = [System.Net.NetworkCredential]::new('', $ApiKey).Password } } else { @{} }
    Compress-Output
    Invoke-Step "Publish in $Repository" $package { Publish-PSResource -NupkgPath $package -Repository $Repository @login }
}

# A restore reads the advisories of its sources and fails over one, but says nothing of a source that has none to read.
function Invoke-Audit {
    Invoke-Program dotnet restore --force
    foreach ($source in (dotnet nuget list source --format short) -replace '^[ED]M? ') {
        Invoke-Step 'Ask for vulnerability data' $source {
            if ($source -notmatch '^https?:' -or -not ((Invoke-RestMethod $source).resources.'@type' -like 'VulnerabilityInfo/*')) {
                Write-Warning "$source has no vulnerability data: what comes from it has not been checked."
            }
        }
    }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Program dotnet build --configuration $Configuration }
        'Test' { Invoke-Program dotnet test --configuration $Configuration }
        'Demo' { Invoke-Program dotnet run --project demo --configuration $Configuration }
        'Bench' { Invoke-Program dotnet run --project bench --configuration Release }
        'Package' { Compress-Output }
        'Install' { Install-Output }
        'Publish' { Publish-Output $Repository $ApiKey }
        'Audit' { Invoke-Audit }
    }
}
finally {
    Pop-Location
}
