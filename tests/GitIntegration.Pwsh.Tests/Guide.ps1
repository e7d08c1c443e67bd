<#
Runs the ```powershell blocks of one page in order and in one session, for GuideTests, and throws at the first error. Its last
output is the number of blocks that it has run.

- A block whose first line is '# Name.ps1' is saved under that name in the folder in which the blocks run. Another block has
  to call it, and a command of a YAML or Jenkins block has to stand in a block that is run.
- Nobody can be asked, and no vault, scheduler or package manager may be changed: functions of the same names and parameters
  stand in for them. They live in this script's scope, and end with it.
- The addresses of the page are replaced by those of the test's servers, which come with their tokens as environment variables.
#>
param(
    [Parameter(Mandatory = $true)][string] $GuidePage,
    [Parameter(Mandatory = $true)][string] $GuideFolder,
    [Parameter(Mandatory = $true)][string] $GuidePester
)

$guideToken = [System.Net.NetworkCredential]::new('', $env:GIJ_TESTS_PRODUCTION_TOKEN).SecurePassword
$guideWebhookKey = [System.Net.NetworkCredential]::new('', $env:GIJ_TESTS_PRODUCTION_WEBHOOK_KEY).SecurePassword
$guideStagingToken = [System.Net.NetworkCredential]::new('', $env:GIJ_TESTS_STAGING_TOKEN).SecurePassword
$guideOutput = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../output")
$guideModule = "$guideOutput/GitIntegration"
$guideReplacements = [ordered] @{
    'https://jira.example.com/jira'        = $env:GIJ_TESTS_PRODUCTION
    'https://jira.example.com'             = $env:GIJ_TESTS_PRODUCTION
    'https://jira-staging.example.com'     = $env:GIJ_TESTS_STAGING
    '-Proxy http://proxy.example.com:3128' = "-AllowUnencrypted -Proxy $env:GIJ_TESTS_PRODUCTION"
    './output/GitIntegration'              = '$guideModule'
}

# First, so that a version that somebody has installed is not what the page imports by its name.
$env:PSModulePath = $guideOutput + [System.IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $GuidePester

function Read-Host { param([string] $Prompt, [switch] $AsSecureString) Get-Secret $Prompt -AsPlainText:(-not $AsSecureString) }
function Get-Credential { param([string] $UserName) [pscredential]::new($UserName, $guideToken) }
function Get-Secret {
    param([string] $Name, [switch] $AsPlainText)
    $secret = if ($Name -match 'staging') { $guideStagingToken } elseif ($Name -match 'webhook') { $guideWebhookKey } else { $guideToken }
    if ($AsPlainText) { [System.Net.NetworkCredential]::new('', $secret).Password } else { $secret }
}

function Set-Secret { param([string] $Name, [securestring] $Secret) }
function Register-SecretVault { param([string] $Name, [string] $ModuleName, [switch] $DefaultVault) }
function Set-SecretStoreConfiguration { param([string] $Authentication, [string] $Interaction) }
function Install-PSResource { param([string[]] $Name) }
function New-ScheduledTaskAction { param([string] $Execute, [string] $Argument) 'action' }
function New-ScheduledTaskTrigger { param([switch] $Daily, [datetime] $At) 'trigger' }
function Register-ScheduledTask { param([string] $TaskName, $Action, $Trigger, [string] $User, [string] $Password) }
function dotnet { }

# A failed test of the page's own is no error in PowerShell's eyes.
function Invoke-Pester {
    param([string] $Path)
    $result = Pester\Invoke-Pester $Path -PassThru -Output None
    if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) {
        throw "$Path has $($result.PassedCount) passed and $($result.FailedCount) failed tests: $($result.Failed.ErrorRecord)"
    }
}

function Read-Block {
    $page = [System.IO.File]::ReadAllText($GuidePage)
    foreach ($match in [regex]::Matches($page, '(?ms)^```(?<info>[^`\r\n]*)\r?\n(?<text>.*?)^```\r?$')) {
        $words = $match.Groups['info'].Value.Trim() -split ' +'
        $text = $match.Groups['text'].Value
        if ($words[0] -ne 'powershell') {
            $text = [regex]::Matches($text, '\./[\w-]+\.ps1[^''\r\n]*') -join "`n"
        }

        foreach ($example in $guideReplacements.Keys) {
            $text = $text.Replace($example, $guideReplacements[$example])
        }

        [pscustomobject]@{
            Line         = $page.Substring(0, $match.Index).Split("`n").Count
            IsPowerShell = $words[0] -eq 'powershell'
            File         = [regex]::Match($text, '\A# (\S+\.ps1)\r?\n').Groups[1].Value
            Text         = $text
        }
    }
}

Set-Location -LiteralPath $GuideFolder
$guideBlocks = @(Read-Block)
$guideRun = @($guideBlocks | Where-Object { $_.IsPowerShell -and -not $_.File })
$guideSaved = @($guideBlocks | Where-Object { $_.IsPowerShell -and $_.File })
foreach ($guideBlock in $guideSaved) {
    [System.IO.File]::WriteAllText("$GuideFolder/$($guideBlock.File)", $guideBlock.Text)
    $guideCallers = $guideBlocks | Where-Object { $_.IsPowerShell -and $_.File -ne $guideBlock.File }
    if (-not ($guideCallers | Where-Object { $_.Text.Contains("/$($guideBlock.File)") })) {
        throw "${GuidePage}: no block calls $($guideBlock.File)."
    }
}

foreach ($guideBlock in $guideBlocks | Where-Object { -not $_.IsPowerShell -and $_.Text }) {
    if (-not ($guideRun | Where-Object { $_.Text.Contains($guideBlock.Text) })) {
        throw "${GuidePage}:$($guideBlock.Line): no block runs $($guideBlock.Text)."
    }
}

foreach ($guideBlock in $guideRun) {
    try {
        . ([scriptblock]::Create($guideBlock.Text)) 2>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.ErrorRecord]) {
                throw $_
            }
        }
    }
    catch {
        throw "${GuidePage}:$($guideBlock.Line): $_ ($($_.FullyQualifiedErrorId))"
    }
}

$guideRun.Count
