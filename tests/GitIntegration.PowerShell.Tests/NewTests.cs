using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

public sealed class NewTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public NewTests() => engine.ConnectTo(server).WithSecret("pat", "p1").WithSecret("password", "p2");

    [Theory]
    [InlineData("GITHUB", "-Pat $pat")]
    [InlineData("GITHUB", "-Username svc -Password $password")]
    [InlineData("GITHUB_SERVER", "-Origin https://github.example.org -Pat $pat")]
    [InlineData("GITLAB", "-Pat $pat")]
    [InlineData("GITLAB_SERVER", "-Origin https://gitlab.example.org -Pat $pat")]
    [InlineData("GITLAB_SERVER_LEGACY", "-Origin https://gitlab.example.org -Username svc -Password $password")]
    [InlineData("FILESPACE", "-Origin '/srv/new/*' -FolderDepth 2")]
    [InlineData("AZURE_DEVOPS", "-Origin https://devops.example.org -Pat $pat")]
    [InlineData("VSTS", "-Pat $pat")]
    [InlineData("AZURE", "-Pat $pat")]
    [InlineData("TFS_SERVER", "-Origin http://tfs.example.org/tfs -Username all -Pat $pat")]
    [InlineData("TFS_SERVER", "-Origin http://tfs.example.org/tfs -Credential ([pscredential]::new('svc', $password))")]
    [InlineData("AWS", "-Username AKIA -Password $password -AwsRegion eu-west-1")]
    [InlineData("GERRIT", "-Origin https://gerrit.example.org -Username svc -Password $password")]
    public void Each_type_is_made_with_what_it_needs_in_one_request(string type, string parameters)
    {
        var outcome = engine.Succeed($"New-GijIntegration -Type {type} {parameters}");
        Assert.Equal((463, type, false), (outcome.Integration.Id, outcome.Integration.Type, outcome.Integration.Disabled));
        Assert.Null(outcome.Integration.LastIndexedDate);
        Assert.Empty(outcome.Warnings);
        Assert.Equal("POST", Assert.Single(server.Writes).Method);
        Assert.Equal(type, engine.Succeed("Get-GijIntegration 463").Integration.Type);
    }

    [Theory]
    [InlineData("", "-Type (GITHUB,")]
    [InlineData("-Type GITHUB", "-Pat or -Username and -Password")]
    [InlineData("-Type AWS -Username x", "-Username and -Password, and -AwsRegion")]
    [InlineData("-Type FILESPACE", "-Origin and -FolderDepth")]
    [InlineData("-Type TFS_SERVER -Pat $pat", "-Origin and -Username.")]
    [InlineData("-Type GITLAB -Pat ''", "-Pat")]
    [InlineData("-Type GERRIT -Origin '' -Username svc -Password $password", "-Origin")]
    [InlineData("-Type GERRIT -Origin https://x.example.com", "needs -Username and -Password.")]
    public void All_that_is_missing_is_named_before_any_request(string parameters, string missing)
    {
        var outcome = engine.Run($"New-GijIntegration {parameters}");
        Assert.Equal(["MissingFields"], outcome.ErrorIds);
        Assert.Contains(missing, outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void The_example_in_the_error_works()
    {
        foreach (var type in IntegrationTypes.All)
        {
            var advice = engine.Run($"New-GijIntegration -Type {type}").Error.ErrorDetails.RecommendedAction;
            Assert.Equal(type, engine.Succeed(advice["For example: ".Length..]).Integration.Type);
        }
    }

    [Theory]
    [InlineData("-Type GITHUB -Pat $pat -AwsRegion eu-west-1", "-AwsRegion")]
    [InlineData("-Type GITHUB -Pat $pat -TfsCollection Main", "-TfsCollection")]
    [InlineData("-Type AZURE -Pat $pat -FolderDepth 2 -TfsCollection Main", "-FolderDepth")]
    public void What_the_type_cannot_use_is_a_warning(string parameters, string named) =>
        Assert.StartsWith(named, Assert.Single(engine.Succeed($"New-GijIntegration {parameters}").Warnings), StringComparison.Ordinal);

    [Fact]
    public void A_failing_request_is_not_repeated()
    {
        server.On("POST /rest/gitplugin/1.0/integration", 503, "text/html", "<html></html>");
        Assert.Equal(["ServerUnavailable"], engine.Run("New-GijIntegration -Type GITHUB -Pat $pat").ErrorIds);
        Assert.Single(server.Writes);
    }

    [Fact]
    public void What_the_app_refuses_is_said()
    {
        var outcome = engine.Run("New-GijIntegration -Type GITHUB -Pat $pat -Global $false");
        Assert.Equal(["RequestRejected"], outcome.ErrorIds);
        Assert.Contains("at least one project", $"{outcome.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_are_named_by_their_keys()
    {
        var outcome = engine.Succeed("New-GijIntegration -Type GITHUB -Pat $pat -Global $false -ProjectKey ops, PAY");
        Assert.Equal([10001L, 10000L], outcome.Integration.ProjectMappingIds!);
    }

    [Fact]
    public void Keys_that_no_project_has_are_one_error_and_nothing_is_made()
    {
        var outcome = engine.Run("New-GijIntegration -Type GITHUB -Pat $pat -Global $false -ProjectKey PAY, NO1, NO2");
        Assert.Equal(["ProjectNotFound"], outcome.ErrorIds);
        Assert.Contains("NO1, NO2", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("-ProjectKey PAY -ProjectMappingId 10000")]
    [InlineData("-ProjectKey PAY -Global $true")]
    public void A_key_contradicts_an_id_and_being_global(string parameters)
    {
        Assert.Equal(["ConflictingFields"], engine.Run($"New-GijIntegration -Type GITHUB -Pat $pat {parameters}").ErrorIds);
        Assert.Equal(["ConflictingFields"], engine.Run($"Set-GijIntegration 1 {parameters}").ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void The_projects_are_read_once_for_many()
    {
        engine.Succeed(
            """
            1, 2, 3 | Set-GijIntegration -Global $false -ProjectKey OPS
            4 | Set-GijIntegration -Global $false -ProjectKey WEB
            Get-GijIntegration 1, 2, 3, 4 -IncludeProjectKey
            """
        );
        Assert.Single(server.Requests, request => request.Path.EndsWith("/project", StringComparison.Ordinal));
        Assert.Equal(
            ["""{"global":false,"projectMappingIds":[10001]}"""],
            server.Writes.Take(3).Select(request => request.Body).Distinct()
        );
    }

    [Fact]
    public void Keys_are_filled_in_where_asked_for()
    {
        Assert.Null(engine.Succeed("Get-GijIntegration 3").Integration.ProjectKeys);
        Assert.Equal(["PAY", "WEB"], engine.Succeed("Get-GijIntegration 3 -IncludeProjectKey").Integration.ProjectKeys!);
        Assert.Equal(["MOB"], engine.Succeed("Get-GijIntegration -Type AZURE -IncludeProjectKey").Integration.ProjectKeys!);
    }

    [Fact]
    public void Projects_are_listed_by_key()
    {
        Assert.Equal(["PAY", "OPS", "WEB", "MOB"], engine.Succeed("Get-GijProject").Output.Select(project => $"{project}"));
        Assert.Equal(10001L, engine.Succeed("Get-GijProject o*").Output.Single().Properties["Id"].Value);
        var outcome = engine.Run("Get-GijProject NONE, web");
        Assert.Equal(["ProjectNotFound"], outcome.ErrorIds);
        Assert.Equal("WEB", $"{outcome.Output.Single()}");
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
