@{
    RootModule             = 'GitIntegration.PowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6d1f1c0e-9f0b-4a57-8d2e-5b7c3e0a94d1'
    Author                 = 'The GitIntegration developers'
    CompanyName            = 'The GitIntegration developers'
    Copyright              = '(c) 2026 The GitIntegration developers. MIT License.'
    Description            = "Manages the Jira Data Center app 'Git Integration for Jira': integrations and repositories, reindexing, configuration as code, token rotation, bulk files, health checks and reports, with typed objects in the pipeline."

    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'

    # The types file names these assemblies' types, and is read before the root module is loaded.
    RequiredAssemblies     = @('GitIntegration.Client.dll', 'GitIntegration.PowerShell.dll')
    FormatsToProcess       = @('GitIntegration.Format.ps1xml')
    TypesToProcess         = @('GitIntegration.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Compare-GijIntegration',
        'Connect-GijServer',
        'Copy-GijIntegration',
        'Disable-GijIntegration',
        'Disable-GijRepository',
        'Disconnect-GijServer',
        'Enable-GijIntegration',
        'Enable-GijRepository',
        'Export-GijBulkFile',
        'Export-GijIntegration',
        'Export-GijReport',
        'Format-GijPlan',
        'Get-GijBranch',
        'Get-GijCommit',
        'Get-GijCommitIssue',
        'Get-GijIntegration',
        'Get-GijJournal',
        'Get-GijProject',
        'Get-GijPullRequest',
        'Get-GijReindex',
        'Get-GijRepository',
        'Get-GijScanPreview',
        'Get-GijServer',
        'Get-GijTag',
        'Get-GijTokenExpiry',
        'Import-GijBulkFile',
        'Invoke-GijRestMethod',
        'New-GijIntegration',
        'New-GijRepository',
        'Remove-GijIntegration',
        'Remove-GijRepository',
        'Restore-GijIntegration',
        'Set-GijCommitIssue',
        'Set-GijGlobalSetting',
        'Set-GijIntegration',
        'Set-GijRepository',
        'Set-GijServer',
        'Set-GijTokenExpiry',
        'Start-GijReindex',
        'Stop-GijReindex',
        'Sync-GijIntegration',
        'Test-GijApiFilter',
        'Test-GijBulkFile',
        'Test-GijCloudReadiness',
        'Test-GijIntegration',
        'Test-GijPrHideFilter',
        'Test-GijServer',
        'Test-GijTagsFilter',
        'Update-GijIntegrationToken',
        'Wait-GijReindex'
    )

    PrivateData            = @{
        PSData = @{
            Tags         = @('Jira', 'DataCenter', 'Git', 'GitIntegration', 'Atlassian', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = '0.1.0: First release: integrations, repositories, reindexing, configuration as code, token rotation, bulk files, health checks and reports.'

            # Add ProjectUri, LicenseUri and IconUri here, and only here, once the project has a public address. Help, findings and
            # exported configurations then link to it. Until then, 'build.ps1 -Task Publish' fails.
        }
    }
}
