BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
    $commands = Get-Command -Module GitIntegration
    $changing = $commands | Where-Object Verb -NotIn 'Get', 'Test', 'Wait', 'Connect', 'Compare', 'Format'
}

BeforeAll {
    $path = "$PSScriptRoot/../../output/GitIntegration"
    Import-Module $path
    $module = Get-Module GitIntegration

    # Another session of the same process, with nothing imported and nothing connected.
    function Invoke-Fresh([string] $Script) {
        $session = [powershell]::Create()
        try {
            $session.AddScript($Script).AddArgument($path).Invoke()
            $session.Streams.Error | ForEach-Object { throw $_ }
        }
        finally {
            $session.Dispose()
        }
    }
}

Describe 'The manifest' {
    BeforeAll {
        $manifest = Test-ModuleManifest "$($module.ModuleBase)/GitIntegration.psd1" -ErrorAction Stop
    }

    It 'lies in a folder named after its version' {
        Split-Path $manifest.ModuleBase -Leaf | Should -Be $manifest.Version
    }

    It 'is for both editions' {
        $manifest.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.DotNetFrameworkVersion | Should -Be '4.7.2'
    }

    It 'names what it exports, without wildcards' {
        $raw = Import-PowerShellDataFile $manifest.Path
        $raw.CmdletsToExport | Should -Not -Match '\*'
        $raw.FunctionsToExport + $raw.AliasesToExport + $raw.VariablesToExport | Should -BeNullOrEmpty
    }

    It 'tells a gallery whom it is for' {
        $manifest.Description | Should -Not -BeNullOrEmpty
        'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS' | Should -BeIn $manifest.PrivateData.PSData.Tags
    }
}

Describe 'The module' {
    It 'exports the cmdlets of its manifest, and nothing else' {
        $names = (Import-PowerShellDataFile "$($module.ModuleBase)/GitIntegration.psd1").CmdletsToExport
        (Get-Command -Module GitIntegration).Name | Sort-Object | Should -Be ($names | Sort-Object)
        Get-Command -Module GitIntegration | ForEach-Object CommandType | Sort-Object -Unique | Should -Be 'Cmdlet'
        $module.ExportedAliases.Count + $module.ExportedFunctions.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'works under strict mode, its formats included' {
        $shown = Invoke-Fresh {
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            Import-Module $args[0]
            $server = Connect-GijServer -Sandbox -PassThru
            $new = New-GijIntegration -Type FILESPACE -Origin /srv/git/new -FolderDepth 1
            $mock = [GitIntegration.GijIntegration]::new(1, 'GITHUB')
            $server, $new, $mock, (Test-GijServer), (Get-GijProject PAY) | ForEach-Object { $_ | Out-String; $_ | Format-List | Out-String }
            Disconnect-GijServer
        }
        "$shown" | Should -Match '/srv/git/new'
        "$shown" | Should -Match 'RoundTrip'
    }

    It 'starts without a connection in each session, and closes its own when it is removed' {
        Connect-GijServer -Sandbox -Name outer
        $server = Invoke-Fresh {
            Import-Module $args[0]
            if (Get-GijServer) { throw 'There is a connection already.' }
            Connect-GijServer -Sandbox
            Remove-Module GitIntegration
        }
        $server.IsOpen | Should -BeFalse
        (Get-GijServer outer).IsOpen | Should -BeTrue
        Disconnect-GijServer outer
    }
}

Describe '<_>' -ForEach $commands {
    It 'has an approved verb and a singular noun with the prefix' {
        $_.Verb | Should -BeIn (Get-Verb).Verb
        $_.Noun | Should -MatchExactly '^Gij[A-Z][A-Za-z]*([^s]|ss)$'
    }

    It 'says what it gives' {
        if ($_.Verb -eq 'Disconnect' -or $_.Name -in 'Set-GijGlobalSetting', 'Set-GijCommitIssue') {
            $_.OutputType | Should -BeNullOrEmpty
        }
        else {
            $_.OutputType.Name | Should -Match '^(GitIntegration\.(GijIntegration|GijRepository|GijServer|GijServerTest|GijProject|GijReindex|GijBranch|GijTag|GijCommit|GijCommitIssue|GijPullRequest|GijJournalEntry|GijDifference|GijSyncResult|GijFilterTest|GijPatternTest|GijScanEffect|GijTokenExpiry|GijTokenUpdate|GijFinding|GijCloudReadiness|GijBulkFinding|GijBulkImport)|System\.(Boolean|IO\.FileInfo|Management\.Automation\.PSObject|String))$'
        }
    }
}

Describe '<_>, which changes something,' -ForEach $changing {
    It 'has -WhatIf and -Confirm' {
        'WhatIf', 'Confirm' | Should -BeIn $_.Parameters.Keys
    }

    It 'asks unasked only where something is lost' {
        $impact = [System.Management.Automation.CommandMetadata]::new($_).ConfirmImpact
        ($impact -eq 'High') | Should -Be ($_.Verb -in 'Remove', 'Stop')
    }
}
