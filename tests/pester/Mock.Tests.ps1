# What docs/testing-your-scripts.md promises to those who mock the cmdlets.

BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"

    # A user's own command.
    function Add-ReleaseTag([string] $Type) {
        Get-GijIntegration -Type $Type | Where-Object { -not $_.TagsFilter } | Set-GijIntegration -TagsFilter '^release/'
    }
}

Describe 'Mocks' {
    BeforeEach {
        Mock Set-GijIntegration
        Mock Get-GijIntegration {
            foreach ($id in 3, 4) {
                $integration = [GitIntegration.GijIntegration]::new($id, 'GITHUB')
                $integration.DisplayName = "number $id"
                $integration.TagsFilter = if ($id -eq 4) { '^v' } else { '' }
                $integration
            }
        }
    }

    It 'stand in for Get and Set in a command of the user' {
        Add-ReleaseTag GITHUB*
        Should -Invoke Get-GijIntegration -Times 1 -Exactly -ParameterFilter { $Type -eq 'GITHUB*' }
        Should -Invoke Set-GijIntegration -Times 1 -Exactly
        Should -Invoke Set-GijIntegration -Times 1 -Exactly -ParameterFilter { $Identity.Id -eq 3 -and $TagsFilter -eq '^release/' }
    }

    It 'give objects that are shown and filtered like real ones' {
        $all = Get-GijIntegration
        $all.Type | Should -Be 'GITHUB', 'GITHUB'
        $all | Where-Object Disabled -EQ $false | Should -BeNullOrEmpty
        $all | Format-Table | Out-String | Should -Match 'number 3'
        $all | ConvertTo-Json | Should -Match '"DisplayName": +"number 4"'
    }

    It 'give objects that the real cmdlets take; they go to the default connection' {
        Connect-GijServer -Sandbox
        (Get-GijIntegration | Disable-GijIntegration -PassThru).Disabled | Should -Be $true, $true
        Disconnect-GijServer
    }

    It 'stand in for a cmdlet that objects of another noun are piped to' {
        Mock Get-GijRepository { 'mocked' } -ParameterFilter { "$Integration" -eq '3' }
        Get-GijIntegration | Select-Object -First 1 | Get-GijRepository | Should -Be 'mocked'
    }

    It 'keep lists of words and ranges' {
        { Set-GijIntegration 3 -Type BOGUS } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        { Set-GijIntegration 3 -FolderDepth 9 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Should -Invoke Set-GijIntegration -Times 0 -Exactly
    }

    It 'drop the strict reading of values' {
        Set-GijIntegration @{ Id = 3 } -TagsFilter x
        Should -Invoke Set-GijIntegration -ParameterFilter { $Identity.Id -eq 0 -and -not $Identity.Name }
        Set-GijIntegration 'Platform GitLab' -TagsFilter x
        Should -Invoke Set-GijIntegration -ParameterFilter { $Identity.Id -eq 0 -and $Identity.Name -eq 'Platform GitLab' }
        Set-GijIntegration 3 -ProjectMappingId '10000,10001'
        Should -Invoke Set-GijIntegration -ParameterFilter { $ProjectMappingId -eq 1000010001 }
        Set-GijIntegration 3 -MaxMinsToCommitEmail 59.5
        Should -Invoke Set-GijIntegration -ParameterFilter { $MaxMinsToCommitEmail -eq 60 }
        Set-GijIntegration 3 -TagsFilter { $_.Name }
        Should -Invoke Set-GijIntegration -ParameterFilter { $TagsFilter -eq ' $_.Name ' }
        Set-GijIntegration 3 -PrHideFilter $null
        Should -Invoke Set-GijIntegration -ParameterFilter { $PesterBoundParameters.ContainsKey('PrHideFilter') -and $PrHideFilter -eq '' }
        { Set-GijIntegration 3 -Pat '' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
    }

    It 'are called under -WhatIf, and with a server that does not exist' {
        Set-GijIntegration 3 -TagsFilter x -WhatIf
        Set-GijIntegration 3 -TagsFilter x -Server nowhere
        Should -Invoke Set-GijIntegration -Times 2 -Exactly
    }

    It 'cannot set what the server makes: <_>' -ForEach 'LastIndexedDate', 'InitDate', 'ProjectKeys', 'ShowAllTags', 'AdditionalFields', 'Id' {
        $integration = [GitIntegration.GijIntegration]::new(3, 'GITHUB')
        { $integration.$_ = 'x' } | Should -Throw
    }
}
