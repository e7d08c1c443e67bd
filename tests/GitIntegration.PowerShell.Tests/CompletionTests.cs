using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public CompletionTests() => engine.ConnectTo(server);

    [Theory]
    [InlineData("Set-GijIntegration 1", "1 10 11 12 13")]
    [InlineData("Set-GijIntegration platf", "4 12")]
    [InlineData("Get-GijIntegration -Id 13", "13")]
    [InlineData("Remove-GijIntegration firm", "6")]
    [InlineData("Restore-GijIntegration -Identity firm", "6")]
    [InlineData("Update-GijIntegrationToken firm", "6")]
    [InlineData("Update-GijIntegrationToken -Origin gitlab.e", "'https://gitlab.example.com'")]
    [InlineData("Set-GijTokenExpiry firm", "6")]
    [InlineData("Get-GijScanPreview firm", "6")]
    [InlineData("Test-GijApiFilter x -Integration firm", "6")]
    [InlineData("Test-GijCloudReadiness firm", "6")]
    [InlineData("Get-GijJournal -Identity platf", "4 12")]
    [InlineData("Get-GijIntegration -Name Plat", "'Platform GitLab'")]
    [InlineData("Get-GijIntegration -Name 'plat", "'Platform GitLab'")]
    [InlineData("Get-GijIntegration -Name https://git", "'https://gitlab.com/`*' 'https://github.com/`*'")]
    [InlineData("Get-GijIntegration -LiteralName https://git", "'https://gitlab.com/*' 'https://github.com/*'")]
    [InlineData("Get-GijIntegration -Type GITL", "GITLAB GITLAB_SERVER GITLAB_SERVER_LEGACY")]
    [InlineData("New-GijIntegration -Type GITL", "GITLAB GITLAB_SERVER GITLAB_SERVER_LEGACY")]
    [InlineData("Set-GijIntegration 1 -AwsRegion eu-c", "eu-central-1 eu-central-2")]
    [InlineData("Set-GijIntegration 1 -Disabled ", "$true $false")]
    [InlineData("Set-GijIntegration 1 -Global:f", "$false")]
    [InlineData("Set-GijIntegration 1 -ProjectMappingId ops", "10001")]
    [InlineData("Set-GijRepository 111 -ProjectMappingId 1000", "10000 10001 10002 10003")]
    [InlineData("Get-GijIntegration -Origin https://gitl", "'https://gitlab.com' 'https://gitlab.example.com'")]
    [InlineData("Get-GijIntegration -Origin gitlab.e", "'https://gitlab.example.com'")]
    [InlineData("Get-GijRepository -Origin /srv/git/lab", "'/srv/git/labels.git'")]
    [InlineData("Set-GijIntegration 1 -Clear p", "Password Pat ProjectMappingId PrHideFilter")]
    [InlineData("Set-GijIntegration 1 -ProjectKey o", "OPS WEB MOB")]
    [InlineData("Get-GijProject pay", "PAY")]
    [InlineData("Get-GijIntegration -Server t", "test")]
    [InlineData("Disconnect-GijServer ", "test")]
    [InlineData("Set-GijIntegration 1 -Server nowhere -ProjectKey o", "")]
    public void Tab_offers(string line, string expected)
    {
        // Tab waits a second at most, so on a busy machine it takes a second press, as at a prompt.
        var offered = engine.Complete(line);
        var pressedAgain = offered.Length == 0 && expected.Length > 0 ? engine.Complete(line) : offered;
        Assert.Equal(expected, string.Join(' ', pressedAgain.Select(match => match.CompletionText)));
    }

    [Theory]
    [InlineData("O'Brien's [new] `tick`")]
    [InlineData("‘curly’ „quotes“ \"double\"")]
    [InlineData("$(throw) $env:PATH; # no")]
    [InlineData("* ? ~")]
    public void A_name_is_completed_so_that_it_means_itself(string name)
    {
        engine.With("name", name).Succeed("Set-GijIntegration 4 -DisplayName $name");
        foreach (var parameter in new[] { "-Name", "-LiteralName" })
        {
            var completed = engine.Complete($"Get-GijIntegration {parameter} ").Single(match => match.ListItemText == name).CompletionText;
            Assert.Equal(4, engine.Succeed($"Get-GijIntegration {parameter} {completed}").Integration.Id);
        }
    }

    [Fact]
    public void What_is_to_be_copied_is_completed_from_the_server_that_it_is_on()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other").Succeed("Set-GijServer test; Set-GijIntegration 3 -Server other -DisplayName 'Elsewhere'");
        foreach (var given in new[] { "", "-Server test " })
        {
            var offered = engine.Complete($"Copy-GijIntegration -Destination other {given}-Identity 3").Single();
            Assert.Equal("3 Payments on GitHub Enterprise", offered.ListItemText);
        }
    }

    [Fact]
    public void The_tip_says_the_name_and_type_or_the_host()
    {
        Assert.Equal("6 'Firmware archive' (FILESPACE)", engine.Complete("Set-GijIntegration 6").Single().ToolTip);
        Assert.Equal("GitLab.com", engine.Complete("Get-GijIntegration -Type GITLAB")[0].ToolTip);
        Assert.Equal("OPS: Operations", engine.Complete("Set-GijIntegration 1 -ProjectMappingId 10001").Single().ToolTip);
        Assert.Equal("4 'Platform GitLab'", engine.Complete("Get-GijIntegration -Origin gitlab.e").Single().ToolTip);
        Assert.Equal("Operations (id 10001)", engine.Complete("Get-GijProject OPS").Single().ToolTip);
    }

    [Fact]
    public void Every_Boolean_setting_has_its_values()
    {
        var settings = engine
            .Succeed("Get-Command -Module GitIntegration -CommandType Cmdlet | ForEach-Object { $_.Name } ")
            .Output.SelectMany(name =>
                engine
                    .Succeed($"(Get-Command {name}).Parameters.Values | Where-Object ParameterType -EQ ([bool]) | ForEach-Object Name")
                    .Output.Select(parameter => $"{name} -{parameter} ")
            )
            .ToArray();
        Assert.NotEmpty(settings);
        Assert.All(
            settings,
            line => Assert.Equal("$true $false", string.Join(' ', engine.Complete(line).Select(match => match.CompletionText)))
        );
    }

    [Fact]
    public void The_named_server_is_asked_and_each_only_once_until_something_is_written()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(other, "other");
        engine.Complete("Set-GijIntegration -Server test ");
        engine.Complete("Set-GijIntegration -Server test 1");
        Assert.Equal((1, 0), (Lists(server), Lists(other)));

        engine.Succeed("Set-GijIntegration 4 -DisplayName Renamed -Server test");
        Assert.Equal("4", engine.Complete("Set-GijIntegration -Server test -Id renam").Single().CompletionText);
        Assert.Equal(2, Lists(server));
    }

    [Fact]
    public void A_slow_server_does_not_hold_up_the_prompt_and_the_next_tab_has_the_answer()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.On(
            "GET /rest/gitplugin/1.0/integration",
            async context =>
            {
                await answer.Task;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"success":true,"integrations":[{"id":21,"displayName":"Late"}]}""");
            }
        );
        Assert.Empty(engine.Complete("Set-GijIntegration "));

        answer.SetResult();
        Assert.Equal("21", engine.Complete("Set-GijIntegration ").Single().CompletionText);
        Assert.Equal(1, Lists(server));
    }

    [Fact]
    public void A_prefix_of_the_module_changes_nothing()
    {
        engine.With("manifest", Module.Manifest).Succeed("Import-Module $manifest -Prefix Our");
        Assert.Equal("6", engine.Complete("Set-OurGijIntegration firm").Single().CompletionText);
    }

    [Fact]
    public void Without_a_connection_a_tab_is_silent()
    {
        engine.Succeed("Disconnect-GijServer -All");
        Assert.Empty(engine.Complete("Get-GijIntegration -LiteralName "));
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }

    /// <summary>How often the list was read since the connection was tested.</summary>
    private static int Lists(LoopbackServer server) =>
        server.Requests.Count(request => request.Path.EndsWith("/integration", StringComparison.Ordinal)) - 1;
}
