# The pages that have blocks marked 'needs-pwsh'. Each runs from its first block to its last, with a sandbox in place of every
# Jira; GuideTests runs the other blocks against real sockets.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $pages = Get-ChildItem "$root/README.md", "$root/docs/*.md" | Select-String -Pattern '^```powershell needs-pwsh' -List | ForEach-Object Path
}

Describe 'The guide <_>' -ForEach $pages {
    BeforeAll {
        $modulePath = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path "$PSScriptRoot/../../output").Path + [System.IO.Path]::PathSeparator + $modulePath
        Import-Module GitIntegration
        Push-Location
    }

    AfterAll {
        Pop-Location
        Get-GijServer | Disconnect-GijServer
        $env:PSModulePath = $modulePath
    }

    It 'runs as it stands' {
        $token = [System.Net.NetworkCredential]::new('', 'any').SecurePassword
        & "$PSScriptRoot/../Shared/Guide.ps1" -GuidePage $_ -GuideFolder $TestDrive -GuideToken $token |
            Should -Be ([regex]::Matches((Get-Content $_ -Raw), '(?m)^```powershell( needs-pwsh)?\r?\n(?!# \S+\.ps1)').Count)
    }
}
