BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
    Connect-GijServer -Sandbox -WarningAction SilentlyContinue

    function Get-ShownLine($Formatted, [int] $Width) {
        ($Formatted | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object { $_.TrimEnd() }
    }
}

AfterAll {
    Disconnect-GijServer
}

Describe 'Integrations' {
    It 'are a table of <Columns> in a console of <Width> characters' -ForEach @(
        @{ Width = 80; Columns = 'Id', 'DisplayName', 'Type', 'State', 'Origin' }
        @{ Width = 120; Columns = 'Id', 'DisplayName', 'Type', 'State', 'Origin', 'Scope', 'LastIndexed' }
    ) {
        $lines = Get-ShownLine (Get-GijIntegration | Format-Table) $Width
        $lines | Should -HaveCount (2 + 13)
        -split $lines[0] | Should -Be $Columns
        $lines[4] | Should -Match '^ +3 Payments on GitHub Ent\S+ +GITHUB_SERVER +enabled'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
    }

    It 'are shown as that table without a word' {
        Get-ShownLine (Get-GijIntegration) 120 | Should -Be (Get-ShownLine (Get-GijIntegration | Format-Table) 120)
    }

    It 'are a list of all properties' {
        $integration = Get-GijIntegration 3
        $names = Get-ShownLine ($integration | Format-List) 120 | ForEach-Object { ($_ -split ' +: ?')[0].Trim() }
        $integration.PSObject.Properties.Name | Should -BeIn $names
    }

    It 'are a table of chosen columns' {
        $lines = Get-ShownLine (Get-GijIntegration 3, 5 | Format-Table Id, State, Scope -AutoSize) 80
        $lines[2] | Should -Match '^ +3 enabled +10000, 10002$'
        $lines[3] | Should -Match '^ +5 disabled +all projects$'
    }

    It 'name themselves in a text' {
        "$(Get-GijIntegration 3)" | Should -Be "3 'Payments on GitHub Enterprise'"
    }
}

Describe 'Repositories' {
    It 'are a table of <Columns> in a console of <Width> characters' -ForEach @(
        @{ Width = 80; Columns = 'Id', 'DisplayName', 'Integration', 'State', 'Disabled' }
        @{ Width = 120; Columns = 'Id', 'DisplayName', 'Integration', 'State', 'Disabled', 'Origin', 'LastIndexed' }
    ) {
        $lines = Get-ShownLine (Get-GijIntegration 3 | Get-GijRepository) $Width
        $lines | Should -HaveCount (2 + 12)
        -split $lines[0] | Should -Be $Columns
        $lines[7] | Should -Match '^ +112 legacy-billing +Payments on GitHub \S+ +UPDATED +yes'
        $lines[10] | Should -Match ' SCANNING\b'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
    }

    It 'are a list of all properties' {
        $repository = Get-GijRepository 111
        $names = Get-ShownLine ($repository | Format-List) 120 | ForEach-Object { ($_ -split ' +: ?')[0].Trim() }
        $repository.PSObject.Properties.Name | Should -BeIn $names
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
