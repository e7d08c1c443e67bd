#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The help as PowerShell shows it, and what it shows, run as a reader would who has connected to the sandbox. 'dotnet test' runs a
# server on this machine, which stands in for the Jira of the examples.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"
    $cmdlets = (Get-Command -Module GitIntegration).Name
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in (Get-Help $cmdlet).examples.example) {
            @{ Cmdlet = $cmdlet; Title = $example.title.Trim('- '); Code = $example.code }
        }
    }
}

BeforeAll {
    # Runs a text as at the prompt, and returns its errors.
    function Get-ErrorOf([string] $Text) {
        & ([scriptblock]::Create($Text)) 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
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

Describe 'What is shown in' {
    BeforeAll {
        $text = if ($env:GIJ_TESTS_TOKEN) { $env:GIJ_TESTS_TOKEN } else { 'any' }
        $token = [System.Net.NetworkCredential]::new('', $text).SecurePassword
        $webhookKey = if ($env:GIJ_TESTS_WEBHOOK_KEY) { $env:GIJ_TESTS_WEBHOOK_KEY } else { 'any' }
        $key = [System.Net.NetworkCredential]::new('', $webhookKey).SecurePassword
        function Get-Secret([string] $Name) { if ($Name -eq 'GijWebhookKey') { $key } else { $token } }
    }

    BeforeEach {
        # What a person at the keyboard would answer.
        Mock Read-Host { $token }
        Mock Get-Credential { [pscredential]::new('admin', $token) }
        Push-Location $TestDrive
        Connect-GijServer -Sandbox
    }

    AfterEach {
        Get-GijServer | Disconnect-GijServer
        Get-ChildItem | Remove-Item
        Pop-Location
    }

    It 'the help of <Cmdlet>, <Title>, uses the cmdlet and runs without an error' -ForEach $examples {
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
        $commands = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        $commands.GetCommandName() | Should -Contain $Cmdlet

        $here = $Code -replace 'https://jira[a-z-]*\.example\.com/jira', $env:GIJ_TESTS_SERVER
        if ($here -ne $Code -and -not $env:GIJ_TESTS_SERVER) {
            Set-ItResult -Skipped -Because "only 'dotnet test' runs a server for it"
        }

        Get-ErrorOf $here | Should -BeNullOrEmpty
    }

    It 'the topic <_> after a prompt runs without an error' -ForEach 'about_GitIntegration', 'about_GijServer' {
        $prompts = (Get-Help $_) -split '\r?\n' | ForEach-Object Trim | Where-Object { $_ -match '^PS> ' }
        $prompts | Should -Not -BeNullOrEmpty
        Get-ErrorOf ($prompts -replace '^PS> ' -join "`n") | Should -BeNullOrEmpty
    }
}
