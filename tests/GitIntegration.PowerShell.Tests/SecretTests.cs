using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Secrets are planted wherever they can enter, and looked for in everything that comes out.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly SecretSearch search = new();

    [Theory]
    [InlineData("Get-GijServer")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ pat = $secret; displayName = 'x' } -Verbose")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ deep = @{ pat = $secret } } -WhatIf -Verbose")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body @{ deep = @{ pat = $text } }")]
    [InlineData("Invoke-GijRestMethod rest/gitplugin/1.0/integration/1 PUT -Body \"{`\"pat`\":`\"$text`\"}\" -Verbose -WhatIf")]
    [InlineData("Invoke-GijRestMethod rest/api/2/myself -Query @{ token = $text } -Verbose")]
    [InlineData("Invoke-GijRestMethod \"https://svc:$text@jira.example.com/rest\"")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -DisplayName $text; Get-GijJournal $journal")]
    [InlineData("Get-GijIntegration")]
    [InlineData("Test-GijApiFilter '[?name]' -Integration 1 -Verbose")]
    [InlineData("Test-GijIntegration -Verbose -Debug")]
    [InlineData("Test-GijIntegration | Export-GijReport \"$journal.html\" -Force; [IO.File]::ReadAllText(\"$journal.html\")")]
    [InlineData("@{ id = 460; pat = $text; githubAppPem = $text } | Import-GijBulkFile -SkipTest -Wait -Verbose -Debug")]
    [InlineData("@{ id = 460; password = $text } | Import-GijBulkFile -WhatIf -Verbose")]
    [InlineData(
        "@{ id = 460; origin = \"https://svc:$([uri]::EscapeDataString($text))@git.example.com/x\" } | Import-GijBulkFile -WhatIf -Verbose"
    )]
    [InlineData("@{ id = 460; pat = $text; disabled = 'x' } | Import-GijBulkFile; Get-GijJournal $journal | Format-List")]
    [InlineData("Get-GijScanPreview 3 -Pat $secret -Origin https://127.0.0.1:9 -Verbose -Debug")]
    [InlineData("Get-GijScanPreview 7 -Credential $credential -Origin https://127.0.0.1:9 -Verbose")]
    [InlineData("Get-GijScanPreview 3 -Pat $text")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $secret -Journal $rotation -Verbose -Debug; [IO.File]::ReadAllText($rotation)")]
    [InlineData("Update-GijIntegrationToken 1 -Credential $credential -Verbose -WhatIf")]
    [InlineData("Update-GijIntegrationToken 1, 3 -Secret { $secret } -Preview -Verbose")]
    [InlineData("Update-GijIntegrationToken 1 -Secret { $text }")]
    [InlineData("Update-GijIntegrationToken 1 -Pat $text")]
    [InlineData("Get-GijScanPreview 3 -Pat $secret -Origin \"https://svc:$text@127.0.0.1:9\"")]
    [InlineData("Set-GijIntegration 3 -Pat $secret -Origin https://127.0.0.1:9 -Preview -WhatIf -Verbose")]
    [InlineData("Test-GijServer")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Password $secret")]
    [InlineData("Set-GijIntegration 1 -Credential $credential")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -WhatIf")]
    [InlineData("Set-GijIntegration 99 -Pat $secret")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -AdditionalField @{ githubAppPem = $secret; new = @{ nested = $secret } } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ githubAppPem = $text } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ app = @{ clientSecret = $text } } -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ pwd = $text } -WhatIf -Verbose")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ bearer = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ sshKey = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ auth = $text } -WhatIf")]
    [InlineData("Set-GijIntegration 1 -ApiPath \"/x?private_token=$text\" -WhatIf -Verbose")]
    [InlineData("Get-GijIntegration 1 | Set-GijIntegration -Pat $secret -Verbose -Debug")]
    [InlineData("Set-GijIntegration 1 -Pat $secret -Global $true -ProjectMappingId 1")]
    [InlineData("Set-GijIntegration 1 -Pat $text")]
    [InlineData("Get-GijRepository -IntegrationId 3 -Verbose -Debug")]
    [InlineData("Set-GijRepository 460 -Pat $secret -Password $secret -Verbose")]
    [InlineData("Set-GijRepository 111 -Credential $credential -Verbose")]
    [InlineData("Set-GijRepository 460 -Pat $secret -WhatIf")]
    [InlineData("Set-GijRepository 99 -Pat $secret")]
    [InlineData("Set-GijRepository 460 -Pat $text")]
    [InlineData("New-GijRepository -Origin x -Pat $secret -AdditionalField @{ encryptedPat = $text } -Verbose")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $secret -Origin https://git.example.com/x -Verbose -Debug")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $secret -WhatIf -Verbose")]
    [InlineData("Start-GijReindex -Uri http://jira.example.com -WebhookKey $secret -Force")]
    [InlineData("Start-GijReindex -Uri $address -WebhookKey $text")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $text")]
    [InlineData("Connect-GijServer $address -Token $secret -Name wrong")]
    [InlineData("Connect-GijServer $address -Credential $credential -Name wrong")]
    [InlineData("Connect-GijServer \"https://admin:$text@jira.example.com\" -Token $secret")]
    [InlineData("Connect-GijServer \"https://jira.example.com/?token=$text\" -Token $secret")]
    public void Appear_in_nothing_that_comes_out(string script)
    {
        search.Plant();
        search.Add(search.Engine.Show(script.Replace("-Name wrong", "-Name again", StringComparison.Ordinal)));
        search.Add(search.Engine.Run(script));
        search.AssertFoundNone();
    }

    public void Dispose() => search.Dispose();
}
