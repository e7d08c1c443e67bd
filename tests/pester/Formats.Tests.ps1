BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
    Connect-GijServer -Sandbox -WarningAction SilentlyContinue

    function Get-ShownLine($Formatted, [int] $Width) {
        ($Formatted | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object { $_.TrimEnd() }
    }

    function Get-ShownName($Listed) {
        Get-ShownLine ($Listed | Format-List) 200 | Where-Object { $_ -match '^\w' } | ForEach-Object { ($_ -split ' +: ?')[0] }
    }
}

AfterAll {
    Disconnect-GijServer
}

Describe 'Integrations' {
    It 'are a table of <Columns> in a console of <Width> characters' -ForEach @(
        @{ Width = 80; Columns = 'Id', 'State', 'Type', 'DisplayName', 'Origin' }
        @{ Width = 120; Columns = 'Id', 'State', 'Type', 'DisplayName', 'Origin' }
    ) {
        $lines = Get-ShownLine (Get-GijIntegration | Format-Table) $Width
        $lines | Should -HaveCount (3 + 13)
        $lines[0].Trim() | Should -Be 'Server: sandbox'
        -split $lines[1] | Should -Be $Columns
        $lines[5] | Should -Match '^ +3 enabled  GITHUB_SERVER        Payments on GitHub Enterprise +\S'
        $lines[7] | Should -Match '^ +5 disabled GITLAB_SERVER_LEGACY Old GitLab \(read only\) '
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
    }

    It 'are shown with the number of their repositories where it was counted, and as copies of that' {
        $lines = Get-ShownLine (Get-GijIntegration -IncludeRepositoryCount) 80
        -split $lines[1] | Should -Be 'Id', 'State', 'Type', 'Repos', 'DisplayName', 'Origin'
        $lines[5] | Should -Match '^ +3 enabled  GITHUB_SERVER +12 Payments on GitHub Enterprise'
        Get-GijIntegration 3 -IncludeRepositoryCount | Export-Clixml "$TestDrive/counted.xml"
        Get-ShownLine (Import-Clixml "$TestDrive/counted.xml") 80 | Should -Be (Get-ShownLine (Get-GijIntegration 3 -IncludeRepositoryCount) 80)
        (Import-Clixml "$TestDrive/counted.xml" | Get-GijRepository).Count | Should -Be 12
        (Get-GijIntegration 3 -IncludeRepositoryCount | Disable-GijIntegration -PassThru).Disabled | Should -BeTrue
    }

    It 'are not cut where they fit' {
        $name = 'A team with a name that takes a line of its own'
        $origin = 'https://git.example.com/' + 'a' * 60
        Set-GijIntegration 7 -DisplayName $name -Origin $origin
        (Get-ShownLine (Get-GijIntegration) 200) -match '…' | Should -BeNullOrEmpty
        (Get-ShownLine (Get-GijIntegration) 200) -match "$name +$origin$" | Should -HaveCount 1
    }

    It 'leave room for what may come in a later line' {
        $lines = Get-ShownLine (Get-GijIntegration 1 | Set-GijIntegration -DisplayName x) 120
        $lines[1].IndexOf('Origin') | Should -Be (5 + 1 + 8 + 1 + 20 + 1 + 25 + 1)
    }

    It 'are shown as that table without a word' {
        Get-ShownLine (Get-GijIntegration) 120 | Should -Be (Get-ShownLine (Get-GijIntegration | Format-Table) 120)
    }

    It 'are shown under the name of their server' {
        Connect-GijServer -Sandbox -Name other -NoDefault -WarningAction SilentlyContinue
        $lines = Get-ShownLine $(1, 2 | Get-GijIntegration; Get-GijIntegration 3 -Server other) 80
        $lines.Trim() -like 'Server: *' | Should -Be 'Server: sandbox', 'Server: other'
        $lines[-1] | Should -Match '^ +3 enabled'
        Disconnect-GijServer other
    }

    It 'look the same as copies' {
        Get-GijIntegration | Export-Clixml "$TestDrive/all.xml"
        Get-ShownLine (Import-Clixml "$TestDrive/all.xml") 200 | Should -Be (Get-ShownLine (Get-GijIntegration) 200)
    }

    It 'are a list of all properties, in their order' {
        $integration = Get-GijIntegration 3
        Get-ShownName $integration | Should -Be $integration.PSObject.Properties.Name
    }

    It 'name themselves in a text' {
        "$(Get-GijIntegration 3)" | Should -Be "3 'Payments on GitHub Enterprise'"
    }
}

Describe 'Repositories' {
    It 'are a table of <Columns> in a console of <Width> characters' -ForEach @(
        @{ Width = 80; Columns = 'Id', 'State', 'Disabled', 'DisplayName', 'Integration' }
        @{ Width = 120; Columns = 'Id', 'State', 'Disabled', 'DisplayName', 'Integration', 'Origin' }
    ) {
        $lines = Get-ShownLine (Get-GijIntegration 3 | Get-GijRepository) $Width
        $lines | Should -HaveCount (3 + 12)
        -split $lines[1] | Should -Be $Columns
        $lines[8] | Should -Match '^ +112 UPDATED +yes +legacy-billing +Payments on GitHub Enterpr'
        $lines[11] | Should -Match ' SCANNING\b'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
    }

    It 'look the same as copies' {
        Get-GijIntegration 3 | Get-GijRepository | Export-Clixml "$TestDrive/repositories.xml"
        Get-ShownLine (Import-Clixml "$TestDrive/repositories.xml") 200 |
            Should -Be (Get-ShownLine (Get-GijIntegration 3 | Get-GijRepository) 200)
    }

    It 'are a list of all properties, in their order' {
        $repository = Get-GijRepository 111
        Get-ShownName $repository | Should -Be $repository.PSObject.Properties.Name
    }
}

Describe 'Others' {
    It 'show connections as a table that marks the default' {
        $lines = Get-ShownLine (Get-GijServer) 80
        -split $lines[0] | Should -Be 'Name', 'BaseUri', 'User', 'Default'
        -split $lines[2] | Should -Be 'sandbox', 'https://sandbox.invalid/jira', 'admin', 'yes'
    }

    It 'show a test as a list' {
        $lines = Get-ShownLine (Test-GijServer) 80
        $lines | Where-Object { $_ -match '^RoundTrip +: \d+\.\d ms$' } | Should -HaveCount 1
        $lines | Where-Object { $_ -match '^Problems +: none$' } | Should -HaveCount 1
    }

    It 'show projects with key, id and name' {
        -split (Get-ShownLine (Get-GijProject PAY) 80 | Select-Object -Last 1) | Should -Contain 'Payments'
    }
}
