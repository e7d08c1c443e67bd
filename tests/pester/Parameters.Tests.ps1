BeforeDiscovery {
    $cmdlets = 'New-GijIntegration', 'Set-GijIntegration', 'Copy-GijIntegration'
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../output/GitIntegration"

    function Get-ParameterAttribute([string] $Cmdlet, [string] $Parameter, [type] $Type) {
        (Get-Command $Cmdlet).Parameters[$Parameter].Attributes | Where-Object { $_ -is $Type }
    }
}

Describe 'The settings of <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
    }

    It 'offer the documented types and regions' {
        (Get-ParameterAttribute $_ Type ([ValidateSet])).ValidValues | Should -HaveCount 12
        'GITHUB', 'GITLAB_SERVER_LEGACY', 'FILESPACE', 'GERRIT' | Should -BeIn (Get-ParameterAttribute $_ Type ([ValidateSet])).ValidValues
        (Get-ParameterAttribute $_ AwsRegion ([ValidateSet])).ValidValues | Should -HaveCount 26
        'us-east-1', 'eu-central-1', 'sa-east-1' | Should -BeIn (Get-ParameterAttribute $_ AwsRegion ([ValidateSet])).ValidValues
    }

    It 'have -<Name> from <Minimum> to <Maximum>' -ForEach @(
        @{ Name = 'FolderDepth'; Minimum = 1; Maximum = 5 }
        @{ Name = 'MaxMinsToCommitEmail'; Minimum = 0; Maximum = [int]::MaxValue }
        @{ Name = 'ProjectMappingId'; Minimum = 1; Maximum = [long]::MaxValue }
    ) {
        $range = Get-ParameterAttribute $cmdlet $Name ([ValidateRange])
        $range.MinRange | Should -Be $Minimum
        $range.MaxRange | Should -Be $Maximum
    }

    It 'have -ApiPath of at most 2000 characters' {
        (Get-ParameterAttribute $_ ApiPath ([ValidateLength])).MaxLength | Should -Be 2000
    }

    It 'have secrets that are SecureStrings' {
        (Get-Command $_).Parameters['Pat', 'Password'].ParameterType | Should -Be ([securestring]), ([securestring])
    }

    It 'are taken from the command alone, never from the pipeline' {
        $fromPipeline = (Get-Command $_).Parameters.Values | Where-Object { $_.ParameterSets.Values | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } }
        @($fromPipeline.Name | Where-Object { $_ -ne 'Identity' }) | Should -BeNullOrEmpty
    }
}

Describe 'A value' {
    BeforeAll {
        Connect-GijServer -Sandbox -WarningAction SilentlyContinue
        $before = Get-GijIntegration 6 | ConvertTo-Json
        $plain = [guid]::NewGuid().ToString('N')
    }

    AfterAll {
        Disconnect-GijServer
    }

    It 'that would silently turn into another is refused: <Script>' -ForEach @(
        @{ Id = 'ParameterArgumentValidationError'; Script = { Set-GijIntegration 6 -Type BOGUS } }
        @{ Id = 'ParameterArgumentValidationError'; Script = { Set-GijIntegration 6 -FolderDepth 6 } }
        @{ Id = 'ParameterArgumentValidationError'; Script = { Set-GijIntegration 6 -MaxMinsToCommitEmail -1 } }
        @{ Id = 'ParameterArgumentValidationError'; Script = { Set-GijIntegration 6 -ApiPath 'projects' } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -MaxMinsToCommitEmail 59.5 } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -ProjectMappingId '10000,10001' -Global $false } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -ProjectMappingId @($null) -Global $false } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -TagsFilter { $_.Name } } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -TagsFilter $null } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -Disabled 'no' } }
        @{ Id = 'ParameterArgumentTransformationError'; Script = { Set-GijIntegration 6 -Pat $plain } }
        @{ Id = 'InvalidIdentity'; Script = { Set-GijIntegration 2.5 -TagsFilter x -ErrorAction Stop } }
        @{ Id = 'InvalidIdentity'; Script = { Set-GijIntegration $true -TagsFilter x -ErrorAction Stop } }
        @{ Id = 'InvalidIdentity'; Script = { Set-GijIntegration 0 -TagsFilter x -ErrorAction Stop } }
        @{ Id = 'InvalidIdentity'; Script = { Set-GijIntegration @{ Id = 6 } -TagsFilter x -ErrorAction Stop } }
    ) {
        $failure = $Script | Should -Throw -ErrorId "$Id*" -PassThru
        "$failure" | Should -Not -BeLike "*$plain*"
        Get-GijIntegration 6 | ConvertTo-Json | Should -Be $before
    }

    It 'can be completed with Tab: <Line>' -ForEach @(
        @{ Line = 'New-GijIntegration -Type GITH'; Expected = 'GITHUB', 'GITHUB_SERVER' }
        @{ Line = 'Copy-GijIntegration 1 -AwsRegion me-'; Expected = 'me-central-1', 'me-south-1' }
        @{ Line = 'Set-GijIntegration 1 -ProjectKey PA'; Expected = 'PAY' }
        @{ Line = 'Get-GijIntegration -LiteralName https://gitl'; Expected = "'https://gitlab.com/*'" }
        @{ Line = 'Get-GijIntegration -Server s'; Expected = 'sandbox' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
