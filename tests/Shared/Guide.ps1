<#
Runs the ```powershell blocks of one page in order and in one session, and throws at the first error. Gives the number of
blocks that it has run. Both GuideTests (hosted engine) and Guides.Tests.ps1 (Pester) call it, so it uses no more than the
few cmdlets that the hosted engine has.

- A block marked 'needs-pwsh' is left out in the hosted engine.
- A block whose first line is '# Name.ps1' is saved under that name in the folder in which the blocks run. Another block has
  to call it, and a command of a YAML or Jenkins block has to stand in a block that is run.
- Nobody can be asked, and no vault, scheduler or package manager may be changed: functions of the same names and parameters
  stand in for them. They live in this script's scope, and end with it.
- The addresses of the page are replaced by those of test servers. Where the caller has none, every Jira is a sandbox.
#>
param(
    [Parameter(Mandatory = $true)][string] $GuidePage,
    [Parameter(Mandatory = $true)][string] $GuideFolder,
    [Parameter(Mandatory = $true)][securestring] $GuideToken,
    [securestring] $GuideStagingToken = $GuideToken,
    [System.Collections.IDictionary] $GuideReplacements,
    [switch] $GuideIsHosted
)

function Read-Host { param([string] $Prompt, [switch] $AsSecureString) Get-Secret $Prompt -AsPlainText:(-not $AsSecureString) }
function Get-Credential { param([string] $UserName) [pscredential]::new($UserName, $GuideToken) }
function Get-Secret {
    param([string] $Name, [switch] $AsPlainText)
    $secret = if ($Name -match 'staging') { $GuideStagingToken } else { $GuideToken }
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

if (-not $GuideReplacements) {
    function Connect-GijServer {
        param([string] $BaseUri, [securestring] $Token, [string] $Name = 'sandbox', [switch] $NoDefault, [switch] $Sandbox)
        GitIntegration\Connect-GijServer -Sandbox -Name $Name -NoDefault:$NoDefault -WarningAction SilentlyContinue
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

        foreach ($example in $GuideReplacements.Keys) {
            $text = $text.Replace($example, $GuideReplacements[$example])
        }

        [pscustomobject]@{
            Line         = $page.Substring(0, $match.Index).Split("`n").Count
            IsPowerShell = $words[0] -eq 'powershell'
            IsRun        = $words[0] -eq 'powershell' -and -not ($GuideIsHosted -and $words -contains 'needs-pwsh')
            File         = [regex]::Match($text, '\A# (\S+\.ps1)\r?\n').Groups[1].Value
            Text         = $text
        }
    }
}

$null = $ExecutionContext.SessionState.Path.SetLocation($GuideFolder)
$guideBlocks = @(Read-Block)
$guideRun = @($guideBlocks | Where-Object { $_.IsRun -and -not $_.File })
$guideSaved = @($guideBlocks | Where-Object { $_.IsRun -and $_.File })
foreach ($guideBlock in $guideSaved) {
    [System.IO.File]::WriteAllText("$GuideFolder/$($guideBlock.File)", $guideBlock.Text)
    if (-not ($guideBlocks | Where-Object { $_.IsPowerShell -and $_.File -ne $guideBlock.File -and $_.Text.Contains("/$($guideBlock.File)") })) {
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
