BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
}

Describe 'Integrations' {
    BeforeEach {
        Connect-GijServer -Sandbox
    }

    AfterEach {
        Get-GijServer | Disconnect-GijServer
    }

    Context 'in a pipeline' {
        It 'are filtered and changed' {
            Get-GijIntegration | Where-Object { -not $_.Global } | Set-GijIntegration -TagsFilter '^v' | ForEach-Object Id | Should -Be 3, 9
            Get-GijIntegration | Where-Object TagsFilter -EQ '^v' | ForEach-Object Id | Should -Be 3, 9
        }

        It 'are edited and sent back' {
            Get-GijIntegration -Type GITHUB* | ForEach-Object { $_.DisplayName += ' (old)'; $_ } | Set-GijIntegration | Out-Null
            (Get-GijIntegration -Name '* (old)').Id | Should -Be 2, 3, 13
        }

        It 'are sorted' {
            (Get-GijIntegration | Sort-Object LastIndexedDate -Descending | Select-Object -First 3).Id | Should -Be 13, 12, 11
            (Get-GijIntegration | Sort-Object DisplayName | Select-Object -First 2).DisplayName | Should -Be 'Android platform review', 'Azure DevOps Server'
        }

        It 'are grouped and counted' {
            $groups = Get-GijIntegration | Group-Object Type
            $groups | Should -HaveCount 12
            ($groups | Where-Object Name -EQ 'GITHUB').Group.Id | Should -Be 2, 13
            (Get-GijIntegration | Measure-Object MaxMinsToCommitEmail -Sum).Sum | Should -Be (13 * 1440)
        }

        It 'are stopped early' {
            (Get-GijIntegration | Select-Object -First 1).Id | Should -Be 1
            Get-GijIntegration | Set-GijIntegration -TagsFilter '^v' | Select-Object -First 2 | Out-Null
            (Get-GijIntegration | Where-Object TagsFilter -EQ '^v').Id | Should -Be 1, 2
        }

        It 'stay integrations when columns are selected with the server and its address among them' {
            Get-GijIntegration 3 | Select-Object Id, Server, ServerUri | Set-GijIntegration -TagsFilter '^v' | Out-Null
            (Get-GijIntegration 3).TagsFilter | Should -Be '^v'
        }

        It 'are refused as copies that do not say the address they come from: <Columns>' -ForEach @(
            @{ Columns = @('Id') }
            @{ Columns = 'Id', 'Server' }
        ) {
            { Get-GijIntegration 3 | Select-Object $Columns | Set-GijIntegration -TagsFilter '^v' -ErrorAction Stop } | Should -Throw -ErrorId 'ServerMismatch*'
            Get-GijIntegration 3 | Select-Object $Columns | Set-GijIntegration -TagsFilter '^v' -Server sandbox | Should -HaveCount 1
        }

        It 'are copied, renamed, switched and removed' {
            $copy = Get-GijIntegration 6 | Copy-GijIntegration -Destination sandbox -DisplayName 'Second archive'
            ($copy | Disable-GijIntegration -PassThru).Disabled | Should -BeTrue
            ($copy | Enable-GijIntegration -Force -PassThru).Disabled | Should -BeFalse
            $copy | Remove-GijIntegration -Confirm:$false -Wait
            Get-GijIntegration -Name 'Second*' | Should -BeNullOrEmpty
        }
    }

    Context 'in a file' {
        It 'are not taken for objects of another noun' {
            Get-GijIntegration 3 | Export-Clixml "$TestDrive/one.xml"
            { Import-Clixml "$TestDrive/one.xml" | Disable-GijRepository -ErrorAction Stop } |
                Should -Throw 'A copy of an integration is not a repository. Pass an object from Get-GijRepository, or use the cmdlets with the noun GijIntegration.' -ErrorId 'InvalidIdentity,*'
        }

        It 'still lead to their repositories and reindexes' {
            Get-GijIntegration 3 | Export-Clixml "$TestDrive/one.xml"
            $expected = (Get-GijIntegration 3 | Get-GijRepository).Id
            $expected | Should -Not -BeNullOrEmpty
            foreach ($copy in (Import-Clixml "$TestDrive/one.xml"), (Get-GijIntegration 3 | Select-Object Id, DisplayName, Server, ServerUri)) {
                ($copy | Get-GijRepository).Id | Should -Be $expected
                (Get-GijRepository -Integration $copy).Id | Should -Be $expected
                ($copy | Start-GijReindex).Repository | Select-Object -Unique | Should -Be (Get-GijIntegration 3 | Get-GijReindex).Repository
                ($copy | Get-GijReindex).Repository | Should -Be (Get-GijIntegration 3 | Get-GijReindex).Repository
                ($copy | Stop-GijReindex -PassThru -Confirm:$false).Id | Should -Not -BeNullOrEmpty
            }
        }

        It 'are accepted in lists of any kind' {
            $expected = (Get-GijIntegration 3, 4 | Get-GijRepository).Id
            $list = [System.Collections.Generic.List[object]]@(Get-GijIntegration 3, 4)
            (Get-GijRepository -Integration $list).Id | Should -Be $expected
            (Get-GijRepository -Integration (Get-GijIntegration).Where{ $_.Id -in 3, 4 }).Id | Should -Be $expected
        }

        It 'can be meant by what is said about them' {
            (Test-GijIntegration -Rule GIJ006 | Get-GijIntegration).Id | Should -Be 5, 10
            (Test-GijIntegration -Rule GIJ006 | Get-GijRepository).IntegrationId | Select-Object -Unique | Should -Be 5, 10
            $inError = Test-GijIntegration -Rule GIJ032
            ($inError | Get-GijRepository).Id | Should -Be $inError.RepositoryId
            ($inError | Start-GijReindex -WarningAction Ignore).RepositoryId | Should -Be $inError.RepositoryId
            { $inError | Disable-GijIntegration -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidIdentity,*'
            Set-GijTokenExpiry 3 -Expires 10d -Path "$TestDrive/tokens.jsonl"
            (Get-GijTokenExpiry 30d -Path "$TestDrive/tokens.jsonl" | Get-GijIntegration).Id | Should -Be 3
        }

        It 'are not meant by what is said about those of another server' {
            Connect-GijServer -Sandbox -Faulty -Name other -InformationAction Ignore
            $findings = Test-GijIntegration -Rule GIJ006
            Connect-GijServer -Sandbox -WarningAction Ignore -InformationAction Ignore
            { $findings | Enable-GijIntegration -ErrorAction Stop } | Should -Throw -ErrorId 'ServerMismatch,*'
            $findings | Get-GijIntegration -Server other | Should -Not -BeNullOrEmpty
            Disconnect-GijServer other
        }

        It 'are errors when they have no id, or when theirs is gone' {
            $all = Get-GijIntegration 3 | Select-Object Id, DisplayName, Server, ServerUri
            $none = $all | Select-Object DisplayName, Server, ServerUri
            $all.Id = 9999
            foreach ($command in { $input | Get-GijRepository -ErrorAction Stop }, { $input | Start-GijReindex -ErrorAction Stop }) {
                { $all | & $command } | Should -Throw -ErrorId 'IntegrationNotFound,*'
                { $none | & $command } | Should -Throw -ErrorId 'InvalidIdentity,*'
            }
        }

        It 'lead nowhere when they do not say the server that they come from' {
            $copy = Get-GijIntegration 3 | Select-Object Id, DisplayName
            { $copy | Get-GijRepository -ErrorAction Stop } | Should -Throw -ErrorId 'ServerMismatch,*'
            { $copy | Start-GijReindex -ErrorAction Stop } | Should -Throw -ErrorId 'ServerMismatch,*'
        }

        It 'are not made of ids and names, which mean repositories: <Value>' -ForEach @(@{ Value = 3 }, @{ Value = 'x' }, @{ Value = @{ Id = 3 } }) {
            { Get-GijRepository -Integration $Value } |
                Should -Throw '* is not an integration. Pass objects from Get-GijIntegration, or use -IntegrationId.*'
        }

        It 'come back from Clixml as they were, and are changed by their ids' {
            Get-GijIntegration | Export-Clixml "$TestDrive/all.xml"
            $copies = Import-Clixml "$TestDrive/all.xml"
            $copies | Should -HaveCount 13
            $copy = $copies | Where-Object Id -EQ 3
            $now = Get-GijIntegration 3
            foreach ($name in 'DisplayName', 'Type', 'Origin', 'Disabled', 'Global', 'MaxMinsToCommitEmail', 'ProjectMappingIds', 'LastIndexedDate', 'Server') {
                $copy.$name | Should -Be $now.$name
            }
            $copies | Where-Object LastIndexedDate -LT $copy.LastIndexedDate | Should -HaveCount 2

            $copies | Where-Object Disabled | Enable-GijIntegration
            Get-GijIntegration -Disabled | Should -BeNullOrEmpty
        }

        It 'hide their edits when they are copies' {
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-GijIntegration 3)))
            $copy.DisplayName = 'edited'
            { $copy | Set-GijIntegration -ErrorAction Stop } | Should -Throw -ErrorId 'NothingToChange*'
        }

        It 'are JSON with values of their own kinds' {
            $json = Get-GijIntegration 3 | ConvertTo-Json
            $json | Should -Match '"ProjectMappingIds":\s+\[\s*10000,\s*10002\s*\]'
            $back = $json | ConvertFrom-Json
            $back.Id | Should -Be 3
            $back.Disabled | Should -BeOfType [bool]
            $back.ApiFilter | Should -BeNullOrEmpty
        }

        It 'are rows of CSV, which are no integrations any more' {
            Get-GijIntegration | Select-Object Id, DisplayName, Type, LastIndexedDate | Export-Csv "$TestDrive/all.csv" -NoTypeInformation
            $rows = Import-Csv "$TestDrive/all.csv"
            $rows | Should -HaveCount 13
            $rows[2].DisplayName | Should -Be 'Payments on GitHub Enterprise'
            { $rows[2] | Set-GijIntegration -TagsFilter '^v' -ErrorAction Stop } | Should -Throw
            Get-GijIntegration $rows[2].Id | ForEach-Object TagsFilter | Should -BeNullOrEmpty
        }
    }

    Context '-WhatIf' {
        It 'changes nothing: <Script>' -ForEach @(
            @{ Script = { Set-GijIntegration 3 -TagsFilter '^v' -WhatIf } }
            @{ Script = { Get-GijIntegration -Disabled | ForEach-Object { $_.DisplayName += '!'; $_ } | Set-GijIntegration -WhatIf } }
            @{ Script = { New-GijIntegration -Type FILESPACE -Origin /srv/git/new -FolderDepth 1 -WhatIf } }
            @{ Script = { Copy-GijIntegration 6 -Destination sandbox -WhatIf } }
            @{ Script = { Enable-GijIntegration 5 -WhatIf } }
            @{ Script = { Get-GijIntegration -Type GITHUB* | Disable-GijIntegration -WhatIf } }
            @{ Script = { Get-GijIntegration 5, 6 | Remove-GijIntegration -DeleteFiles -Force -WhatIf } }
            @{ Script = { $WhatIfPreference = $true; Set-GijIntegration 3 -TagsFilter '^v' } }
        ) {
            $before = Get-GijIntegration | ConvertTo-Json
            & $Script | Should -BeNullOrEmpty
            Get-GijIntegration | ConvertTo-Json | Should -Be $before
        }

        It 'leaves a connection open' {
            Disconnect-GijServer -WhatIf
            (Get-GijServer).IsOpen | Should -BeTrue
        }
    }
}
