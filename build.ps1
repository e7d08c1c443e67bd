<#
.SYNOPSIS
Builds, tests, measures, signs, packs, installs or publishes the module.
.DESCRIPTION
Every step of a task is one call of dotnet or of a cmdlet, so that each can be typed without this script too. -WhatIf shows them.
Package, Install and Publish need PSResourceGet 1.1 or later, which the pinned PowerShell has: 'dotnet pwsh ./build.ps1'.
.PARAMETER Task
Build leaves an importable module in output/GitIntegration/<version>.
Test runs all tests: those of xUnit, and the Pester suite in the PowerShell that .config/dotnet-tools.json pins.
Demo runs a tour of the cmdlets.
Bench measures the module against plain references.
Sign signs those files of the built module that are not signed yet, with -Certificate. Only PowerShell on Windows can.
Package builds the module, and makes output/GitIntegration.<version>.nupkg of it.
Sbom lists the packages that the module brings along, as CycloneDX in output/GitIntegration.<version>.cdx.json. The module has to be
built.
Notes writes what CHANGELOG.md says of the version to output/GitIntegration.<version>.md.
Install makes the package, and installs it for the current user. It registers the folder output as the repository GitIntegration,
from which Update-PSResource gets later packages. Unregister-PSResourceRepository GitIntegration undoes that.
Publish publishes the package in -Repository. It builds nothing, so that what is published is what was tested.
Audit asks the package sources for known vulnerabilities of everything that is built with, and fails when there is one.
.PARAMETER Configuration
Debug, the default, or Release; of Build, Test and Demo. Everything else is always Release.
.PARAMETER NoBuild
Package and Install take the module as it was built, and perhaps signed.
.PARAMETER Certificate
The certificate for Sign, which can sign code and has its private key.
.PARAMETER TimestampServer
The address of the server that confirms when a file was signed, so that the signature outlives the certificate.
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
./build.ps1 -Configuration Release; ./build.ps1 -Task Sign -Certificate (Get-PfxCertificate signing.pfx); ./build.ps1 -Task Package -NoBuild
Makes a signed package, in Windows.
.EXAMPLE
./build.ps1 -Task Publish -Repository PSGallery -ApiKey (Read-Host 'API key' -AsSecureString)
Publishes the package in the PowerShell Gallery.
.EXAMPLE
./build.ps1 -Task Audit
Looks for packages with known vulnerabilities.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Sign', 'Package', 'Sbom', 'Notes', 'Install', 'Publish', 'Audit')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [switch] $NoBuild,

    [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate,

    [uri] $TimestampServer = 'http://timestamp.digicert.com',

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
$module = "$output/$name/$($manifest.ModuleVersion)"
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

function Add-Signature {
    if (-not $Certificate) {
        throw 'Give the certificate to sign with, for example -Certificate (Get-PfxCertificate signing.pfx).'
    }

    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'Only PowerShell on Windows can sign files. Everything else is the same without a signature.'
    }

    $files = Get-ChildItem $module -Recurse -Include *.dll, *.psd1, *.ps1xml
    foreach ($file in $files | Where-Object { (Get-AuthenticodeSignature $_).Status -eq 'NotSigned' }) {
        Invoke-Step 'Sign' $file.FullName {
            $options = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256'; IncludeChain = 'NotRoot'; TimestampServer = $TimestampServer }
            $signature = Set-AuthenticodeSignature $file.FullName @options
            if ($signature.Status -ne 'Valid') {
                throw "$($file.Name) could not be signed: $($signature.StatusMessage)"
            }
        }
    }
}

function Compress-Output {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw "The task $Task needs PSResourceGet 1.1 or later. The pinned PowerShell has it: run 'dotnet tool restore', then 'dotnet pwsh ./build.ps1 -Task $Task'."
    }

    if (-not $NoBuild) {
        Invoke-Program dotnet build src/GitIntegration.PowerShell --configuration Release
    }

    Invoke-Step 'Make the package' $package {
        Remove-Item $package -ErrorAction Ignore
        Compress-PSResource -Path $module -DestinationPath $output
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

# Left out: what PowerShell and .NET have themselves.
function Export-Sbom {
    $without = 'NETStandard.Library,System.Reflection.TypeExtensions,System.Runtime.Serialization.Formatters'
    $about = '--set-name', $name, '--set-version', $version, '--set-type', 'Library'
    $file = '--output', $output, '--filename', "$name.$version.cdx.json", '--output-format', 'Json'
    Invoke-Program dotnet CycloneDX src/GitIntegration.Client/GitIntegration.Client.csproj --disable-package-restore --exclude-filter $without @about @file
}

function Export-Note {
    $sections = (Get-Content CHANGELOG.md -Raw -Encoding utf8) -split '(?m)^## '
    $section = $sections -match "^\[$([regex]::Escape($version))\] - \d{4}-\d\d-\d\d\r?\n\s*\S"
    if (-not $section) {
        throw "CHANGELOG.md says nothing of $version. Put '## [$version] - $(Get-Date -Format yyyy-MM-dd)' above the lines about it."
    }

    $file = "$output/$name.$version.md"
    Invoke-Step 'Write the release notes' $file {
        $null = New-Item $output -ItemType Directory -Force
        Set-Content $file (($section[0] -split '\n', 2)[1].Trim()) -Encoding utf8
    }
}

function Publish-Output {
    if (-not $Repository) {
        throw 'Name the repository to publish in: -Repository PSGallery, for example. Get-PSResourceRepository lists them.'
    }

    $missing = 'ProjectUri', 'LicenseUri', 'IconUri' | Where-Object { -not $manifest.PrivateData.PSData[$_] }
    if ($missing) {
        throw "GitIntegration.psd1 lacks $($missing -join ', '): users would not find the project. Set them in PSData, and make the package anew."
    }

    if (-not (Test-Path $package)) {
        throw "There is no $package. Make it with 'dotnet pwsh ./build.ps1 -Task Package', and test it before you publish it."
    }

    # Where the user has no such folder, NuGet would make one in the project.
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    $login = if ($ApiKey) { @{ ApiKey = [System.Net.NetworkCredential]::new('', $ApiKey).Password } } else { @{} }
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
        'Sign' { Add-Signature }
        'Package' { Compress-Output }
        'Sbom' { Export-Sbom }
        'Notes' { Export-Note }
        'Install' { Install-Output }
        'Publish' { Publish-Output }
        'Audit' { Invoke-Audit }
    }
}
finally {
    Pop-Location
}
