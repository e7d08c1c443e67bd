# A secret goes in by every door, and is looked for in what is written down.

BeforeAll {
    $module = (Resolve-Path "$PSScriptRoot/../../output/GitIntegration").Path
    $plain = [guid]::NewGuid().ToString('N')

    # As it is, and as Export-Clixml writes a SecureString where nothing encrypts it.
    $forms = $plain, ([BitConverter]::ToString([System.Text.Encoding]::Unicode.GetBytes($plain)) -replace '-')

    $everything = {
        param([string] $Module, [string] $Plain)
        Import-Module $Module
        $secret = [System.Net.NetworkCredential]::new('', $Plain).SecurePassword
        $login = [pscredential]::new('svc', $secret)
        Connect-GijServer -Sandbox
        Test-GijServer
        Get-GijProject
        Get-GijIntegration
        Set-GijIntegration 1 -Pat $secret -Verbose
        Set-GijIntegration 5 -Credential $login -Verbose
        Set-GijIntegration 99 -Pat $secret
        Set-GijIntegration 1 -Pat $secret -WhatIf
        Set-GijIntegration 1 -AdditionalField @{ newSecret = $secret; app = @{ pem = $secret } } -Verbose
        try { Set-GijIntegration 1 -AdditionalField @{ githubAppPem = $Plain } } catch { $_ }
        New-GijIntegration -Type GITLAB -Pat $secret
        $wanted = @{ displayName = 'By plan'; type = 'GITLAB'; pat = 'secret:planted' }
        $wanted | Sync-GijIntegration -WhatIf
        $wanted | Sync-GijIntegration -Secret @{ planted = $secret } -Verbose
        @{ displayName = 'Platform GitLab'; pat = 'secret:planted'; tagsFilter = '^x' } | Sync-GijIntegration -Secret { $secret } -Verbose
        try { Set-GijIntegration 1 -Pat $Plain } catch { $_ }
        try { Connect-GijServer https://jira.example.com -Token $Plain } catch { $_ }
        try { Connect-GijServer "https://admin:$Plain@jira.example.com" -Token $secret } catch { $_ }
        Disconnect-GijServer
    }
}

Describe 'A secret' {
    It 'is in no transcript' {
        # In a process of its own, which has the console that a transcript is taken of. The process of a PowerShell that is a .NET
        # tool is dotnet.
        $powerShell = (Get-Process -Id $PID).Path
        $file = @(if ((Split-Path $powerShell -Leaf) -match '^dotnet(\.exe)?$') { "$PSHOME/pwsh.dll" })
        Set-Content "$TestDrive/everything.ps1" $everything
        $env:GIJ_TESTS_MODULE = $module
        $env:GIJ_TESTS_SECRET = $plain
        try {
            & $powerShell @file -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "
                `$null = Start-Transcript '$TestDrive/transcript.txt'
                & '$TestDrive/everything.ps1' `$env:GIJ_TESTS_MODULE `$env:GIJ_TESTS_SECRET *>&1 | Out-Default
                `$null = Stop-Transcript" 2>$null | Out-Null
        }
        finally {
            $env:GIJ_TESTS_MODULE = $env:GIJ_TESTS_SECRET = $null
        }

        $transcript = Get-Content "$TestDrive/transcript.txt" -Raw
        $transcript | Should -Match 'Payments on GitHub'
        $transcript | Should -Match 'There is no integration 99'
        $transcript | Should -Match 'What if: Change integration 1 '
        $transcript | Should -Match 'pat: \(new value\)'
        $transcript | Should -Not -Match ($forms -join '|')
    }

    It 'is not in what Export-Clixml, ConvertTo-Json, ConvertTo-Csv and Format-List make of everything' {
        $all = @(& $everything $module $plain *>&1)
        $all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -HaveCount 5
        $all | Export-Clixml "$TestDrive/all.xml" -Depth 4
        $objects = $all | Where-Object { $_.GetType().Namespace -eq 'GitIntegration' }
        $objects | ConvertTo-Json -Depth 4 | Set-Content "$TestDrive/all.json"
        $objects | ForEach-Object { $_ | ConvertTo-Csv } | Set-Content "$TestDrive/all.csv"
        $all | Format-List * -Force | Out-String | Set-Content "$TestDrive/all.txt"
        Get-ChildItem $TestDrive/all.* | Where-Object Length -GT 1000 | Should -HaveCount 4
        Select-String -Path $TestDrive/all.* -Pattern $forms -SimpleMatch | Should -BeNullOrEmpty
    }
}
