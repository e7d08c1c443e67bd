using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>What -Identity accepts, and what it says of all else: one error for each item, and the rest continue.</summary>
public sealed class IdentityTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public IdentityTests() => engine.ConnectTo(server);

    [Fact]
    public void Lines_of_text_are_ids_and_names_with_white_space_around_them()
    {
        var outcome = engine.Run("'', '2 ', \"`t4`r\", ' platform GITLAB', 'no such' | Get-GijIntegration");
        Assert.Equal([2, 4, 4], outcome.Integrations.Select(one => one.Id));
        Assert.Equal(["InvalidIdentity", "IntegrationNotFound"], outcome.ErrorIds);
        Assert.Equal(["", "no such"], outcome.Errors.Select(error => error.TargetObject));
    }

    [Theory]
    [InlineData("Set-GijIntegration 'Platform GitLab' -TagsFilter '^v'", "4")]
    [InlineData("'Platform GitLab', 'Mobile apps' | Disable-GijIntegration", "4 9")]
    [InlineData("Remove-GijIntegration 'platform gitlab' -Confirm:$false", "4")]
    [InlineData("Set-GijIntegration 4, 'Mobile apps' -TagsFilter '^v' -ThrottleLimit 4", "4 9")]
    public void A_name_means_the_one_that_has_it(string script, string ids)
    {
        engine.Succeed(script);
        var changed = server.Writes.Select(write => write.Path.Split('/', '?').First(part => part.Length > 0 && part.All(char.IsDigit)));
        Assert.Equal(ids, string.Join(' ', changed.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Names_are_looked_up_once_a_pipeline()
    {
        var before = server.Requests.Count;
        engine.Succeed("'Platform GitLab', 'Mobile apps', 'platform gitlab' | Set-GijIntegration -TagsFilter '^v'");
        Assert.Equal(["GET", "PUT", "PUT", "PUT"], server.Requests.Skip(before).Select(request => request.Method));
    }

    [Theory]
    [InlineData("Platfrom GitLab", "Did you mean 'Platform GitLab' (4)?")]
    [InlineData("paymnts", "Did you mean 'Payments on GitHub Enterprise' (3)?")]
    [InlineData("gitlab (read only)", "Did you mean 'Old GitLab (read only)' (5)?")]
    [InlineData("Plat*", "Did you mean Get-GijIntegration -Name 'Plat*'?")]
    [InlineData("nothing like it at all", "Get-GijIntegration lists those that exist.")]
    public void An_unknown_name_is_an_error_with_the_closest_one(string name, string advice)
    {
        var error = engine.Run($"Set-GijIntegration '{name}' -TagsFilter x").Error;
        Assert.StartsWith("IntegrationNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public void A_name_that_two_have_is_an_error_with_their_ids()
    {
        engine.Succeed("Set-GijIntegration 7 -DisplayName 'platform gitlab'");
        var outcome = engine.Run("'Platform GitLab', 3 | Set-GijIntegration -TagsFilter x");
        Assert.Equal(["AmbiguousName"], outcome.ErrorIds);
        Assert.Contains("4, 7", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(3, outcome.Integration.Id);
    }

    [Theory]
    [InlineData("Set-GijIntegration 'Platform GitLab' -TagsFilter '^v' -WhatIf", "Change integration 4 'Platform GitLab' on test")]
    [InlineData("Set-GijIntegration 3 -TagsFilter '^v' -WhatIf", "  tagsFilter: (not set) -> '^v'")]
    [InlineData("Disable-GijIntegration 4 -WhatIf", "Disable integration 4 'Platform GitLab' on test")]
    [InlineData("Disable-GijIntegration 4 -WhatIf", "  disabled: False -> True")]
    [InlineData("Enable-GijIntegration 5 -WhatIf", "  disabled: True -> False")]
    [InlineData("Remove-GijIntegration 4 -WhatIf", "Remove integration 4 'Platform GitLab' from test")]
    public void What_if_shows_the_name_and_what_would_change(string script, string shown)
    {
        Assert.Contains(shown, engine.Show(script), StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Theory]
    [InlineData("Set-GijIntegration 99 -TagsFilter '^v'")]
    [InlineData("Enable-GijIntegration 99")]
    [InlineData("Disable-GijIntegration 99")]
    [InlineData("Remove-GijIntegration 99")]
    public void What_if_announces_nothing_about_what_does_not_exist(string script)
    {
        var outcome = engine.Run($"{script} -WhatIf");
        Assert.Equal(["IntegrationNotFound"], outcome.ErrorIds);
        Assert.DoesNotContain("What if", outcome.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'1, 3'", "Leave out the quotation marks: 1, 3.")]
    [InlineData("@{ Id = 3 }", "Pass the value that holds the id or the name, for example $row.Id.")]
    [InlineData("[pscustomobject]@{ Id = 3 }", "Pass the value that holds the id or the name, for example $row.Id.")]
    [InlineData("$true", "Use an id (a whole number from 1 to 2147483647), a display name, or an object from Get-GijIntegration.")]
    [InlineData("(Get-GijProject PAY)", "Use an id (a whole number from 1 to 2147483647), a display name, or an object")]
    [InlineData("'  '", "Use an id or a display name; Get-GijIntegration lists them.")]
    public void What_is_neither_says_what_to_do_instead(string value, string advice)
    {
        var outcome = engine.Run($"{value} | Set-GijIntegration -TagsFilter x");
        Assert.Equal(["InvalidIdentity"], outcome.ErrorIds);
        Assert.StartsWith(advice, outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_login_at_the_look_up_ends_the_command()
    {
        server.On("GET /rest/gitplugin/1.0/integration", 401, "text/html", "");
        Assert.Equal(["AuthenticationFailed"], engine.Run("'a', 'b', 3 | Set-GijIntegration -TagsFilter x").ErrorIds);
        Assert.Empty(server.Writes);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
