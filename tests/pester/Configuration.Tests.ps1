# Configuration as code with what only the whole PowerShell has: tables, JSON, lists and files.

BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
}

Describe 'A configuration' {
    BeforeEach {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid())))
        Connect-GijServer -Sandbox -InformationAction Ignore
        Export-GijIntegration a.json
        Set-GijIntegration 4 -TagsFilter '^release' | Out-Null
        Set-GijIntegration 3 -ProjectKey OPS | Out-Null
    }

    AfterEach {
        Disconnect-GijServer
        Pop-Location
    }

    It 'can be a table' {
        Set-Content a.csv @'
displayName,tagsFilter,projectKeys,global
Platform GitLab,@(),,
Mobile apps,,PAY;OPS,false
Payments on GitHub Enterprise,,,
'@
        $found = Import-Csv a.csv | Compare-GijIntegration
        $found.Setting | Should -Be 'tagsFilter', 'projectKeys'
        Import-Csv a.csv | Sync-GijIntegration -InformationAction Ignore | ForEach-Object Outcome | Should -Be 'Made', 'Made', 'Unchanged'
        (Get-GijIntegration 4).TagsFilter | Should -BeExactly ''
        Import-Csv a.csv | Compare-GijIntegration -Quiet | Should -BeTrue
    }

    It 'can be what ConvertFrom-Json returns, as a document or as entries' {
        $document = Get-Content a.json -Raw | ConvertFrom-Json
        ($document | Compare-GijIntegration).Id | Should -Be 3, 4
        ($document.integrations | Compare-GijIntegration).Id | Should -Be 3, 4
    }

    It 'is shown as a table that tells old from new, and as a list with all there is' {
        $lines = (Compare-GijIntegration a.json | Out-String -Width 80) -split '\r?\n'
        ($lines -match '^Change +4 ') | Should -Match "Platform GitLab +tagsFilter +'\^release' -> '\^v\[0-"
        $list = Compare-GijIntegration a.json -WithAuthor | Format-List | Out-String
        $list | Should -Match "Present +: \['OPS'\]"
        $list | Should -Match "Wanted +: \['PAY', 'WEB'\]"
        $list | Should -Match 'ChangedBy +: admin'
        Sync-GijIntegration a.json -InformationAction Ignore | Select-Object -First 4 | Format-List | Out-String | Should -Match 'Outcome +: '
    }

    It 'shows long values whole at 80 columns' {
        $origin = 'https://gitlab.platform.example.com/groups/of/many/teams/in/one/place'
        Set-GijIntegration 4 -Origin $origin | Out-Null
        $table = (Compare-GijIntegration a.json | Out-String -Width 80) -replace '\s'
        $table | Should -Match ([regex]::Escape("'$origin'->'https://gitlab.example.com'"))
        (Sync-GijIntegration a.json -InformationAction Ignore | Out-String -Width 80) -replace '\s' |
            Should -Match ([regex]::Escape("origin:'$origin'->'https://gitlab.example.com'"))
    }

    It 'survives a copy of its results' {
        Compare-GijIntegration a.json | Export-Clixml x.xml
        (Import-Clixml x.xml | Out-String) | Should -Be (Compare-GijIntegration a.json | Out-String)
        Compare-GijIntegration a.json | ConvertTo-Json -Depth 4 | Should -Match '"tagsFilter"'
    }

    It 'returns the exit codes that the guide promises' {
        $powerShell = (Get-Process -Id $PID).Path
        $file = @(if ((Split-Path $powerShell -Leaf) -match '^dotnet(\.exe)?$') { "$PSHOME/pwsh.dll" })
        $script = @'
Import-Module $args[0]
Connect-GijServer -Sandbox -InformationAction Ignore
$ErrorActionPreference = 'Stop'
$differences = Compare-GijIntegration $args[1]
if ($differences) { exit 2 } else { exit 0 }
'@
        Set-Content check.ps1 $script
        Set-Content same.json '[{ "displayName": "TFS 2018" }]'
        Set-Content other.json '[{ "displayName": "TFS 2018", "disabled": false }]'
        Set-Content bad.json '[{ "displayName": 1 }]'
        $module = (Get-Module GitIntegration).Path
        foreach ($case in @('same.json', 0), @('other.json', 2), @('bad.json', 1)) {
            & $powerShell @file -NoProfile -File check.ps1 $module $case[0] *> $null
            $LASTEXITCODE | Should -Be $case[1]
        }
    }
}
