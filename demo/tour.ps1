# A tour of the module against the sandbox: no Jira, no network. 'dotnet run --project demo' shows it in the pinned pwsh, and it
# runs in any other PowerShell too. Each step is printed, run, and shown as PowerShell formats it. A step fails when it throws or
# writes an error, or when it does not write the error that it is there to show.
# -Width is that of the console, or 120 characters in a file; with -Ansi, a file has the colors too.
param([int] $Width, [switch] $Ansi)

$steps = @(
    @{ Say = 'Import the module that dotnet build left in output/.'
       Run = { Import-Module ./output/GitIntegration } }
    @{ Say = 'Connect to the sandbox. For a real Jira, give its address and -Token.'
       Run = { Connect-GijServer -Sandbox } }
    @{ Say = 'List all integrations.'
       Run = { Get-GijIntegration } }
    @{ Say = 'Filter by name and state. Names accept wildcards.'
       Run = { Get-GijIntegration -Name '*gitlab*' -Enabled } }
    @{ Say = 'Filter by any property: which ones are limited to some projects?'
       Run = { Get-GijIntegration | Where-Object { -not $_.Global } } }
    @{ Say = 'Change settings of one. Only what you name is sent.'
       Run = {
           $changes = @{ DisplayName = 'MY GITLAB'; Global = $false }
           Set-GijIntegration 1 @changes -ProjectKey PAY, WEB
       } }
    @{ Say = 'Edit an object and pipe it back. Only your edit is sent.'
       Run = {
           $integration = Get-GijIntegration 2
           $integration.TagsFilter = '^v'
           $integration | Set-GijIntegration
       } }
    @{ Say = 'Change many through the pipeline.'
       Run = {
           Get-GijIntegration -Type GITHUB* |
               Set-GijIntegration -MaxMinsToCommitEmail 60 |
               ForEach-Object { "$($_.Id): $($_.MaxMinsToCommitEmail) minutes" }
       } }
    @{ Say = 'See first what a change would do.'
       Run = {
           Get-GijIntegration -Disabled |
               Set-GijIntegration -MaxMinsToCommitEmail 60 -TagsFilter '^v' -WhatIf
       } }
    @{ Say = 'Create an integration for the projects with these keys.'
       Run = {
           $folder = @{ Origin = '/srv/git/tools/*'; FolderDepth = 2; Global = $false }
           New-GijIntegration -Type FILESPACE @folder -ProjectKey OPS, WEB
       } }
    @{ Say = 'What a type needs is checked before anything is sent.'; Error = 'MissingFields'
       Run = { New-GijIntegration -Type FILESPACE -DisplayName 'Backups' } }
    @{ Say = 'Disable several at once. Those that are already disabled cost no request.'
       Run = {
           Get-GijIntegration -Type GITLAB* |
               Disable-GijIntegration -ThrottleLimit 4 -PassThru
       } }
    @{ Say = 'Copy to another server. Its projects are found by their keys.'
       Run = {
           Connect-GijServer -Sandbox -Name other -NoDefault
           Get-GijIntegration 6, 463 | Copy-GijIntegration -Destination other
       } }
    @{ Say = 'Remove one, and wait until the server has done it.'
       Run = { Remove-GijIntegration 463 -Confirm:$false -Wait } }
    @{ Say = 'List the repositories of an integration.'
       Run = { Get-GijIntegration 3 | Get-GijRepository } }
    @{ Say = 'Find those that could not be indexed, whatever their integration.'
       Run = { Get-GijRepository -State ERROR } }
    @{ Say = 'Try them again, and wait for it. One still fails, and says why.'; Error = 'ReindexFailed'
       Run = { Get-GijRepository -State ERROR -IntegrationId 3 | Start-GijReindex -Wait } }
    @{ Say = 'What a repository takes from its integration is not sent. The rest is.'
       Run = { Set-GijRepository 111 -MainBranch main -TagsFilter '^v' -WhatIf } }
    @{ Say = 'Files that could be an original are not deleted by mistake.'; Error = 'WouldEraseOriginal'
       Run = { Remove-GijRepository 125 -DeleteFiles } }
    @{ Say = 'Keep the integrations in a file, and see what somebody has changed since.'
       Run = {
           $file = Join-Path ([System.IO.Path]::GetTempPath()) integrations.json
           Export-GijIntegration $file -Force
           $null = Set-GijIntegration 4 -TagsFilter '^release' -SendCommitEmails $false
           Compare-GijIntegration $file
       } }
    @{ Say = 'Bring it back: only what differs is sent. Again, and nothing is.'
       Run = {
           Sync-GijIntegration $file | Where-Object Outcome -ne Unchanged
           Compare-GijIntegration $file -Quiet
           Remove-Item $file
       } }
    @{ Say = 'An error names its object and the next step, and the rest continue.'; Error = 'IntegrationNotFound'
       Run = { Get-GijIntegration 3, 99, 4 } }
    @{ Say = 'A value out of bounds never leaves this machine.'; Error = 'ParameterArgumentValidationError'
       Run = { Set-GijIntegration 6 -FolderDepth 9 } }
    @{ Say = 'Test the connection.'
       Run = { Test-GijServer } }
    @{ Say = 'Close all connections.'
       Run = { Disconnect-GijServer -All } }
)

function Write-Line([string] $Text, [ConsoleColor] $Color = $Host.UI.RawUI.ForegroundColor) {
    $Host.UI.WriteLine($Color, $Host.UI.RawUI.BackgroundColor, $Text)
}

# One blank line is enough between two steps; a table ends with more.
filter Write-ResultLine {
    $line = $_.TrimEnd()
    if ($line -or -not $script:isBlank) {
        Write-Line $line
    }

    $script:isBlank = -not $line
}

# As a user would type it: without the indentation of this file.
function Get-TypedText([scriptblock] $Script) {
    $lines = @("$Script" -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object { $_.TrimEnd() })
    $indentation = [regex]::Match($lines[0], '^ *').Length
    $lines.Substring($indentation) -join "`n"
}

# Out-String keeps errors in order with the rest, and its colors only when it is told to.
$isFile = [Console]::IsOutputRedirected
if (-not $Width) {
    $Width = if ($isFile) { 120 } else { $Host.UI.RawUI.BufferSize.Width }
}

$rendering = if ($PSStyle) { $PSStyle.OutputRendering }
if ($PSStyle -and ($isFile -or $rendering -eq 'Host')) {
    $PSStyle.OutputRendering = if ($isFile -and -not $Ansi) { 'PlainText' } else { 'Ansi' }
}

Push-Location "$PSScriptRoot/.."
$failed = 0
foreach ($step in $steps) {
    $text = Get-TypedText $step.Run
    Write-Line "# $($step.Say)" Green
    Write-Line "PS> $($text -replace "`n", "`n>>  ")"

    $isBlank = $false

    # Made of text, so that an error is shown as at the prompt and not as one of this file.
    $script = [scriptblock]::Create($text)
    $seen = @()
    try {
        . $script 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $seen += $_ }; $_ } |
            Out-String -Stream -Width $Width | Write-ResultLine
    }
    catch {
        $seen += $_
        $_ | Out-String -Stream -Width $Width | Write-ResultLine
    }

    $expected = @(if ($step['Error']) { $step['Error'] })
    $actual = @($seen | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] })
    if ("$actual" -ne "$expected") {
        $failed++
        Write-Line "FAILED: expected the errors [$expected], got [$actual]." Red
    }

    '' | Write-ResultLine
}

Pop-Location
if ($PSStyle) {
    $PSStyle.OutputRendering = $rendering
}

Write-Line "Tour finished: $($steps.Count) steps, $failed failed."
exit ([int]($failed -gt 0))
