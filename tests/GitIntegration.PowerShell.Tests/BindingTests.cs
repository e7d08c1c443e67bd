using System;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What PowerShell would silently turn into something else: refused, and nothing sent.</summary>
public sealed class BindingTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();
    private readonly int requestsBefore;

    public BindingTests()
    {
        engine.ConnectTo(server);
        requestsBefore = server.Requests.Count;
    }

    private static readonly string[] BinderErrors =
    [
        "CannotConvertArgument",
        "CannotConvertArgumentNoMessage",
        "InputObjectNotBound",
        "ScriptBlockArgumentNoInput",
        "ParameterArgumentValidationError",
        "ParameterArgumentValidationErrorEmptyArrayNotAllowed",
        "ParameterArgumentValidationErrorNullNotAllowed",
        "ParameterArgumentValidationErrorEmptyStringNotAllowed",
        "ParameterArgumentTransformationError",
        "InvalidIdentity",
    ];

    public static TheoryData<string> NoIntegration =>
        new(
            "$true",
            "2.5",
            "[decimal]2.5",
            "[double]::NaN",
            "[double]1e300",
            "'1,3'",
            "$null",
            "@()",
            "''",
            "0",
            "-1",
            "2147483648",
            "[char]'3'",
            "[DayOfWeek]::Tuesday",
            "@{ Id = 3 }",
            "[pscustomobject]@{ Id = 3; Type = 'GITHUB' }",
            "[pscustomobject]@{ Id = '3' }",
            "[System.Diagnostics.Process]::GetCurrentProcess()",
            "{ 3 }",
            "[datetime]::Now",
            "(Get-Command Get-Help)"
        );

    [Theory]
    [MemberData(nameof(NoIntegration))]
    public void What_is_no_integration_is_refused_as_an_argument(string value)
    {
        var outcome = engine.Run($"Set-GijIntegration -Identity ({value}) -TagsFilter x");
        Assert.Contains(Assert.Single(outcome.ErrorIds), BinderErrors);
        Assert.Equal(requestsBefore, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(NoIntegration))]
    public void What_is_no_integration_is_refused_from_the_pipeline(string value)
    {
        var outcome = engine.Run($"@(, {value}) | Set-GijIntegration -TagsFilter x");
        Assert.Contains(Assert.Single(outcome.ErrorIds), BinderErrors);
        Assert.Equal(requestsBefore, server.Requests.Count);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("'3'")]
    [InlineData("[long]3")]
    [InlineData("[byte]3")]
    [InlineData("[double]3")]
    [InlineData("[decimal]3")]
    [InlineData("(Get-GijIntegration 3)")]
    [InlineData($"({Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize((Get-GijIntegration 3))))")]
    public void What_is_an_integration_is_taken_both_ways(string value)
    {
        Assert.Equal(3, engine.Succeed($"Get-GijIntegration ({value})").Integration.Id);
        Assert.Equal(3, engine.Succeed($"{value} | Get-GijIntegration").Integration.Id);
    }

    [Theory]
    [InlineData("-ProjectMappingId '10000,10001'")]
    [InlineData("-ProjectMappingId ''")]
    [InlineData("-ProjectMappingId @($null)")]
    [InlineData("-ProjectMappingId $null")]
    [InlineData("-ProjectMappingId 10000.4")]
    [InlineData("-ProjectMappingId $true")]
    [InlineData("-ProjectMappingId 0")]
    [InlineData("-ProjectMappingId @{ a = 1 }")]
    [InlineData("-MaxMinsToCommitEmail 59.5")]
    [InlineData("-MaxMinsToCommitEmail '1,440'")]
    [InlineData("-MaxMinsToCommitEmail $null")]
    [InlineData("-MaxMinsToCommitEmail -1")]
    [InlineData("-MaxMinsToCommitEmail 2147483648")]
    [InlineData("-MaxMinsToCommitEmail $true")]
    [InlineData("-FolderDepth 0")]
    [InlineData("-FolderDepth 6")]
    [InlineData("-TagsFilter { $_.Name }")]
    [InlineData("-TagsFilter $null")]
    [InlineData("-TagsFilter @('a', 'b')")]
    [InlineData("-DisplayName @{ a = 1 }")]
    [InlineData("-DisplayName $true")]
    [InlineData("-DisplayName ([datetime]::Now)")]
    [InlineData("-DisplayName ([DayOfWeek]::Monday)")]
    [InlineData("-Credential $null")]
    [InlineData("-FolderDepth '+2'")]
    [InlineData("-Disabled 'no'")]
    [InlineData("-Disabled 2")]
    [InlineData("-Disabled $null")]
    [InlineData("-ApiPath 'repos'")]
    [InlineData("-ApiPath ('/' + 'a' * 2000)")]
    [InlineData("-Type BITBUCKET")]
    [InlineData("-AwsRegion ap-outh-1")]
    [InlineData("-AdditionalField $null")]
    public void A_value_that_would_have_to_be_bent_is_refused(string parameters)
    {
        var outcome = engine.Run($"Set-GijIntegration 1 {parameters}");
        Assert.Single(outcome.AllErrors);
        Assert.Equal(requestsBefore, server.Requests.Count);
    }

    [Theory]
    [InlineData("-Disabled 'False'", """{"disabled":false}""")]
    [InlineData("-Disabled 1", """{"disabled":true}""")]
    [InlineData("-MaxMinsToCommitEmail ([math]::Floor(60.5))", """{"maxMinsToCommitEmail":60}""")]
    [InlineData("-MaxMinsToCommitEmail '60'", """{"maxMinsToCommitEmail":60}""")]
    [InlineData("-ProjectMappingId 10000", """{"projectMappingIds":[10000]}""")]
    [InlineData("-ProjectMappingId '10000', 10001", """{"projectMappingIds":[10000,10001]}""")]
    [InlineData("-DisplayName 007", """{"displayName":"007"}""")]
    [InlineData("-DisplayName 1.10", """{"displayName":"1.10"}""")]
    [InlineData("-Origin ([uri]'https://git.example.com/a%20b')", """{"origin":"https://git.example.com/a%20b"}""")]
    [InlineData("-DisplayName 2024", """{"displayName":"2024"}""")]
    [InlineData("-Origin ([uri]'https://git.example.com/x')", """{"origin":"https://git.example.com/x"}""")]
    public void A_value_that_can_mean_only_one_thing_is_taken(string parameters, string body)
    {
        engine.Succeed($"Set-GijIntegration 1 {parameters}");
        Assert.Equal(body, Assert.Single(server.Writes).Body);
    }

    [Fact]
    public void The_words_of_a_choice_are_listed_when_one_is_refused()
    {
        var message = $"{engine.Run("Set-GijIntegration 1 -Type BITBUCKET").Error}";
        Assert.All(IntegrationTypes.All, type => Assert.Contains(type, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Disabled $null", "Give $true or $false.")]
    [InlineData("-FolderDepth $null", "Give a whole number.")]
    [InlineData("-Pat $null", "Give a SecureString")]
    [InlineData("-TagsFilter @(1)", "A list is not text.")]
    public void A_refusal_says_what_is_wanted(string parameters, string expected) =>
        Assert.Contains(expected, $"{engine.Run($"Set-GijIntegration 1 {parameters}").Error}", StringComparison.Ordinal);

    [Theory]
    [InlineData("Set-GijIntegration 1 -Pat 'hunter2'")]
    [InlineData("Set-GijIntegration 1 -Password 'hunter2'")]
    [InlineData("Connect-GijServer https://jira.example.com -Token 'hunter2'")]
    public void A_plain_secret_is_refused_without_being_repeated(string script)
    {
        var error = engine.Run(script).Error;
        Assert.Equal("ParameterArgumentTransformationError", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("hunter2", $"{error}{error.Exception}{error.TargetObject}", StringComparison.Ordinal);
        Assert.Contains("SecureString", $"{error}", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
