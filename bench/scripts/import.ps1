<#
.SYNOPSIS
Writes how many milliseconds Import-Module takes. The process has to be a fresh one.
#>
param(
    [Parameter(Mandatory)]
    [string] $Manifest,

    # A module to import before, untimed.
    [string] $Before
)

$ErrorActionPreference = 'Stop'
if ($Before) {
    Import-Module $Before
}

$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Manifest
"$($watch.Elapsed.TotalMilliseconds)"
