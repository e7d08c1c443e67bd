using System;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Connections and their cmdlets.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly Engine engine = new();

    [Fact]
    public void Connecting_tries_the_login_gives_the_connection_and_makes_it_the_default()
    {
        var connection = (GijServer)
            engine
                .WithSecret("token", server.Sandbox.AdministratorToken)
                .Succeed($"Connect-GijServer -PassThru {server.BaseUri} -Token $token")
                .Output.Single()
                .BaseObject;

        Assert.Equal(
            ($"{server.BaseUri.Authority}/jira", "admin", AuthenticationKind.Token, TimeSpan.FromSeconds(100)),
            (connection.Name, connection.User, connection.Authentication, connection.Timeout)
        );
        Assert.Equal("/jira/rest/api/2/myself", server.Requests[0].Path);
        Assert.Equal(13, engine.Succeed("Get-GijIntegration").Output.Count);
    }

    [Fact]
    public void A_user_name_and_password_connect_as_well()
    {
        engine
            .WithSecret("password", server.Sandbox.AdministratorToken)
            .Succeed(
                "Connect-GijServer -PassThru "
                    + $"{server.BaseUri} -Credential ([pscredential]::new('admin', $password)) -Name basic -TimeoutSec 5"
            );
        var connection = (GijServer)engine.Succeed("Get-GijServer basic").Output.Single().BaseObject;
        Assert.Equal(
            (AuthenticationKind.Basic, "admin", TimeSpan.FromSeconds(5)),
            (connection.Authentication, connection.User, connection.Timeout)
        );
    }

    [Theory]
    [InlineData("jira.example.com", "InvalidAddress")]
    [InlineData("ftp://jira.example.com", "InvalidAddress")]
    [InlineData("http://jira.example.com", "UnencryptedConnection")]
    [InlineData("http://127.0.0.1:1", "ConnectionFailed")]
    public void An_address_that_cannot_be_used_ends_the_command_with_the_reason(string address, string id)
    {
        var outcome = engine.WithSecret("token", "t").Run($"Connect-GijServer {address} -Token $token");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.Empty(outcome.Output);
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void A_wrong_token_a_login_page_and_a_missing_context_path_are_told_apart()
    {
        Assert.Equal(
            ["AuthenticationFailed"],
            engine.WithSecret("token", "wrong").Run($"Connect-GijServer {server.BaseUri} -Token $token").ErrorIds
        );

        engine.WithSecret("token", server.Sandbox.AdministratorToken);
        Assert.Equal(
            ["JiraNotFound"],
            engine.Run($"Connect-GijServer {server.BaseUri.GetLeftPart(UriPartial.Authority)} -Token $token").ErrorIds
        );

        server.On("GET /rest/api/2/myself", 200, "text/html", "<html><body>Log in</body></html>");
        Assert.Equal(["LoginPageReturned"], engine.Run($"Connect-GijServer {server.BaseUri} -Token $token").ErrorIds);
        Assert.Single(engine.Succeed($"Connect-GijServer -PassThru {server.BaseUri} -Token $token -SkipTest").Output);
    }

    [Fact]
    public void A_server_that_is_busy_for_a_moment_is_waited_for()
    {
        var tries = 0;
        server.On(
            "GET /rest/api/2/myself",
            async context =>
            {
                context.Response.StatusCode = tries++ == 0 ? 503 : 200;
                context.Response.Headers.RetryAfter = "0";
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"name":"robot"}""");
            }
        );
        engine.WithSecret("token", server.Sandbox.AdministratorToken).Succeed($"Connect-GijServer {server.BaseUri} -Token $token");
        Assert.Equal(2, tries);
    }

    [Fact]
    public void A_failed_connect_leaves_the_one_of_the_same_name_open()
    {
        engine.ConnectTo(server, "prod").WithSecret("token", "wrong").Run($"Connect-GijServer {server.BaseUri} -Token $token -Name prod");
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3 -Server prod").Integration.Id);
    }

    [Fact]
    public void A_name_in_use_is_replaced_with_a_warning()
    {
        using var other = new LoopbackServer();
        engine.ConnectTo(server, "prod").WithSecret("token", other.Sandbox.AdministratorToken);
        var outcome = engine.Succeed(
            $"$old = Get-GijServer prod; Connect-GijServer {other.BaseUri} -Token $token -Name PROD -NoDefault; $old.IsOpen"
        );

        Assert.Contains("prod", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(false, outcome.Output[^1].BaseObject);
        Assert.Equal(other.BaseUri, ((GijServer)engine.Succeed("Get-GijServer").Output.Single().BaseObject).BaseUri);
        engine.Succeed("Get-GijIntegration 3");
    }

    [Fact]
    public void Without_default_a_connection_is_reached_by_name_or_object_only()
    {
        engine.ConnectTo(server, "a", "-NoDefault");
        Assert.Equal(["NotConnected"], engine.Run("Get-GijIntegration 3").ErrorIds);
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3 -Server A").Integration.Id);
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3 -Server (Get-GijServer a)").Integration.Id);
    }

    [Fact]
    public void Http_to_another_machine_is_allowed_where_asked_for() =>
        Assert.Single(
            engine
                .WithSecret("token", "t")
                .Succeed("Connect-GijServer -PassThru http://jira.invalid -Token $token -AllowUnencrypted -SkipTest")
                .Output
        );

    [Fact]
    public void A_thumbprint_without_encryption_would_check_nothing_and_is_refused()
    {
        const string Script = "Connect-GijServer http://jira.example.com -Token $token -AllowUnencrypted -CertificateThumbprint ('A' * 64)";
        Assert.StartsWith(
            "-CertificateThumbprint: it needs an address that starts with https://",
            engine.WithSecret("token", "t").Run(Script).Error.ErrorDetails.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("https://a b")]
    [InlineData("admin:hunter2@jira.example.com")]
    [InlineData("jira.example.com/#hunter2")]
    [InlineData("https://admin:hunter2@jira.example.com:99999")]
    [InlineData("https://admin:hunter2@jira example.com")]
    [InlineData("https://admin:hunter2#x@jira.example.com")]
    [InlineData("https://admin:hunter2?x@jira.example.com")]
    [InlineData("https://admin:hunter2/x@jira.example.com")]
    [InlineData("https://hunter2:1234#x@jira.example.com")]
    public void An_address_that_cannot_be_read_is_refused_without_the_password_in_it(string address)
    {
        var error = engine.WithSecret("token", "t").With("address", address).Run("Connect-GijServer $address -Token $token").Error;
        Assert.Equal("InvalidAddress", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("hunter2", $"{error} {error.Exception} {error.TargetObject}", StringComparison.Ordinal);
        Assert.Equal(
            address.StartsWith("https://admin:", StringComparison.Ordinal),
            error.ErrorDetails.Message.Contains("use -Token or -Credential", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Connect-GijServer https://jira.example.com -Credential ([pscredential]::Empty)", "InvalidLogin")]
    [InlineData("Connect-GijServer https://jira.example.com -Credential $null", "ParameterArgumentTransformationError")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $token -TimeoutSec 2.5", "ParameterArgumentTransformationError")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $token -RequestTimeoutSec 2.5", "ParameterArgumentTransformationError")]
    [InlineData("Connect-GijServer https://jira.example.com -Token $token -RequestTimeoutSec 0", "ParameterArgumentValidationError")]
    public void A_login_that_is_none_and_a_time_that_is_none_are_refused(string script, string id) =>
        Assert.Equal([id], engine.WithSecret("token", "t").Run(script).ErrorIds);

    [Fact]
    public void A_connection_that_was_closed_elsewhere_is_refused_and_can_be_cleared_away()
    {
        engine.ConnectTo(server, "gone").Succeed("(Get-GijServer gone).Dispose()");
        Assert.Equal(["ConnectionClosed"], engine.Run("Get-GijIntegration 3").ErrorIds);
        Assert.Equal(["ConnectionClosed"], engine.Run("Get-GijIntegration 3 -Server (Get-GijServer gone)").ErrorIds);
        engine.Succeed("Get-GijServer gone | Disconnect-GijServer; Disconnect-GijServer -All:$false");
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void Skipping_the_certificate_check_reaches_a_server_that_nobody_vouches_for()
    {
        using var certificate = Certificates.SelfSigned();
        using var secure = new LoopbackServer("/jira", certificate);
        engine.WithSecret("token", secure.Sandbox.AdministratorToken);
        Assert.Equal(["CertificateRejected"], engine.Run($"Connect-GijServer {secure.BaseUri} -Token $token").ErrorIds);
        Assert.Equal(
            3,
            engine.Run($"Connect-GijServer {secure.BaseUri} -Token $token -SkipCertificateCheck; Get-GijIntegration 3").Integration.Id
        );
    }

    [Fact]
    public void Skipping_the_certificate_check_warns()
    {
        var outcome = engine
            .WithSecret("token", server.Sandbox.AdministratorToken)
            .Succeed($"Connect-GijServer {server.BaseUri} -Token $token -SkipCertificateCheck");
        Assert.Contains("certificate", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Disconnect_closes_the_named_the_default_or_all_and_no_other_takes_the_defaults_place()
    {
        engine.ConnectTo(server, "a").ConnectTo(server, "b").ConnectTo(server, "c").ConnectTo(server, "d");
        engine.Succeed("Disconnect-GijServer b -WhatIf; Disconnect-GijServer b; Disconnect-GijServer");
        Assert.Equal("a c", $"{engine.Succeed("\"$(Get-GijServer | ForEach-Object Name)\"").Output.Single()}");
        Assert.Equal(["NotConnected"], engine.Run("Get-GijIntegration 3").ErrorIds);
        Assert.Equal(["NotConnected"], engine.Run("Disconnect-GijServer nothing").ErrorIds);

        engine.Succeed("Disconnect-GijServer -All");
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
        Assert.Equal(["NotConnected"], engine.Run("Disconnect-GijServer").ErrorIds);
    }

    [Fact]
    public void Not_being_connected_ends_a_command_and_says_how_to_connect()
    {
        foreach (
            var script in new[]
            {
                "Get-GijIntegration",
                "Get-GijIntegration 3",
                "Set-GijIntegration 3 -Disabled $true",
                "Test-GijServer",
                "Get-GijIntegration -Server nowhere",
                "Test-GijServer nowhere",
                "Get-GijServer nowhere",
            }
        )
        {
            var outcome = engine.Run(script);
            Assert.Equal(["NotConnected"], outcome.ErrorIds);
            Assert.Contains("Connect-GijServer", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_test_gives_an_object_also_for_a_server_that_is_gone()
    {
        engine.ConnectTo(server, "prod");
        Assert.True(((GijServerTest)engine.Succeed("Test-GijServer").Output.Single().BaseObject).Administrator);
        server.Dispose();
        Assert.False(((GijServerTest)engine.Succeed("Get-GijServer | Test-GijServer").Output.Single().BaseObject).Reachable);
    }

    [Fact]
    public void Two_runspaces_never_mix_but_a_connection_can_be_handed_over()
    {
        using var other = new Engine();
        engine.ConnectTo(server, "mine");
        Assert.Equal(["NotConnected"], other.Run("Get-GijIntegration 3").ErrorIds);

        var handed = engine.Succeed("Get-GijServer mine").Output.Single().BaseObject;
        Assert.Equal(3, other.With("s", handed).Succeed("Get-GijIntegration 3 -Server $s").Integration.Id);
        Assert.Empty(other.Succeed("Get-GijServer").Output);
    }

    [Theory]
    [InlineData("1, 2, 3 | Set-GijIntegration -Disabled $true")]
    [InlineData("1..13 | Set-GijIntegration -Disabled $true -ThrottleLimit 8")]
    [InlineData("1, 2, 3 | Get-GijIntegration")]
    [InlineData("Test-GijServer")]
    public void A_refused_login_is_not_tried_again(string script)
    {
        engine.WithSecret("token", "wrong").Succeed($"Connect-GijServer {server.BaseUri} -Token $token -SkipTest");
        var outcome = engine.Run(script);
        Assert.Equal(script.StartsWith("Test", StringComparison.Ordinal) ? [] : ["AuthenticationFailed"], outcome.ErrorIds);
        Assert.Single(server.Requests, request => request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("Get-GijIntegration -Server 3", "name of a connection")]
    [InlineData(
        $"Get-GijIntegration -Server ({Engine.Serializer}::Deserialize({Engine.Serializer}::Serialize((Get-GijServer))))",
        "another process"
    )]
    public void What_is_no_connection_is_refused_with_the_reason(string script, string reason) =>
        Assert.Contains(reason, $"{engine.ConnectTo(server).Run(script).Error}", StringComparison.Ordinal);

    [Fact]
    public void Each_sandbox_starts_afresh()
    {
        engine.Succeed(
            "Connect-GijServer -Sandbox; Connect-GijServer -Sandbox -Name second; Set-GijIntegration 1 -DisplayName changed -Server sandbox"
        );
        Assert.Equal("https://gitlab.com/*", engine.Succeed("Get-GijIntegration 1 -Server second").Integration.DisplayName);
        Assert.Equal("changed", engine.Succeed("Get-GijIntegration 1 -Server sandbox").Integration.DisplayName);
    }

    [Theory]
    [InlineData("", 600)]
    [InlineData("-RequestTimeoutSec 7", 7)]
    public void A_connection_says_how_long_a_request_may_take(string options, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            ((GijServer)engine.Succeed($"Connect-GijServer -PassThru -Sandbox {options}").Output.Single().BaseObject).RequestTimeout
        );

    [Fact]
    public void Removing_the_module_closes_its_connections()
    {
        var connection = (GijServer)engine.Succeed("Connect-GijServer -PassThru -Sandbox").Output.Single().BaseObject;
        engine.Succeed("Remove-Module GitIntegration");
        Assert.False(connection.IsOpen);
        engine.With("manifest", Module.Manifest).Succeed("Import-Module $manifest");
        Assert.Empty(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void Logging_in_again_keeps_the_objects_that_came_from_the_connection()
    {
        engine.ConnectTo(server, "prod").Succeed("$global:connection = Get-GijServer prod; $global:i = Get-GijIntegration 3");
        var outcome = engine.Succeed(
            $"""
            $login = [pscredential]::new('admin', $token)
            Connect-GijServer -PassThru {server.BaseUri}/ -Credential $login -Name PROD -TimeoutSec 7
            """
        );
        var connection = Assert.IsType<GijServer>(outcome.Output.Single().BaseObject);
        Assert.Empty(outcome.Warnings);
        Assert.Same(engine.Succeed("$connection").Output.Single().BaseObject, connection);
        Assert.Equal(
            ("prod", AuthenticationKind.Basic, 7.0),
            (connection.Name, connection.Authentication, connection.Timeout.TotalSeconds)
        );

        engine.Succeed("$i.TagsFilter = '^again'; $null = $i | Set-GijIntegration");
        Assert.StartsWith("Basic ", Assert.Single(server.Writes).Headers["Authorization"], StringComparison.Ordinal);
        Assert.Single(engine.Succeed("Get-GijServer").Output);
    }

    [Fact]
    public void Logging_in_again_makes_it_the_default_unless_told_not_to()
    {
        engine.ConnectTo(server, "prod").ConnectTo(server, "other").ConnectTo(server, "prod", "-NoDefault");
        Assert.Equal("other", engine.Succeed("(Get-GijIntegration 3).Server").Output.Single().BaseObject);

        engine.ConnectTo(server, "prod");
        Assert.Equal("prod", engine.Succeed("(Get-GijIntegration 3).Server").Output.Single().BaseObject);
    }

    [Fact]
    public void An_object_of_one_sandbox_never_goes_to_the_next()
    {
        engine.ConnectToSandbox().Succeed("$global:i = Get-GijIntegration 3");
        Assert.Single(engine.Succeed("Connect-GijServer -Sandbox").Warnings);
        Assert.Equal(["ConnectionClosed"], engine.Run("$i | Set-GijIntegration -TagsFilter x").ErrorIds);
    }

    [Fact]
    public void A_login_that_is_refused_leaves_the_one_before_in_place()
    {
        engine.ConnectTo(server, "prod").WithSecret("wrong", "wrong-token");
        Assert.Equal(["AuthenticationFailed"], engine.Run($"Connect-GijServer {server.BaseUri} -Token $wrong -Name prod").ErrorIds);
        Assert.Equal(3, engine.Succeed("Get-GijIntegration 3 -Server prod").Integration.Id);
    }

    public void Dispose()
    {
        engine.Dispose();
        server.Dispose();
    }
}
