<#
.SYNOPSIS
Builds, tests, measures, signs, packs, installs or publishes the module.
.DESCRIPTION
Each task calls dotnet, or a few cmdlets of PowerShell and PSResourceGet. -WhatIf shows the steps. Package, Install and Publish need
PSResourceGet 1.1 or later, which the pinned PowerShell has: 'dotnet pwsh ./build.ps1'.
.PARAMETER Task
Build leaves an importable module in output/GitIntegration/<version>.
Test runs all tests: those of xUnit, and the Pester suite in the PowerShell that .config/dotnet-tools.json pins.
Demo runs a tour of the cmdlets.
Bench measures the module against plain references.
Sign signs the unsigned files of the built module with -Certificate: assemblies, also those of others, manifest and ps1xml. Windows only.
Package builds the module, and makes output/GitIntegration.<version>.nupkg of it.
Sbom lists the packages in the module, as CycloneDX in output/GitIntegration.<version>.cdx.json.
Notes checks that the version can be released, and writes its section of CHANGELOG.md to output/GitIntegration.<version>.md.
Install makes the package, and installs it for the current user. It registers the output folder as the repository GitIntegration,
from which Update-PSResource gets later packages. Unregister-PSResourceRepository GitIntegration undoes that.
Publish publishes the package to -Repository. It builds nothing, so that what is published is what was tested.
Audit looks for known vulnerabilities of all NuGet packages that the projects use, and fails if there is one. It warns about a package
source that publishes none.
.PARAMETER Configuration
Debug, the default, or Release, for Build, Test and Demo. The other tasks always use Release.
.PARAMETER NoBuild
Package and Install use the module in output/ as it is, for example after Sign.
.PARAMETER Certificate
The certificate for Sign, as Get-PfxCertificate or the drive Cert: returns it. It must be for code signing and have its private key.
.PARAMETER TimestampServer
The server that confirms when a file was signed, so that the signature outlives the certificate.
.PARAMETER Tag
The tag of the release, for Notes. It has to be v and the version.
.PARAMETER Repository
The name of the repository to publish to, as Get-PSResourceRepository lists it.
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
./build.ps1 -Configuration Release
./build.ps1 -Task Sign -Certificate (Get-PfxCertificate signing.pfx)
./build.ps1 -Task Package -NoBuild
Makes a signed package, on Windows.
.EXAMPLE
./build.ps1 -Task Publish -Repository PSGallery -ApiKey (Read-Host 'API key' -AsSecureString)
Publishes the package to the PowerShell Gallery.
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
    [string] $Tag,

    [ValidateNotNullOrEmpty()]
    [string] $Repository,

    # Not of type SecureString: the binder's refusal of a plain text would repeat it.
    [ValidateScript({ if ($_ -isnot [securestring]) { throw 'It must be a SecureString, for example from Read-Host -AsSecureString or Get-Secret.' } $true })]
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
$releaseBuild = 'build', 'src/GitIntegration.PowerShell', '--configuration', 'Release'

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
            throw "'$program $rest' failed with exit code $LASTEXITCODE."
        }
    }
}

# For tasks that take the module as it is, and don't build it.
function Assert-ReleaseBuild {
    $advice = "Run 'dotnet $releaseBuild' first."
    if (-not (Test-Path "$module/$name.psd1")) {
        throw "There is no module in $module. $advice"
    }

    $assembly = [System.Reflection.Assembly]::Load([System.IO.File]::ReadAllBytes("$module/$name.PowerShell.dll"))
    $build = [System.Attribute]::GetCustomAttribute($assembly, [System.Reflection.AssemblyConfigurationAttribute]).Configuration
    if ($build -ne 'Release') {
        throw "output/ holds a $build build. $advice"
    }
}

function Add-Signature {
    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'Signing requires PowerShell on Windows.'
    }

    if (-not $Certificate) {
        throw 'Specify -Certificate, for example (Get-PfxCertificate signing.pfx).'
    }

    Assert-ReleaseBuild
    $files = Get-ChildItem $module -Recurse -Include *.dll, *.psd1, *.ps1xml
    $options = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256'; IncludeChain = 'NotRoot'; TimestampServer = $TimestampServer }
    foreach ($file in $files | Where-Object { (Get-AuthenticodeSignature $_).Status -eq 'NotSigned' }) {
        Invoke-Step 'Sign' $file.FullName { $null = Set-AuthenticodeSignature $file.FullName @options }
    }

    $invalid = $files | Get-AuthenticodeSignature | Where-Object Status -NE 'Valid'
    if ($invalid -and -not $WhatIfPreference) {
        throw "$(Split-Path $invalid[0].Path -Leaf) has no valid signature: $($invalid[0].StatusMessage)"
    }
}

function Compress-Output {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw "The task $Task needs PSResourceGet 1.1 or later. The pinned PowerShell has it: run 'dotnet tool restore', then 'dotnet pwsh ./build.ps1 -Task $Task'."
    }

    if ($NoBuild) {
        Assert-ReleaseBuild
    }
    else {
        Invoke-Program dotnet @releaseBuild
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

# Excluded is what PowerShell and .NET already include.
function Export-Sbom {
    $without = 'NETStandard.Library,System.Reflection.TypeExtensions,System.Runtime.Serialization.Formatters'
    $about = '--set-name', $name, '--set-version', $version, '--set-type', 'Library'
    $file = '--output', $output, '--filename', "$name.$version.cdx.json", '--output-format', 'Json'
    Invoke-Program dotnet CycloneDX src/GitIntegration.Client/GitIntegration.Client.csproj --exclude-filter $without @about @file
}

# Without them, users find neither the project nor the license.
function Assert-Address([string] $Source, [scriptblock] $Get) {
    $missing = 'ProjectUri', 'LicenseUri', 'IconUri' | Where-Object { -not (& $Get $_) }
    if ($missing) {
        throw "$Source has no $($missing -join ', '). Set them in PSData of GitIntegration.psd1, then build the package again."
    }
}

function Export-Note {
    if ($Tag -and $Tag -cne "v$version") {
        throw "The tag is $Tag, but the module has version $version."
    }

    Assert-Address 'GitIntegration.psd1' { $manifest.PrivateData.PSData[$args[0]] }
    $sections = (Get-Content CHANGELOG.md -Raw -Encoding utf8) -split '(?m)^## '
    $section = $sections -match "^\[$([regex]::Escape($version))\] - \d{4}-\d\d-\d\d[ \t]*\r?\n" -match '(?m)^- '
    if (-not $section) {
        throw "CHANGELOG.md has no section for $version. Rename '[Unreleased]' to '[$version] - $(Get-Date -Format yyyy-MM-dd)'."
    }

    $file = "$output/$name.$version.md"
    Invoke-Step 'Write the release notes' $file {
        $null = New-Item $output -ItemType Directory -Force
        Set-Content $file (($section[0] -split '\n', 2)[1].Trim()) -Encoding utf8
        Get-Item $file
    }
}

# The metadata of the package itself, because the manifest may have changed since it was built.
function Read-Package {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $archive = [System.IO.Compression.ZipFile]::OpenRead($package)
    try {
        $reader = [System.IO.StreamReader]::new($archive.GetEntry("$name.nuspec").Open())
        ([xml] $reader.ReadToEnd()).package.metadata
    }
    finally {
        $archive.Dispose()
    }
}

function Publish-Output {
    if (-not $Repository) {
        throw 'Specify -Repository, for example PSGallery. Get-PSResourceRepository lists them.'
    }

    if (-not (Test-Path $package)) {
        throw "There is no $package. Run 'dotnet pwsh ./build.ps1 -Task Package', and test it before you publish it."
    }

    $about = Read-Package
    Assert-Address (Split-Path $package -Leaf) { $about.($args[0] -replace 'Uri$', 'Url') }

    # Some repositories say nothing when they keep the package that they have.
    if (Find-PSResource $name -Version $version -Prerelease -Repository $Repository -ErrorAction Ignore) {
        throw "$Repository already has $name $version. A new one needs another ModuleVersion or Prerelease in $name.psd1."
    }

    # Where the user has no such folder, NuGet would make one in the project.
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    $login = if ($ApiKey) { @{ ApiKey = [System.Net.NetworkCredential]::new('', $ApiKey).Password } } else { @{} }
    Invoke-Step "Publish to $Repository" $package {
        Publish-PSResource -NupkgPath $package -Repository $Repository @login
        "Published $name $version to $Repository."
    }
}

# A restore fails on an advisory, but says nothing if a source has no advisories to read.
function Invoke-Audit {
    Invoke-Program dotnet restore --force
    foreach ($source in (dotnet nuget list source --format short) -replace '^[ED]M? ') {
        Invoke-Step 'Ask for vulnerability data' $source {
            if ($source -notmatch '^https?:' -or -not ((Invoke-RestMethod $source).resources.'@type' -like 'VulnerabilityInfo/*')) {
                Write-Warning "$source has no vulnerability data, so its packages were not checked."
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
