# Each runspace has connections of its own, but a connection can be handed over.

BeforeAll {
    $path = "$PSScriptRoot/../../output/GitIntegration"
    Import-Module $path
    $server = Connect-GijServer -Sandbox -PassThru -WarningAction SilentlyContinue
}

AfterAll {
    Disconnect-GijServer
}

Describe 'ForEach-Object -Parallel' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    It 'works with a connection that is handed over' {
        $names = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:path
            (Set-GijIntegration $_ -DisplayName "changed $_" -Server $using:server).DisplayName
        }
        $names | Sort-Object | Should -Be (1..8 | ForEach-Object { "changed $_" })
        Get-GijIntegration -Name 'changed *' | Should -HaveCount 8
    }

    It 'gives each runspace a default of its own' {
        $seen = 1..3 | ForEach-Object -ThrottleLimit 3 -UseNewRunspace -Parallel {
            Import-Module $using:path
            try { Get-GijIntegration 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            $own = Connect-GijServer -Sandbox -PassThru -Name "own $_"
            (Get-GijServer | Where-Object IsDefault).Name
            Disconnect-GijServer $own
        }
        $seen | Sort-Object | Should -Be 'NotConnected', 'NotConnected', 'NotConnected', 'own 1', 'own 2', 'own 3'
        (Get-GijServer | Where-Object IsDefault).Name | Should -Be 'sandbox'
    }
}

Describe 'Jobs' {
    It 'work with a connection that is handed over to a thread' {
        if (-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'Start-ThreadJob is not installed'
            return
        }

        $job = Start-ThreadJob {
            Import-Module $using:path
            Get-GijIntegration 9 -Server $using:server
        }
        ($job | Receive-Job -Wait -AutoRemoveJob).Id | Should -Be 9
    }

    It 'give copies from another process, which are changed by their ids' {
        $full = (Resolve-Path $path).Path
        $job = Start-Job {
            Import-Module $using:full
            Connect-GijServer -Sandbox
            Get-GijIntegration 12
        }
        $copy = $job | Receive-Job -Wait -AutoRemoveJob
        $copy.PSObject.TypeNames[0] | Should -Be 'Deserialized.GitIntegration.GijIntegration'
        ($copy | Set-GijIntegration -TagsFilter '^job').TagsFilter | Should -Be '^job'
    }
}
