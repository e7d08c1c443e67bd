using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Policies: what they forbid, and that nothing passes one that can't be read.</summary>
public sealed class PolicyTests : IDisposable
{
    private const string All = """
        {
          // why this is so
          "allowedHosts": ["jira.example.com", "*.staging.example.com"],
          "forbidSkipCertificateCheck": true,
          "forbidAllowUnencrypted": true,
          "requireRevocationCheck": true
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("a b'c");

    [Theory]
    [InlineData("jira.example.com", "https://JIRA.example.com:8443/jira", true)]
    [InlineData("JIRA.Example.com", "https://jira.example.com", true)]
    [InlineData("jira.example.com", "https://jira.example.com.evil.example", false)]
    [InlineData("jira.example.com", "https://old-jira.example.com", false)]
    [InlineData("jira.example.com", "https://jira.example.com./", false)]
    [InlineData("*.example.com", "https://jira.example.com", true)]
    [InlineData("*.example.com", "https://a.b.example.com", true)]
    [InlineData("*.example.com", "https://example.com", false)]
    [InlineData("*.example.com", "https://evilexample.com", false)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example", true)]
    [InlineData("xn--bcher-kva.example", "https://bücher.example", true)]
    [InlineData("*.bücher.example", "https://jira.xn--bcher-kva.example", true)]
    [InlineData("10.0.0.1", "https://10.0.0.1", true)]
    [InlineData("10.0.0.1", "https://167772161", true)]
    [InlineData("::1", "https://[::1]:8443", true)]
    [InlineData("[::1]", "https://[0:0:0:0:0:0:0:1]", true)]
    public void A_host_is_allowed_by_its_name_or_by_a_domain_above_it(string pattern, string address, bool isAllowed)
    {
        var policies = PolicySet.Read(Written($$"""{ "allowedHosts": ["other.example", "{{pattern}}"] }"""), null);
        Assert.Equal(isAllowed ? null : "allowedHosts", RuleAgainst(policies, address));
    }

    [Theory]
    [InlineData(true, false, null, true, "forbidSkipCertificateCheck requireRevocationCheck")]
    [InlineData(false, true, null, true, "forbidAllowUnencrypted")]
    [InlineData(false, false, RevocationCheck.None, true, "requireRevocationCheck")]
    [InlineData(false, false, RevocationCheck.Offline, true, "requireRevocationCheck")]
    [InlineData(false, false, RevocationCheck.Online, true, "")]
    [InlineData(false, false, null, true, "")]
    [InlineData(false, false, null, false, "requireJournal")]
    public void A_rule_holds_where_the_file_sets_it_to_true(
        bool skips,
        bool isUnencrypted,
        RevocationCheck? revocation,
        bool hasJournal,
        string broken
    )
    {
        Assert.Equal(broken, string.Join(' ', Policy.Flags.Select(rule => Against(rule, "true")).OfType<string>()));
        Assert.All(Policy.Flags, rule => Assert.Null(Against(rule, "false")));

        string? Against(string rule, string value) =>
            RuleAgainst(
                PolicySet.Read(Written($$"""{ "{{rule}}": {{value}} }"""), null),
                "https://jira.example.com",
                options =>
                {
                    options.SkipCertificateCheck = skips;
                    options.AllowUnencrypted = isUnencrypted;
                    options.CheckRevocation = revocation;
                    options.Journal = hasJournal ? "/tmp/changes.jsonl" : null;
                }
            );
    }

    [Theory]
    [InlineData(true, null, RevocationCheck.Online)]
    [InlineData(false, null, RevocationCheck.Offline)]
    [InlineData(false, RevocationCheck.None, RevocationCheck.None)]
    public void A_demanded_check_is_made_without_being_asked_for(bool isDemanded, RevocationCheck? asked, RevocationCheck made)
    {
        var policies = PolicySet.Read(Written($$"""{ "requireRevocationCheck": {{(isDemanded ? "true" : "false")}} }"""), null);
        Assert.Equal(made, policies.Require(Options("https://jira.example.com", options => options.CheckRevocation = asked)));
    }

    [Fact]
    public void Both_policies_hold_and_the_error_names_the_rule_the_file_and_what_is_allowed()
    {
        var machine = Written(All);
        var mine = Written("""{ "allowedHosts": ["*.example.com", "jira.example.net"], "forbidSkipCertificateCheck": false }""");
        var policies = PolicySet.Read(machine, mine);

        Assert.Null(RuleAgainst(policies, "https://jira.example.com"));
        var error = Assert.Throws<GijException>(() => policies.Require(Options("https://jira.example.net")));
        Assert.Equal(GijErrorId.PolicyViolation, error.Id);
        Assert.Equal($"The rule allowedHosts of the policy {machine} forbids 'jira.example.net'.", error.Summary);
        Assert.Contains("(jira.example.com, *.staging.example.com)", error.Advice, StringComparison.Ordinal);
        Assert.Equal(
            "forbidSkipCertificateCheck",
            RuleAgainst(policies, "https://jira.example.com", options => options.SkipCertificateCheck = true)
        );

        var narrower = PolicySet.Read(machine, Written("""{ "allowedHosts": [] }"""));
        Assert.Contains(
            "(none)",
            Assert.Throws<GijException>(() => narrower.Require(Options("https://jira.example.com"))).Advice,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{ "requireRevocationCheck": true }""", """{ "forbidAllowUnencrypted": true }""")]
    [InlineData("""{ "forbidAllowUnencrypted": true }""", """{ "requireRevocationCheck": true }""")]
    public void A_policy_that_says_nothing_of_a_rule_does_not_loosen_the_other(string machine, string mine) =>
        Assert.Equal(RevocationCheck.Online, PolicySet.Read(Written(machine), Written(mine)).Require(Options("https://jira.example.com")));

    [Theory]
    [InlineData("", "ends too early")]
    [InlineData("{", "ends too early")]
    [InlineData("{}}", "not valid JSON (line 1, position 2)")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("no", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("""{ "allowedHost": [] }""", "'allowedHost' is not one of allowedHosts, forbidSkip")]
    [InlineData("""{ "AllowedHosts": [] }""", "'AllowedHosts' is not one of")]
    [InlineData("""{ "allowedHosts": "jira.example.com" }""", "allowedHosts is not a list")]
    [InlineData("""{ "allowedHosts": null }""", "allowedHosts is not a list")]
    [InlineData("""{ "allowedHosts": [1] }""", "allowedHosts is not a list")]
    [InlineData("""{ "allowedHosts": [["jira.example.com"]] }""", "allowedHosts is not a list")]
    [InlineData("""{ "allowedHosts": ["jira.example.com" """, "ends too early")]
    [InlineData("""{ "allowedHosts": ["https://jira.example.com"] }""", "'https://jira.example.com' is neither a host")]
    [InlineData("""{ "allowedHosts": ["jira.example.com:443"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*."] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*.10.0.0.1"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*.0.0.1"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*.1"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["*.::1"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": ["a.*.example.com"] }""", "neither a host")]
    [InlineData("""{ "allowedHosts": [""] }""", "neither a host")]
    [InlineData("""{ "forbidAllowUnencrypted": "true" }""", "forbidAllowUnencrypted is neither true nor false")]
    [InlineData("""{ "forbidAllowUnencrypted": 1 }""", "neither true nor false")]
    [InlineData("""{ "forbidAllowUnencrypted": null }""", "neither true nor false")]
    [InlineData("""{ "forbidAllowUnencrypted": true, "forbidAllowUnencrypted": false }""", "named twice")]
    public void A_file_that_is_not_a_policy_stops_everything(string content, string reason)
    {
        var file = Written(content);
        AssertUnreadable(() => PolicySet.Read(file, null), file, reason);
        AssertUnreadable(() => PolicySet.Read(Missing, file), file, reason);
    }

    [Fact]
    public void A_policy_that_was_named_has_to_be_there_and_the_machines_may_be_missing()
    {
        Assert.Equal(RevocationCheck.Offline, PolicySet.Read(Missing, null).Require(Options("https://jira.example.com")));
        Assert.Equal(RevocationCheck.Offline, PolicySet.Read(Missing, string.Empty).Require(Options("https://jira.example.com")));
        AssertUnreadable(() => PolicySet.Read(Missing, Missing), Missing, "it doesn't exist");
        AssertUnreadable(() => PolicySet.Read(Missing, "policy.json"), "policy.json", "isn't a full path");
        AssertUnreadable(() => PolicySet.Read(Missing, " "), " ", "isn't a full path");
    }

    [Fact]
    public void What_cannot_be_read_at_all_stops_everything_wherever_it_is()
    {
        AssertUnreadable(() => PolicySet.Read(folder.FullName, null), folder.FullName, "can't be read");
        AssertUnreadable(() => PolicySet.Read(Missing, folder.FullName), folder.FullName, "can't be read");
        var coded = Path.Combine(folder.FullName, "latin.json");
        File.WriteAllBytes(coded, [.. "{ \"allowedHosts\": [\"b"u8, 0xFC, .. "cher.example\"] }"u8]);
        AssertUnreadable(() => PolicySet.Read(coded, null), coded, "it is not text in UTF-8");
        var large = Written("{" + new string(' ', 64 * 1024) + "}");
        AssertUnreadable(() => PolicySet.Read(large, null), large, "larger than 64 KiB");
    }

    [Fact]
    public void A_file_of_Windows_PowerShell_can_be_read()
    {
        var file = Path.Combine(folder.FullName, "utf16.json");
        File.WriteAllText(file, All, Encoding.Unicode);
        Assert.Equal("allowedHosts", RuleAgainst(PolicySet.Read(file, null), "https://other.example.com"));
    }

    [Fact]
    public void The_machines_policy_is_where_only_an_administrator_should_write() =>
        Assert.Equal(
            OperatingSystem.IsWindows()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), @"GitIntegration\policy.json")
                : "/etc/gitintegration/policy.json",
            PolicySet.MachineFile
        );

    public void Dispose() => folder.Delete(recursive: true);

    private string Missing => Path.Combine(folder.FullName, "missing", "policy.json");

    private static void AssertUnreadable(Func<object> read, string file, string reason)
    {
        var error = Assert.Throws<GijException>(read);
        Assert.Equal(GijErrorId.PolicyUnreadable, error.Id);
        Assert.StartsWith($"The policy {file} can't be used: ", error.Summary, StringComparison.Ordinal);
        Assert.Contains(reason, error.Summary, StringComparison.Ordinal);
    }

    private static string? RuleAgainst(PolicySet policies, string address, Action<ConnectionOptions>? change = null)
    {
        try
        {
            policies.Require(Options(address, change));
            return null;
        }
        catch (GijException error) when (error.Id == GijErrorId.PolicyViolation)
        {
            return error.Summary.Split(' ')[2];
        }
    }

    private static ConnectionOptions Options(string address, Action<ConnectionOptions>? change = null)
    {
        using var token = SecretText.ToSecureString("token");
        var options = new ConnectionOptions(new Uri(address), JiraLogin.FromToken(token));
        change?.Invoke(options);
        return options;
    }

    private string Written(string content)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, content);
        return file;
    }
}
