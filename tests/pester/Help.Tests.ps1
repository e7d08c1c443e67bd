#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The help as a whole PowerShell shows it. 'dotnet test' runs the examples of the help, but for those with the mark
# '(needs pwsh)', which use cmdlets that its host has not: they run here.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
    $cmdlets = (Get-Command -Module GitIntegration).Name
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in (Get-Help $cmdlet).examples.example) {
            if ($example.title -like '*(needs pwsh)*') {
                @{ Cmdlet = $cmdlet; Title = $example.title.Trim('- '); Code = $example.code }
            }
        }
    }
}

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_
    }

    It 'says in one sentence what it does' {
        $help.Synopsis | Should -Match '^[A-Z][^\n]*\.$'
    }

    It 'says more about it' {
        $help.description.Text | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter, and none that it has not' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $own = $command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $help.parameters.parameter.name | Sort-Object | Should -Be $own
        foreach ($parameter in $help.parameters.parameter) {
            $parameter.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) is there to be used"
        }
    }

    It 'has at least two examples, with a title, code and an explanation' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            $example.title | Should -Match 'Example \d+: \w'
            $example.code | Should -Not -BeNullOrEmpty
            $example.remarks.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'leads on to the about topics' {
        $help.relatedLinks.navigationLink.linkText | Should -Contain 'about_GijErrors'
    }
}

Describe 'The topic <_>' -ForEach 'about_GitIntegration', 'about_GijServer', 'about_GijErrors' {
    It 'is found by its name' {
        Get-Help $_ | Should -Match "^TOPIC\s+$_\s+SHORT DESCRIPTION\s+\w"
    }
}

Describe '<Cmdlet>, <Title>' -ForEach $examples {
    BeforeAll {
        Push-Location $TestDrive
        Connect-GijServer -Sandbox
    }

    It 'runs without an error' {
        $ErrorActionPreference = 'Stop'
        & ([scriptblock]::Create($Code))
    }

    AfterAll {
        Disconnect-GijServer -All
        Pop-Location
    }
}
