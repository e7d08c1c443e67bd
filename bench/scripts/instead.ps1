<#
.SYNOPSIS
Times 200 updates that take the server 50 ms each, by this module and by what every PowerShell has.
.DESCRIPTION
Writes a line a run with three numbers of milliseconds: Set-GijIntegration -ThrottleLimit 16, Invoke-RestMethod one after
another, and Invoke-RestMethod in ForEach-Object -Parallel -ThrottleLimit 16.
#>
param(
    [Parameter(Mandatory)]
    [string] $Manifest,

    [Parameter(Mandatory)]
    [string] $Address,

    [Parameter(Mandatory)]
    [int] $Runs
)

# No $ErrorActionPreference = 'Stop' here: with it, the module sends one change at a time regardless of the limit.
Import-Module $Manifest
$token = ConvertTo-SecureString 'token' -AsPlainText -Force
Connect-GijServer "${Address}delay/50" -Token $token 6> $null
$integrations = "${Address}delay/50/rest/gitplugin/1.0/integration"
$request = @{
    Method      = 'Put'
    ContentType = 'application/json'
    Body        = '{"maxMinsToCommitEmail":60}'
    Headers     = @{ Authorization = 'Bearer token' }
}

function Update-ByModule([int[]] $Id) {
    $null = $Id | Set-GijIntegration -MaxMinsToCommitEmail 60 -ThrottleLimit 16
}

function Update-OneByOne([int[]] $Id) {
    foreach ($one in $Id) {
        $null = Invoke-RestMethod "$integrations/$one" @request
    }
}

function Update-InParallel([int[]] $Id) {
    $null = $Id | ForEach-Object -ThrottleLimit 16 -Parallel {
        $with = $using:request
        Invoke-RestMethod "$using:integrations/$_" @with
    }
}

function Measure-Update([string] $Name, [int[]] $Id) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    & $Name $Id
    $watch.Elapsed.TotalMilliseconds
}

$names = 'Update-ByModule', 'Update-OneByOne', 'Update-InParallel'
foreach ($name in $names) {
    & $name (1..16)
}

foreach ($run in 1..$Runs) {
    $times = foreach ($name in $names) { Measure-Update $name (1..200) }
    "$times"
}

if ($Error) {
    $Error
    exit 1
}
