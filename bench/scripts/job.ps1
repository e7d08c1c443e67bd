<#
.SYNOPSIS
Does what a scheduled job does: imports the module, connects, and runs one command. The process has to be a fresh one.
#>
param(
    [Parameter(Mandatory)]
    [string] $Manifest,

    [Parameter(Mandatory)]
    [string] $Address,

    # The command, which may use $Folder.
    [Parameter(Mandatory)]
    [string] $Command,

    [Parameter(Mandatory)]
    [string] $Folder
)

$ErrorActionPreference = 'Stop'
Import-Module $Manifest
Connect-GijServer $Address -Token (ConvertTo-SecureString 'token' -AsPlainText -Force) -InformationAction Ignore
$null = & ([scriptblock]::Create($Command))
