using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Switching on and off, removing and copying.</summary>
public sealed class LifeTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly LoopbackServer other = new();
    private readonly Engine engine = new();

    public LifeTests() => engine.ConnectTo(other, "other").ConnectTo(server, "home").WithSecret("pat", "p1");

    [Fact]
    public void Disable_and_enable_use_the_separate_call()
    {
        Assert.Empty(engine.Succeed("Disable-GijIntegration 1; Get-GijIntegration 5 | Enable-GijIntegration").Output);
        Assert.Equal(
            [
                "PUT /jira/rest/gitplugin/1.0/repository/1/disable?disable=true",
                "PUT /jira/rest/gitplugin/1.0/repository/5/disable?disable=false",
            ],
            server.Writes.Select(request => $"{request.Method} {request.Path}")
        );
        Assert.Equal(
            [true, false],
            engine.Succeed("Get-GijIntegration 1, 5").Integrations.Select(integration => integration.Disabled!.Value)
        );
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, "application/json")]
    [InlineData(200, "application/json", "\r\n")]
    [InlineData(200, "text/plain", " \n")]
    public void A_success_without_a_body_is_one_where_nothing_was_asked_for(int status, string contentType, string body = "")
    {
        server.On("DELETE /rest/gitplugin/1.0/integration/6", status, contentType, body);
        server.On("PUT /rest/gitplugin/1.0/repository/5/disable", status, contentType, body);
        engine.Succeed("Remove-GijIntegration 6 -Confirm:$false; Enable-GijIntegration 5");

        server.On("PUT /rest/gitplugin/1.0/integration/5", status, contentType, body);
        var error = engine.Run("Set-GijIntegration 5 -TagsFilter x").Error;
        Assert.Equal(
            (GijErrorId.InvalidResponse, true),
            (((GijException)error.Exception).Id, ((GijException)error.Exception).MayHaveActed)
        );
    }

    [Theory]
    [InlineData("$i | Disable-GijIntegration; $i | Enable-GijIntegration")]
    [InlineData("$i | Disable-GijIntegration; $i.Disabled = $false; $null = $i | Set-GijIntegration")]
    public void An_object_knows_that_it_was_switched(string script)
    {
        engine.Succeed($"$i = Get-GijIntegration 2; {script}");
        Assert.Equal(2, server.Writes.Count);
        Assert.False(engine.Succeed("Get-GijIntegration 2").Integration.Disabled);
    }

    [Fact]
    public void An_object_in_that_state_already_costs_no_request_unless_forced()
    {
        var outcome = engine.Succeed("Get-GijIntegration 5 | Disable-GijIntegration -Verbose");
        Assert.Contains("already disabled", Assert.Single(outcome.Verbose), StringComparison.Ordinal);
        Assert.Empty(server.Writes);

        engine.Succeed("Get-GijIntegration 5 | Disable-GijIntegration -Force");
        Assert.Single(server.Writes);
    }

    [Fact]
    public void Pass_thru_gives_the_state_afterwards()
    {
        Assert.True(engine.Succeed("Disable-GijIntegration 1 -PassThru").Integration.Disabled);
        Assert.True(engine.Succeed("Get-GijIntegration 5 | Disable-GijIntegration -PassThru").Integration.Disabled);
    }

    [Theory]
    [InlineData("Disable-GijIntegration 1, 99, 2")]
    [InlineData("1, 99, 2 | Remove-GijIntegration -Confirm:$false")]
    [InlineData("1, 99, 2 | Copy-GijIntegration -Destination other -Pat $pat")]
    public void A_missing_one_is_an_error_of_its_own(string script)
    {
        var outcome = engine.Run(script);
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.Equal(99, outcome.Error.TargetObject);
        Assert.Equal(2, server.Writes.Concat(other.Writes).Count(request => !request.Path.Contains("99", StringComparison.Ordinal)));
    }

    [Fact]
    public void Removal_says_whether_files_go_too_and_gives_what_was_there()
    {
        var outcome = engine.Succeed(
            """
            Remove-GijIntegration 1 -Confirm:$false
            $i = Get-GijIntegration 2
            $i | Remove-GijIntegration -DeleteFiles -Confirm:$false -PassThru
            Remove-GijIntegration 3 -PassThru -Confirm:$false
            """
        );
        Assert.Equal([2, 3], outcome.Integrations.Select(integration => integration.Id));
        Assert.Equal("Payments on GitHub Enterprise", outcome.Integrations[1].DisplayName);
        Assert.Equal(
            ["DELETE ?deleteFiles=false", "DELETE ?deleteFiles=true", "DELETE ?deleteFiles=false"],
            server.Writes.Select(request => $"{request.Method} {request.Path[request.Path.IndexOf('?', StringComparison.Ordinal)..]}")
        );
    }

    [Fact]
    public void A_removed_integration_stays_listed_as_disabled_for_a_while_and_wait_waits_for_its_end()
    {
        Assert.Contains(
            "home: 1 integration is being removed, and listed as disabled until that's done. Use -Wait to wait for it.",
            engine.Show("Remove-GijIntegration 1 -Confirm:$false"),
            StringComparison.Ordinal
        );
        Assert.True(engine.Succeed("Get-GijIntegration 1").Integration.Disabled);

        Assert.DoesNotContain("being removed", engine.Show("2, 3 | Remove-GijIntegration -Confirm:$false -Wait"), StringComparison.Ordinal);
        Assert.Equal(
            ["IntegrationNotFound", "IntegrationNotFound", "IntegrationNotFound"],
            engine.Run("Get-GijIntegration 1, 2, 3").ErrorIds
        );
        Assert.True(server.Requests.Count(request => request.Path.EndsWith("/integration", StringComparison.Ordinal)) > 1);
    }

    [Fact]
    public void Removal_asks_first_where_the_host_can_and_fails_where_it_cannot()
    {
        var outcome = engine.Run("1, 2 | Remove-GijIntegration; 'and on'");
        Assert.Equal(["InvalidValue"], outcome.ErrorIds);
        Assert.Contains("add -Confirm:$false", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("and on", $"{outcome.Output.Single()}");
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void What_if_tells_that_the_clones_and_the_originals_of_a_tracked_folder_go_too()
    {
        var screen = engine.Show("Get-GijIntegration 6 | Remove-GijIntegration -DeleteFiles -Force -WhatIf");
        Assert.Contains("This also deletes the clones", screen, StringComparison.Ordinal);
        Assert.Contains("tracked folder", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("clones", engine.Show("Remove-GijIntegration 6 -WhatIf"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-GijIntegration 6 -DeleteFiles -Confirm:$false")]
    [InlineData("Get-GijIntegration 6 | Remove-GijIntegration -DeleteFiles -Confirm:$false")]
    [InlineData("Remove-GijIntegration 6 -DeleteFiles -WhatIf")]
    public void The_originals_of_a_tracked_folder_are_deleted_only_by_force(string script)
    {
        var error = engine.Run(script).Error;
        Assert.StartsWith("WouldEraseOriginal", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("integration 6 'Firmware archive' on home", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
        engine.Succeed($"{script} -Force");
        Assert.Equal(script.Contains("WhatIf", StringComparison.Ordinal) ? 0 : 1, server.Writes.Count);
    }

    [Fact]
    public void What_is_given_by_its_id_is_named_before_it_is_lost()
    {
        var screen = engine.Show("Remove-GijIntegration 6 -DeleteFiles -Force -WhatIf");
        Assert.Contains("Remove integration 6 'Firmware archive' from home", screen, StringComparison.Ordinal);
        Assert.Contains("tracked folder", screen, StringComparison.Ordinal);
        Assert.Equal(["IntegrationNotFound"], engine.Run("Remove-GijIntegration 99 -WhatIf").ErrorIds);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("Set-GijIntegration 4 -Clear Origin", "Without origin, the server can't index integration 4 'Platform GitLab'")]
    [InlineData("Set-GijIntegration 4 -Clear Origin -WhatIf", "the type GITLAB_SERVER needs it.")]
    [InlineData("Set-GijIntegration 4 -FolderDepth 2", "-FolderDepth has no effect on the type GITLAB_SERVER; it is for FILESPACE.")]
    [InlineData("Set-GijIntegration 4 -AwsRegion eu-west-1 -WhatIf", "-AwsRegion has no effect on the type GITLAB_SERVER; it is for AWS.")]
    [InlineData("Get-GijIntegration 4, 4 | Set-GijIntegration -FolderDepth 2", "-FolderDepth has no effect on the type GITLAB_SERVER;")]
    [InlineData(
        "Set-GijIntegration 3, 4 -Origin git.example.com/a",
        "'git.example.com/a' has no scheme. Did you mean 'https://git.example.com/a'?"
    )]
    [InlineData("New-GijRepository -Origin git.example.com:8443", "'git.example.com:8443' has no scheme.")]
    public void What_makes_no_sense_for_the_type_is_warned_of(string script, string words) =>
        Assert.Contains(words, Assert.Single(engine.Succeed(script).Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("Set-GijIntegration 6 -FolderDepth 2")]
    [InlineData("Set-GijIntegration 3 -Clear TagsFilter, TfsCollection")]
    [InlineData("Set-GijIntegration 2 -Clear Origin -WhatIf")]
    [InlineData("Set-GijIntegration 6 -Origin /srv/git.d/x")]
    [InlineData("Get-GijIntegration 6 | Set-GijIntegration -Origin git.d/x")]
    [InlineData("New-GijIntegration -Type FILESPACE -Origin git.d/x -FolderDepth 1")]
    [InlineData("Set-GijIntegration 4 -Origin 3")]
    [InlineData("Set-GijIntegration 4 -Origin repo.git")]
    [InlineData("Set-GijIntegration 4 -Origin localhost")]
    [InlineData("Set-GijIntegration 6 -Origin 'C:\\git.d\\x'")]
    [InlineData("Set-GijIntegration 6 -Origin '\\\\host.example.com\\x'")]
    [InlineData("Set-GijIntegration 4 -Origin 'git@git.example.com:a/b.git'")]
    [InlineData("Set-GijIntegration 4 -Origin 'ssh://git.example.com/a'")]
    public void What_makes_sense_for_the_type_is_not_warned_of(string script) => Assert.Empty(engine.Succeed(script).Warnings);

    [Fact]
    public void How_many_repositories_go_with_an_integration_is_said_before_it_is_lost()
    {
        const string List = "GET /rest/gitplugin/1.0/repository";
        var counts = engine.Succeed("Get-GijIntegration 3, 6 -IncludeRepositoryCount | ForEach-Object RepositoryCount").Output;
        var reads = server.Requests.Count(request => request.Path.EndsWith("/1.0/repository", StringComparison.Ordinal));
        var screen = engine.Show("Get-GijIntegration 3, 6 | Remove-GijIntegration -WhatIf");
        Assert.All(counts, count => Assert.Contains($"This also removes its {count} repositories.", screen, StringComparison.Ordinal));
        Assert.Equal(reads + 1, server.Requests.Count(request => request.Path.EndsWith("/1.0/repository", StringComparison.Ordinal)));

        engine.Succeed("Remove-GijIntegration 6 -Confirm:$false");
        Assert.Equal(reads + 1, server.Requests.Count(request => request.Path.EndsWith("/1.0/repository", StringComparison.Ordinal)));

        server.On(List, 403, "application/json", "{}");
        Assert.Contains("Remove integration 3 ", engine.Show("Remove-GijIntegration 3 -WhatIf"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_wait_for_a_removal_has_an_end()
    {
        var error = engine.Run("Remove-GijIntegration 1 -Confirm:$false -Wait -WaitSec 0").Error;
        Assert.Equal(GijErrorId.RemovalPending, ((GijException)error.Exception).Id);
        Assert.Contains("1 'https://gitlab.com/*'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Writes);
    }

    [Theory]
    [InlineData("New-GijIntegration -Type FILESPACE -Origin /srv/x -FolderDepth 1 -ProjectKey PAY", true)]
    [InlineData("New-GijIntegration -Type FILESPACE -Origin /srv/x -FolderDepth 1 -ProjectKey PAY -Global $false", false)]
    [InlineData("New-GijIntegration -Type FILESPACE -Origin /srv/x -FolderDepth 1", false)]
    [InlineData("Set-GijIntegration 1 -ProjectMappingId 10000", true)]
    [InlineData("Set-GijIntegration 3 -ProjectMappingId 10000", false)]
    [InlineData("Set-GijIntegration 1 -ProjectMappingId @()", false)]
    public void Naming_projects_of_a_global_integration_restricts_nothing_and_that_is_said(string script, bool isSaid)
    {
        var warnings = engine.Succeed(script).Warnings;
        Assert.Equal(isSaid ? 1 : 0, warnings.Count);
        Assert.All(warnings, warning => Assert.EndsWith("Add -Global $false to restrict it.", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_copy_has_all_settings_but_the_secrets_and_the_projects_of_the_same_keys()
    {
        other.On("GET /rest/api/2/project", 200, "application/json", """[{"id":"20000","key":"WEB"},{"id":"20001","key":"PAY"}]""");
        var outcome = engine.Succeed(
            "Get-GijIntegration 3 -Server home | Copy-GijIntegration -Destination other -Pat $pat -DisplayName 'Copied'"
        );

        Assert.Empty(server.Writes);
        var sent = Newtonsoft.Json.Linq.JObject.Parse(Assert.Single(other.Writes).Body);
        Assert.Equal("[20001,20000]", sent["projectMappingIds"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(
            ("Copied", "GITHUB_SERVER", "p1", "https://github.example.com"),
            ((string?)sent["displayName"], (string?)sent["type"], (string?)sent["pat"], (string?)sent["origin"])
        );
        Assert.Equal(
            ["id", "initDate", "integrationType", "lastIndexedDate", "server", "showAllTags"],
            new[] { "id", "initDate", "integrationType", "lastIndexedDate", "server", "showAllTags" }.Where(name => !sent.ContainsKey(name))
        );
        Assert.Equal((463, "other"), (outcome.Integration.Id, outcome.Integration.Server));
    }

    [Fact]
    public void A_copy_whose_projects_the_destination_lacks_lists_them_and_makes_nothing()
    {
        other.On("GET /rest/api/2/project", 200, "application/json", """[{"id":"20000","key":"OPS"}]""");
        var outcome = engine.Run("Copy-GijIntegration 3, 4 -Destination other -Pat $pat");
        Assert.Equal(["ProjectNotFound"], outcome.ErrorIds);
        Assert.Contains("PAY, WEB", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Equal("Platform GitLab", outcome.Integration.DisplayName);
        Assert.Single(other.Writes);
    }

    [Theory]
    [InlineData("-ProjectMappingId 10000")]
    [InlineData("-ProjectKey PAY")]
    public void Projects_given_for_a_copy_of_a_global_integration_contradict_it_and_are_not_dropped(string parameters)
    {
        Assert.Equal(["ConflictingFields"], engine.Run($"Copy-GijIntegration 4 -Destination other -Pat $pat {parameters}").ErrorIds);
        Assert.Empty(other.Writes);
        Assert.Equal(
            [10000L],
            engine.Succeed($"Copy-GijIntegration 4 -Destination other -Pat $pat -Global $false {parameters}").Integration.ProjectMappingIds!
        );
    }

    [Fact]
    public void A_warning_that_ends_a_copy_ends_it_before_anything_is_made()
    {
        engine.Succeed("Get-GijIntegration 6 -Server other");
        var outcome = engine.Run(
            "Get-GijIntegration 6 | Copy-GijIntegration -Destination other -DisplayName New -TfsCollection x -WarningAction Stop"
        );

        Assert.NotNull(outcome.Terminating);
        Assert.Empty(other.Writes);
        Assert.StartsWith("-TfsCollection has no effect", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_without_the_secret_that_its_type_needs_says_which()
    {
        var outcome = engine.Run("Copy-GijIntegration 4 -Destination other");
        Assert.Equal(["MissingFields"], outcome.ErrorIds);
        Assert.Contains("-Pat", $"{outcome.Error}", StringComparison.Ordinal);
        Assert.Empty(other.Writes);
    }

    [Theory]
    [InlineData("Set-GijIntegration 1 -Disabled $true")]
    [InlineData("Get-GijIntegration | Set-GijIntegration -TagsFilter x -SkipUnchanged -ThrottleLimit 8")]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $pat -Global $false -ProjectKey PAY")]
    [InlineData("Enable-GijIntegration 5 -PassThru")]
    [InlineData("Get-GijIntegration | Disable-GijIntegration -Force -ThrottleLimit 8")]
    [InlineData("Get-GijIntegration | Remove-GijIntegration -DeleteFiles -Force -Wait -ThrottleLimit 8")]
    [InlineData("Get-GijIntegration | Copy-GijIntegration -Destination other -DisplayName New -Pat $pat -Username all")]
    public void What_if_sends_no_changing_request(string script)
    {
        var screen = engine.Show($"{script} -WhatIf");
        Assert.StartsWith("What if: ", screen, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
        Assert.Empty(other.Writes);
    }

    [Fact]
    public void Skip_unchanged_sends_what_differs_or_nothing()
    {
        var outcome = engine.Succeed(
            "Set-GijIntegration 3 -Disabled $false -TagsFilter '^v' -ProjectMappingId 10000, 10002 -SkipUnchanged"
        );
        Assert.Equal("""{"tagsFilter":"^v"}""", Assert.Single(server.Writes).Body);
        Assert.Equal("^v", outcome.Integration.TagsFilter);

        outcome = engine.Succeed("Set-GijIntegration 3 -Disabled $false -TagsFilter '^v' -SkipUnchanged -Verbose");
        Assert.Equal(3, outcome.Integration.Id);
        Assert.Contains(outcome.Verbose, line => line.Contains("already", StringComparison.Ordinal));
        Assert.Single(server.Writes);

        engine.Succeed("Set-GijIntegration 3 -Pat $pat -TagsFilter '^v' -SkipUnchanged");
        Assert.Equal("""{"pat":"p1"}""", server.Writes[^1].Body);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
        other.Dispose();
    }
}
