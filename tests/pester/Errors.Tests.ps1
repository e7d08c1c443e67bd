BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
}

Describe 'An error' {
    BeforeAll {
        $environment = $env:GIJ_SERVER, $env:GIJ_TOKEN
        $env:GIJ_SERVER = $env:GIJ_TOKEN = $null
    }

    BeforeEach {
        Connect-GijServer -Sandbox
    }

    AfterEach {
        Get-GijServer | Disconnect-GijServer
    }

    AfterAll {
        $env:GIJ_SERVER, $env:GIJ_TOKEN = $environment
    }

    It 'is caught by its id <Id>' -ForEach @(
        @{ Id = 'NotConnected'; Script = { Get-GijIntegration -Server nowhere } }
        @{ Id = 'NotConnected'; Script = { Disconnect-GijServer; Get-GijIntegration } }
        @{ Id = 'NotConnected'; Script = { Disconnect-GijServer; $env:GIJ_TOKEN = 'x'; try { Get-GijIntegration } finally { $env:GIJ_TOKEN = $null } } }
        @{ Id = 'ConnectionClosed'; Script = { $old = Get-GijIntegration 1; Disconnect-GijServer; $old | Set-GijIntegration -TagsFilter x } }
        @{ Id = 'IntegrationNotFound'; Script = { Get-GijIntegration 99 } }
        @{ Id = 'IntegrationNotFound'; Script = { Get-GijIntegration -Name 'no such name' } }
        @{ Id = 'IntegrationNotFound'; Script = { Set-GijIntegration 99 -TagsFilter x } }
        @{ Id = 'IntegrationNotFound'; Script = { Remove-GijIntegration 99 -Confirm:$false } }
        @{ Id = 'ProjectNotFound'; Script = { Set-GijIntegration 1 -Global $false -ProjectKey NONE } }
        @{ Id = 'ServerMismatch'; Script = { $other = Connect-GijServer -Sandbox -PassThru -Name other -NoDefault; Get-GijIntegration 1 | Set-GijIntegration -TagsFilter x -Server $other } }
        @{ Id = 'NothingToChange'; Script = { Set-GijIntegration 1 } }
        @{ Id = 'MissingFields'; Script = { New-GijIntegration -Type AWS } }
        @{ Id = 'ConflictingFields'; Script = { Set-GijIntegration 1 -Global $true -ProjectMappingId 10000 } }
        @{ Id = 'RequestRejected'; Script = { Set-GijIntegration 1 -Global $false } }
        @{ Id = 'InvalidAddress'; Script = { Connect-GijServer jira.example.com -Token ([System.Net.NetworkCredential]::new('', 'x').SecurePassword) } }
        @{ Id = 'UnencryptedConnection'; Script = { Connect-GijServer http://jira.example.com -Token ([System.Net.NetworkCredential]::new('', 'x').SecurePassword) } }
        @{ Id = 'PolicyUnreadable'; Script = { $env:GIJ_POLICY = "$TestDrive/none.json"; try { Connect-GijServer https://jira.example.com -NoLogin } finally { $env:GIJ_POLICY = $null } } }
    ) {
        $ErrorActionPreference = 'Stop'
        try {
            & $Script
            $caught = $null
        }
        catch {
            $caught = $_
        }

        $caught.FullyQualifiedErrorId | Should -BeLike "$Id,GitIntegration.PowerShell.*"
        $caught.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'of one integration names it, and the others have their turn' {
        $found = Get-GijIntegration 3, 99, 4 -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.Id | Should -Be 3, 4
        $failures | Should -HaveCount 1
        $failures[0].TargetObject | Should -Be 99
        "$($failures[0])" | Should -BeLike '*integration 99*sandbox*'
    }

    It 'ends a change of many under -ErrorAction Stop, before anything more is sent' {
        { 1, 99, 2 | Set-GijIntegration -TagsFilter '^v' -ThrottleLimit 8 -ErrorAction Stop } | Should -Throw -ErrorId 'IntegrationNotFound*'
        (Get-GijIntegration | Where-Object TagsFilter -EQ '^v').Id | Should -Be 1
    }

    It 'is ignored or kept in $Error as asked' {
        $Error.Clear()
        Get-GijIntegration 99 -ErrorAction Ignore
        $Error | Should -BeNullOrEmpty
        Get-GijIntegration 99 -ErrorAction SilentlyContinue
        $Error | Should -HaveCount 1
    }
}
