# A tour of the module against the sandbox: no Jira, no network. Runs in pwsh, and by 'dotnet run --project demo'.
# Each step is printed, run, and shown as PowerShell formats it. A step fails when it throws or writes an error, or when
# it does not write the error that it is there to show.

$manifest = "$PSScriptRoot/../GitIntegration.psd1"
$version = ([System.IO.File]::ReadAllLines($manifest) -match 'ModuleVersion')[0].Split("'")[1]
$module = "$PSScriptRoot/../output/GitIntegration/$version/GitIntegration.psd1"

$steps = @(
    @{ Say = 'Import the module that dotnet build has left in output/.'
       Run = { Import-Module $module } }
    @{ Say = 'Connect to the sandbox. A real Jira: Connect-GijServer https://jira.example.com -Token $token'
       Run = { Connect-GijServer -Sandbox } }
    @{ Say = 'List all integrations.'
       Run = { Get-GijIntegration } }
    @{ Say = 'Filter them; names take wildcards.'
       Run = { Get-GijIntegration -Name '*gitlab*' -Enabled } }
    @{ Say = 'Or let the pipeline filter: which ones do not belong to all projects?'
       Run = { Get-GijIntegration | Where-Object { -not $_.Global } } }
    @{ Say = 'Change settings of one. Only what is named is sent.'
       Run = { Set-GijIntegration 1 -DisplayName 'MY GITLAB' -Global $false -ProjectMappingId 10000, 10002 } }
    @{ Say = 'Edit an object and pipe it back: only the edit is sent.'
       Run = { $integration = Get-GijIntegration 2; $integration.TagsFilter = '^v'; $integration | Set-GijIntegration } }
    @{ Say = 'Change many through the pipeline.'
       Run = { Get-GijIntegration -Type GITHUB* | Set-GijIntegration -MaxMinsToCommitEmail 60 | ForEach-Object { "$($_.Id): $($_.MaxMinsToCommitEmail) minutes" } } }
    @{ Say = 'Ask first what would happen.'
       Run = { Get-GijIntegration -Disabled | Set-GijIntegration -MaxMinsToCommitEmail 60 -TagsFilter '^v' -WhatIf } }
    @{ Say = 'Make an integration; projects are named by their keys.'
       Run = { New-GijIntegration -Type FILESPACE -Origin '/srv/git/tools/*' -FolderDepth 2 -DisplayName 'Tools' -Global $false -ProjectKey OPS, WEB } }
    @{ Say = 'What its type needs is checked before anything is sent.'; Error = 'MissingFields'
       Run = { New-GijIntegration -Type AWS -DisplayName 'Backups' } }
    @{ Say = 'Switch many at once; nothing is sent for those that are in that state already.'
       Run = { Get-GijIntegration -Type GITLAB* | Disable-GijIntegration -ThrottleLimit 4 -PassThru } }
    @{ Say = 'Copy to another server. Its projects are found by their keys.'
       Run = { $null = Connect-GijServer -Sandbox -Name other -NoDefault; Get-GijIntegration 6, 14 | Copy-GijIntegration -Destination other } }
    @{ Say = 'Remove one, and wait until the server has done it.'
       Run = { Remove-GijIntegration 14 -Confirm:$false -Wait } }
    @{ Say = 'A mistake names the object and the next step, and the others go on.'; Error = 'IntegrationNotFound'
       Run = { Get-GijIntegration 3, 99, 4 } }
    @{ Say = 'A value outside its bounds never leaves this machine.'; Error = 'ParameterArgumentValidationError'
       Run = { Set-GijIntegration 6 -FolderDepth 9 } }
    @{ Say = 'Test the connection.'
       Run = { Test-GijServer } }
    @{ Say = 'Close all connections.'
       Run = { Disconnect-GijServer -All } }
)

$failed = 0
foreach ($step in $steps) {
    $Host.UI.WriteLine("# $($step.Say)")
    $Host.UI.WriteLine("PS> $("$($step.Run)".Trim())")
    $seen = @()
    try {
        . $step.Run 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $seen += $_ }; $_ } | Out-Default
    }
    catch {
        $seen += $_
        $_ | Out-Default
    }

    $expected = @(if ($step['Error']) { $step['Error'] })
    $actual = @($seen | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] })
    if ("$actual" -ne "$expected") {
        $failed++
        $Host.UI.WriteLine("FAILED: expected the errors [$expected], got [$actual].")
    }

    $Host.UI.WriteLine('')
}

$Host.UI.WriteLine("Tour finished: $($steps.Count) steps, $failed failed.")
exit ([int]($failed -gt 0))
