@{
    RootModule             = 'GitIntegration.PowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6d1f1c0e-9f0b-4a57-8d2e-5b7c3e0a94d1'
    Author                 = 'The GitIntegration developers'
    CompanyName            = 'The GitIntegration developers'
    Copyright              = '(c) 2026 The GitIntegration developers. MIT License.'
    Description            = "Manage the git integrations of 'Git Integration for Jira' (Data Center): list them, read them and change any of their documented settings, with typed objects in the pipeline."

    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('GitIntegration.Format.ps1xml')
    TypesToProcess         = @('GitIntegration.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Connect-GijServer'
        'Disconnect-GijServer'
        'Get-GijIntegration'
        'Get-GijServer'
        'Set-GijIntegration'
        'Test-GijServer'
    )

    PrivateData            = @{
        PSData = @{
            Tags = @('Jira', 'DataCenter', 'Git', 'GitIntegration', 'Atlassian', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
