using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Addresses with a login in them, in a server's texts and in what is sent: the login is shown to nobody.</summary>
public sealed class AddressLoginTests : IDisposable
{
    private const string Login = "glpat-s3cr:et@x";

    private const string Address = $"https://{Login}@gitlab.example.com/a";

    private const string Masked = "https://********@gitlab.example.com/a";

    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    public AddressLoginTests() => engine.ConnectTo(server).With("address", Address).WithSecret("pat", "p1");

    [Theory]
    [InlineData("Get-GijIntegration 1")]
    [InlineData("Get-GijIntegration 1 | ForEach-Object { \"$_\" }")]
    [InlineData("Set-GijIntegration 1 -Origin https://gitlab.example.com/b -WhatIf -Verbose")]
    [InlineData("Disable-GijIntegration 1 -WhatIf -Verbose")]
    [InlineData("Remove-GijIntegration 1 -WhatIf")]
    [InlineData("Copy-GijIntegration 1 -Destination test -Pat $pat -WhatIf")]
    [InlineData("Get-GijIntegration 1 | Set-GijIntegration -DisplayName $address -SkipUnchanged -Verbose")]
    public void A_login_that_the_server_has_is_masked_wherever_it_is_shown(string script)
    {
        engine.Run("Set-GijIntegration 1 -Origin $address -DisplayName $address -TagsFilter $address");
        var screen = engine.Show(script);
        var outcome = engine.Run(script);

        string[] shown = [screen, outcome.Screen, .. outcome.Warnings, .. outcome.Verbose, .. outcome.Others];
        Assert.Contains(shown, text => text.Contains("https://*****", StringComparison.Ordinal));
        Assert.All(shown, text => Assert.DoesNotContain("s3cr", text, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_masked_in_errors_and_in_the_body_of_the_response()
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/1",
            200,
            "application/json",
            $$"""{"success":false,"error":"Cannot reach {{Address}}","advice":"Correct {{Address}}"}"""
        );
        var error = engine.Run("Get-GijIntegration 1").Error;
        var exception = Assert.IsType<GijException>(error.Exception);

        Assert.Contains($"Cannot reach {Masked}", exception.Summary, StringComparison.Ordinal);
        Assert.Contains($"Correct {Masked}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr", $"{exception.ResponseBody} {exception} {error.ErrorDetails.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_has_the_address_as_it_was_sent()
    {
        engine.Run("Set-GijIntegration 1 -Origin $address");
        Assert.Equal(Address, engine.Succeed("Get-GijIntegration 1").Integration.Origin);
    }

    [Fact]
    public void Tab_offers_no_name_with_a_login_and_shows_none()
    {
        engine.Run("Set-GijIntegration 1 -DisplayName $address");
        Assert.Empty(engine.Complete("Get-GijIntegration -Name https://glp"));
        Assert.Empty(engine.Complete("Get-GijIntegration -LiteralName https://glp"));
        var shown = engine.Complete("Get-GijIntegration 1").First(match => match.CompletionText == "1");
        Assert.Equal(($"1 {Masked}", $"1 '{Masked}' (GITLAB)"), (shown.ListItemText, shown.ToolTip));
    }

    [Theory]
    [InlineData("New-GijIntegration -Type GITLAB_SERVER -Origin $address -Pat $pat", "origin")]
    [InlineData("1, 2 | Set-GijIntegration -Origin $address", "origin")]
    [InlineData("1, 2 | Set-GijIntegration -Origin $address -WhatIf", "origin")]
    [InlineData("Copy-GijIntegration 4 -Destination test -Origin $address -Pat $pat", "origin")]
    [InlineData("$i = Get-GijIntegration 3; $i.Origin = $address; $i | Set-GijIntegration", "origin")]
    [InlineData("Set-GijIntegration 1 -AdditionalField @{ mirror = $address }", "mirror")]
    public void A_login_in_an_address_that_is_sent_is_warned_of_once(string script, string name)
    {
        var warning = Assert.Single(engine.Run(script).Warnings);
        Assert.StartsWith($"The address in {name} has a login in it", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/a@b", "https://github.com/a@b")]
    [InlineData("ssh://git@github.com/a", "ssh://git@github.com/a")]
    [InlineData("git@github.com:a/b.git", "git@github.com:a/b.git")]
    [InlineData("ssh://git:pw@github.com/a", "ssh://********@github.com/a")]
    [InlineData("HTTPS://token@github.com, http://u:p@x", "HTTPS://********@github.com, http://********@x")]
    [InlineData("https://host:8080 asks me@example.com", "https://host:8080 asks me@example.com")]
    [InlineData("https://:@x", "https://********@x")]
    [InlineData("https://x/y?a=1&private_token=s3cr3t&b=2", "https://x/y?a=1&private_token=********&b=2")]
    [InlineData("/x?access_token=s3cr3t", "/x?access_token=********")]
    [InlineData("[?name=='x' && key=='y']", "[?name=='x' && key=='y']")]
    public void Only_the_login_is_masked(string text, string shown) =>
        Assert.Equal($"1 '{shown}'", $"{engine.With("text", text).Run("Set-GijIntegration 1 -DisplayName $text").Output.Single()}");

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
