# The journal as a script author meets it: paths, the pipeline, and what is shown.

BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
}

Describe 'Get-GijJournal' {
    BeforeEach {
        Push-Location $TestDrive
        Get-ChildItem | Remove-Item
        Connect-GijServer -Sandbox -Journal ./b.jsonl -Name b | Out-Null
        Connect-GijServer -Sandbox -Journal TestDrive:/a.jsonl -Name a | Out-Null
        Disable-GijIntegration 4 -Server b
        Set-GijIntegration 5 -TagsFilter '^v' -Disabled $false -Server a | Out-Null
    }

    AfterEach {
        Pop-Location
        Disconnect-GijServer -All
    }

    It 'finds files by <Path>' -ForEach @(
        @{ Path = 'a.jsonl'; Ids = @(5) }
        @{ Path = './?.jsonl'; Ids = 5, 4 }
        @{ Path = 'TestDrive:/*.jsonl'; Ids = 5, 4 }
        @{ Path = 'b.jsonl', 'a.jsonl'; Ids = 4, 5 }
        @{ Path = '*.none'; Ids = @() }
    ) {
        @(Get-GijJournal $Path | ForEach-Object Id) | Should -Be $Ids
    }

    It 'takes files from the pipeline' {
        (Get-ChildItem *.jsonl | Get-GijJournal).Id | Should -Be 5, 4
        ('b.jsonl', 'a.jsonl' | Get-GijJournal).Id | Should -Be 4, 5
    }

    It 'leaves only the journals and their locks' {
        (Get-ChildItem -Name | Sort-Object) | Should -Be 'a.jsonl', 'a.jsonl.lock', 'b.jsonl', 'b.jsonl.lock'
    }

    It 'ends with Select-Object -First' {
        $line = [System.IO.File]::ReadAllText("$TestDrive/a.jsonl")
        [System.IO.File]::AppendAllText("$TestDrive/a.jsonl", $line * 500)
        @(Get-GijJournal a.jsonl -WarningAction Ignore | Select-Object -First 1) | Should -HaveCount 1
    }

    It 'recognizes a selected copy of an object by -Identity' {
        $copy = Get-GijIntegration 5 -Server a | Select-Object Id, Server, ServerUri
        (Get-GijJournal *.jsonl -Identity $copy).Id | Should -Be 5
    }

    It 'shows a table that fits a console of <_> characters' -ForEach 80, 120 {
        $lines = (Get-GijJournal a.jsonl | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines[2] | Should -Match "^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Made +admin +Set-GijIntegration 5 'Old"
        $lines -match '^ +disabled: True -> False$' | Should -HaveCount 1
        $lines -match "^ +tagsFilter: \(not set\) -> '\^v'$" | Should -HaveCount 1
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
    }

    It 'shows each setting in a line of its own' {
        $list = Get-GijJournal a.jsonl | Format-List | Out-String
        $list | Should -Match "Changes +: disabled: True -> False\r?\n +tagsFilter: \(not set\) -> '\^v'"
        $line = 'first', (Get-GijProject PAY -Server a), (Get-GijJournal a.jsonl) | Out-String -Width 200
        $line | Should -Match "Change : .* Made  disabled: True -> False; tagsFilter: \(not set\) -> '\^v'"
    }

    It 'returns settings as objects' {
        $change = (Get-GijJournal a.jsonl).Changes[0]
        $change.Setting, $change.Before, $change.After | Should -Be 'disabled', $true, $false
    }
}
