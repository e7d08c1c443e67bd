using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>From a parameter to the JSON on the socket.</summary>
public sealed class SetFieldTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public SetFieldTests() => engine.ConnectTo(server).WithSecret("secret", "pä\"ss");

    public static IEnumerable<object[]> Fields => DocumentedFields.Rows;

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_alone_is_sent_alone(string name, string parameter, string value, string json)
    {
        engine.Succeed($"Set-GijIntegration 6 -{parameter} {value}");
        Assert.Equal($$"""{"{{name}}":{{json}}}""", Assert.Single(server.Writes).Body);
    }

    [Fact]
    public void All_fields_together_are_sent_once_each_as_given()
    {
        // A global integration and a list of projects exclude each other, so the list is the empty one here.
        var parameters = DocumentedFields.All.Select(field =>
            $"-{field.Parameter} {(field.Name == "projectMappingIds" ? "@()" : field.Value)}"
        );
        engine.Succeed($"Set-GijIntegration 6 {string.Join(' ', parameters)}");

        var sent = JObject.Parse(Assert.Single(server.Writes).Body);
        Assert.Equal(DocumentedFields.All.Select(field => field.Name).Order(), sent.Properties().Select(member => member.Name).Order());
        Assert.All(
            DocumentedFields.All.Where(field => field.Name != "projectMappingIds"),
            field => Assert.True(JToken.DeepEquals(JToken.Parse(field.Json), sent[field.Name]), field.Name)
        );
    }

    [Fact]
    public void The_pages_first_example_is_what_its_parameters_send()
    {
        var outcome = engine
            .WithSecret("pat", "any-token")
            .Succeed(
                """
                Set-GijIntegration 1 -DisplayName 'MY GITLAB' -Origin https://gitlab.com -Disabled $false -SendCommitEmails $true `
                    -MaxMinsToCommitEmail 1440 -Global $true -Pat $pat -RevisionIndexing $true -GitViewerEnabled $true `
                    -DisableSslVerification $false -SmartCommitsEnabled $true -RequireUserPat $false -ProjectMappingId @() `
                    -AdditionalField @{ integrationType = 'GITLAB' } -SourcesDiffViewEnabled $true -RefSpecNotes $true `
                    -RefSpecChanges $false -TrustFolderStat $false
                """
            );

        var expected = JObject.Parse(
            """
            {"displayName":"MY GITLAB","origin":"https://gitlab.com","disabled":false,"sendCommitEmails":true,"maxMinsToCommitEmail":1440,
            "global":true,"pat":"any-token","revisionIndexing":true,"gitViewerEnabled":true,"disableSslVerification":false,
            "smartCommitsEnabled":true,"requireUserPat":false,"projectMappingIds":[],
            "integrationType":"GITLAB","sourcesDiffViewEnabled":true,"refSpecNotes":true,"refSpecChanges":false,"trustFolderStat":false}
            """
        );
        AssertSame(expected, Assert.Single(server.Writes));
        Assert.Equal(
            ("MY GITLAB", "GITLAB", true, false),
            (outcome.Integration.DisplayName, outcome.Integration.Type, outcome.Integration.Global, outcome.Integration.TrustFolderStat)
        );
        Assert.NotNull(outcome.Integration.LastIndexedDate);
    }

    [Fact]
    public void The_pages_second_example_is_what_its_parameters_send()
    {
        var outcome = engine
            .WithSecret("pat", "any-token")
            .Succeed(
                """
                Set-GijIntegration 1 -Pat $pat -GitViewerEnabled $true -SmartCommitsEnabled $true -Global $false `
                    -ProjectMappingId 10000 -AdditionalField @{ id = 1 }
                """
            );

        AssertSame(
            JObject.Parse(
                """
                {"id":1,"pat":"any-token","gitViewerEnabled":true,"smartCommitsEnabled":true,
                "global":false,"projectMappingIds":[10000]}
                """
            ),
            Assert.Single(server.Writes)
        );
        Assert.False(outcome.Integration.Global);
        Assert.Equal([10000L], outcome.Integration.ProjectMappingIds!);
    }

    [Fact]
    public void No_project_keys_are_no_projects()
    {
        engine.Succeed("Set-GijIntegration 4 -ProjectKey @()");
        AssertSame(JObject.Parse("""{"projectMappingIds":[]}"""), Assert.Single(server.Writes));
    }

    [Fact]
    public void An_empty_text_or_list_or_secret_clears_and_is_sent_as_such()
    {
        engine.Succeed("Set-GijIntegration 1 -TagsFilter '' -ProjectMappingId @() -Pat '' -ApiPath ''");
        AssertSame(JObject.Parse("""{"tagsFilter":"","projectMappingIds":[],"pat":"","apiPath":""}"""), Assert.Single(server.Writes));
    }

    [Fact]
    public void A_credential_is_the_user_name_and_the_password()
    {
        engine.WithSecret("password", "pw").Succeed("Set-GijIntegration 1 -Credential ([pscredential]::new('svc', $password))");
        Assert.Equal("""{"username":"svc","password":"pw"}""", Assert.Single(server.Writes).Body);
    }

    [Theory]
    [InlineData("-Credential ([pscredential]::new('svc', $secret)) -Username x")]
    [InlineData("-Credential ([pscredential]::new('svc', $secret)) -Password $secret")]
    [InlineData("-Global $true -ProjectMappingId 10000")]
    [InlineData("-TagsFilter x -AdditionalField @{ tagsfilter = 'y' }")]
    [InlineData("-Global $true -AdditionalField @{ projectMappingIds = 10000, 10001 }")]
    public void Contradictions_are_refused_before_any_request(string parameters)
    {
        var outcome = engine.Run($"Set-GijIntegration 1 {parameters}");
        Assert.Equal(["ConflictingFields"], outcome.ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void A_word_of_a_choice_is_sent_in_its_listed_letter_case()
    {
        engine.Succeed("Set-GijIntegration 1 -Type gitlab_server -AwsRegion EU-WEST-1");
        Assert.Equal("""{"type":"GITLAB_SERVER","awsRegion":"eu-west-1"}""", Assert.Single(server.Writes).Body);
    }

    [Fact]
    public void An_additional_field_is_sent_as_plain_json_with_a_warning_where_a_parameter_exists()
    {
        var outcome = engine.Succeed(
            """
            Set-GijIntegration 1 -AdditionalField @{
                limitGitData = $true
                tagsfilter = '^v'
                list = 1, 'a', $false
                deep = @{ er = [pscustomobject]@{ x = [long]5000000000 } }
            }
            """
        );

        AssertSame(
            JObject.Parse("""{"limitGitData":true,"tagsFilter":"^v","list":[1,"a",false],"deep":{"er":{"x":5000000000}}}"""),
            Assert.Single(server.Writes)
        );
        Assert.Contains("-TagsFilter", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Clear TagsFilter, prhidefilter", """{"tagsFilter":"","prHideFilter":""}""")]
    [InlineData("-Clear ProjectMappingId -Global $true", """{"global":true,"projectMappingIds":[]}""")]
    [InlineData("-Clear ProjectMappingIds", """{"projectMappingIds":[]}""")]
    [InlineData("-Clear Pat", """{"pat":""}""")]
    [InlineData("-Clear Pat -Pat ''", """{"pat":""}""")]
    [InlineData("-Password '' -DisplayName x", """{"displayName":"x","password":""}""")]
    public void Settings_are_cleared_by_name_or_by_nothing_between_quotation_marks(string parameters, string body)
    {
        engine.Succeed($"Set-GijIntegration 1 {parameters}");
        AssertSame(JObject.Parse(body), Assert.Single(server.Writes));
    }

    [Theory]
    [InlineData("-Clear TagsFilter -TagsFilter x", "ConflictingFields", "Use only one of them.")]
    [InlineData("-Clear Pat -Pat $secret", "ConflictingFields", "Use only one of them.")]
    [InlineData("-Clear Password -Credential ([pscredential]::new('u', $secret))", "ConflictingFields", "Use only one of them.")]
    [InlineData("-Clear ProjectMappingId -ProjectKey PAY", "ConflictingFields", "Use only one of them.")]
    [InlineData("-Clear TagFilter", "InvalidValue", "Did you mean TagsFilter? It clears DisplayName, ")]
    [InlineData("-Clear Disabled", "InvalidValue", "It clears DisplayName, ")]
    public void What_cannot_be_cleared_is_refused(string parameters, string id, string advice)
    {
        var outcome = engine.WithSecret("secret", "s").Run($"Set-GijIntegration 1 {parameters}");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.StartsWith(advice, outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("Set-GijIntegration 1 -Pat $secret", "")]
    [InlineData("Get-GijIntegration -Type GITLAB* | Set-GijIntegration -Password $secret", "")]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $secret", "")]
    [InlineData("New-GijIntegration -Type GITHUB -Credential ([pscredential]::new('u', $secret))", "")]
    [InlineData("Copy-GijIntegration 4 -Destination test -Pat $secret", "")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ x = $secret }", "")]
    [InlineData("Set-GijIntegration 1 -Pat $secret", " s3cr3t")]
    [InlineData("Set-GijIntegration 1 -Pat $secret", "s3cr3t\r\n")]
    [InlineData("Set-GijIntegration 1 -Credential ([pscredential]::new('u', $secret))", "s3cr3t\t")]
    public void A_secret_that_Enter_or_a_paste_left_behind_is_refused(string script, string secret)
    {
        var outcome = engine.WithSecret("secret", secret).Run(script);
        var message = $"{Assert.Single(outcome.AllErrors)}";
        Assert.Matches("SecureString is empty|password is empty|begins or ends with white space", message);
        Assert.DoesNotContain("s3cr3t", message, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("-TagsFilter $null")]
    [InlineData("-ProjectMappingId $null")]
    [InlineData("-Pat $null")]
    public void The_refusal_of_null_names_the_way_to_clear(string parameters) =>
        Assert.Contains("use -Clear", $"{engine.Run($"Set-GijIntegration 1 {parameters}").Error}", StringComparison.Ordinal);

    [Fact]
    public void A_secret_is_sent_wherever_it_stands_in_an_additional_field()
    {
        engine
            .WithSecret("secret", "a\"b")
            .Succeed(
                """
                Set-GijIntegration 1 -AdditionalField @{
                    githubAppPem = $secret
                    oldSecret = ''
                    tokenCount = 3
                    hasToken = $true
                    deep = [ordered]@{ first = 1; token = $secret; list = @($secret, 2) }
                }
                """
            );
        AssertSame(
            JObject.Parse(
                """
                {"githubAppPem":"a\"b","oldSecret":"","tokenCount":3,"hasToken":true,
                "deep":{"first":1,"token":"a\"b","list":["a\"b",2]}}
                """
            ),
            Assert.Single(server.Writes)
        );
    }

    [Theory]
    [InlineData("@{ limitGitData = $null }")]
    [InlineData("@{ pat = 'hunter2' }")]
    [InlineData("@{ PASSWORD = 'hunter2' }")]
    [InlineData("@{ githubAppPem = '********' }")]
    [InlineData("@{ githubAppClientSecret = 'hunter2' }")]
    [InlineData("@{ deep = @{ apiToken = 'hunter2' } }")]
    [InlineData("@{ deep = [pscustomobject]@{ apiToken = 'hunter2' } }")]
    [InlineData("@{ tokens = @('hunter2') }")]
    [InlineData("@{ credentials = @{ user = 'hunter2' } }")]
    [InlineData("@{ '' = 1 }")]
    [InlineData("@{ x = @($null) }")]
    [InlineData("@{ x = { 1 } }")]
    [InlineData("@{ x = [double]::NaN }")]
    [InlineData("@{ x = [datetime]::UtcNow }")]
    [InlineData("@{ a = @{ b = @{ c = @{ d = @{ e = @{ f = @{ g = @{ h = @{ i = 1 } } } } } } } } }")]
    public void What_cannot_be_sent_as_an_additional_field_is_refused(string fields)
    {
        var outcome = engine.Run($"Set-GijIntegration 1 -AdditionalField {fields}");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.DoesNotContain("hunter2", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    private static void AssertSame(JObject expected, LoggedRequest request)
    {
        var sent = JObject.Parse(request.Body);
        Assert.Equal(
            expected.Properties().OrderBy(member => member.Name).Select(member => member.ToString()),
            sent.Properties().OrderBy(member => member.Name).Select(member => member.ToString())
        );
    }
}
