using System;
using System.IO;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>Filters, tested before they're used.</summary>
public sealed class FilterTests : IDisposable
{
    private const string GitHub = """
        [
          { "name": "api", "full_name": "acme/api", "archived": false, "topics": ["jira"], "owner": { "login": "acme" } },
          { "name": "old", "full_name": "acme/old", "archived": true, "topics": [], "owner": { "login": "acme" } },
          { "name": "docs", "full_name": "labs/docs", "archived": false, "owner": { "login": "labs" } }
        ]
        """;

    private const string Azure = """
        {
          "count": 2,
          "value": [
            { "name": "app", "project": { "name": "Mobile" }, "isDisabled": false },
            { "name": "app", "project": { "name": "Portal" } }
          ]
        }
        """;

    private readonly Engine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("gij-filters").FullName;

    public FilterTests()
    {
        File.WriteAllText(Path.Combine(folder, "github.json"), GitHub);
        File.WriteAllText(Path.Combine(folder, "azure.json"), Azure);
        engine.Succeed($"$ExecutionContext.SessionState.Path.SetLocation('{folder}')");
        engine.ConnectToSandbox();
    }

    [Theory]
    [InlineData("github.json", "[?(!archived)]", "acme/api,labs/docs", "acme/old")]
    [InlineData("github.json", "[?(!archived) && (owner.login == 'acme' || owner.login == 'x')]", "acme/api", "acme/old,labs/docs")]
    [InlineData("github.json", "[?contains(not_null(topics, `[]`), 'jira')]", "acme/api", "acme/old,labs/docs")]
    [InlineData("github.json", "[?topics && contains(topics, 'jira')]", "acme/api", "acme/old,labs/docs")]
    [InlineData("azure.json", "{value: value[?project.name == 'Mobile' && isDisabled != `true`]}", "Mobile/app", "Portal/app")]
    public void The_names_say_what_is_kept(string file, string filter, string kept, string dropped)
    {
        var test = Test($"Test-GijApiFilter \"{filter.Replace("`", "``", StringComparison.Ordinal)}\" -Path {file}");
        Assert.Equal((kept, dropped), (string.Join(',', test.Kept), string.Join(',', test.Dropped)));
        Assert.Empty(test.Problems);
        Assert.True(test.IsValid);
    }

    [Theory]
    [InlineData("[?name=='a'", 12, "ends too early")]
    [InlineData("[?name==]", 9, "Syntax error at ']'")]
    [InlineData("[?a = 'b']", 5, "Syntax error at '='")]
    [InlineData("[?size > 100]", 10, "Syntax error at '100'")]
    [InlineData("[?'abc]", 3, "Syntax error at '''")]
    [InlineData("", 0, "is empty")]
    [InlineData("[?lower(name) == 'api']", 3, "no function lower()")]
    [InlineData("[?zip(a, b)]", 3, "no function zip()")]
    [InlineData("[?frobnicate(a)]", 3, "no function frobnicate()")]
    [InlineData("let $x = a in $x", 1, "'let' isn't part")]
    [InlineData("[?$.a]", 3, "'$' isn't part")]
    [InlineData("[?a + b == `3`]", 5, "'+' isn't part")]
    [InlineData("[?a * b == `3`]", 5, "'*' isn't part")]
    [InlineData("[?a - b == `3`]", 5, "'-' isn't part")]
    [InlineData("[?name < 'b']", 10, "only numbers")]
    [InlineData("[?contains(name)]", 0, "expects 2 arguments")]
    [InlineData("[?pushed_at > `\"2024-01-01\"`]", 15, "only numbers")]
    [InlineData("[?fork].name", 8, "selects members")]
    [InlineData("[].{name: name}", 3, "selects members")]
    [InlineData("{value: value[?x].project}", 18, "selects members")]
    public void What_can_not_be_used_has_a_place(string filter, int column, string text)
    {
        var test = Test(Quoted(filter));
        Assert.False(test.IsValid);
        var problem = Assert.Single(test.Problems, problem => problem.Severity == FilterSeverity.Error);
        Assert.Equal(column, problem.Column);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[?!archived]", 3, "own parentheses")]
    [InlineData("[?!(archived)]", 3, "own parentheses")]
    [InlineData("[?(!archived && fork)]", 4, "own parentheses")]
    [InlineData("[?name=='a' | name=='b']", 13, "write ||")]
    [InlineData("[?name==\"a\"]", 9, "single quotes: 'a'")]
    [InlineData("[?contains(name, \"a\")]", 18, "single quotes: 'a'")]
    [InlineData("[?archived==true]", 13, "`true`")]
    [InlineData("[?contains(topics, 'jira')]", 3, "has no topics")]
    [InlineData("[?starts_with(project.description, 'x')]", 3, "has no project.description")]
    [InlineData("[-5:]", 1, "each page")]
    [InlineData("sort_by(@, &name)", 1, "each page")]
    [InlineData("[?pushed_at > created_at]", 13, "only numbers")]
    [InlineData("[?contains(owner.name, 'x')]", 3, "has no owner.name")]
    [InlineData("[?name[0:2] == 'ab']", 3, "can't slice text")]
    public void A_trap_is_a_warning(string filter, int column, string text)
    {
        var test = Test(Quoted(filter));
        Assert.True(test.IsValid);
        var problem = Assert.Single(test.Problems);
        Assert.Equal((FilterSeverity.Warning, column), (problem.Severity, problem.Column));
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[?(!a) && (!b)]")]
    [InlineData("[?(!ends_with(name, '-parent')) && name != 'All-Projects']")]
    [InlineData("repositories[] | [?starts_with(name, 'svc-')]")]
    [InlineData("[?name != 'it is | not ! \"a\" pipe']")]
    [InlineData("[?topics[0] == 'x']")]
    [InlineData("[?(!\"a b\")]")]
    [InlineData("[*] | [?name]")]
    [InlineData("[?length(name) > `3`]")]
    [InlineData("[?stars > `3` && `5` >= forks]")]
    [InlineData("[?\"name\" == 'x']")]
    [InlineData("[?(!description) || contains(description, 'x')]")]
    [InlineData("[?description] | [?contains(description, 'y')]")]
    [InlineData("[?description != `null` && contains(description, 'y')]")]
    [InlineData("[?owner.login == 'a' && contains(owner.login, 'a')]")]
    public void What_is_well_written_has_no_problem(string filter) => Assert.Empty(Test(Quoted(filter)).Problems);

    [Theory]
    [InlineData("AZURE", "[?name=='a']", "{value: value[?…]}")]
    [InlineData("TFS_SERVER", "value[?name=='a']", "{value: value[?…]}")]
    [InlineData("GITHUB_APP", "[?name=='a']", "repositories[] | [?…]")]
    [InlineData("GITHUB", "{value: value[?name]}", "[?…]")]
    [InlineData("gitlab", "name", "[?…]")]
    public void Each_type_of_host_needs_a_form(string type, string filter, string form)
    {
        var test = Test($"{Quoted(filter)} -Type {type}");
        Assert.Contains($"must have the form {form}.", Assert.Single(test.Problems).Text, StringComparison.Ordinal);
        Assert.False(test.IsValid);
    }

    [Theory]
    [InlineData("AZUR")]
    [InlineData("AWS")]
    public void A_type_without_a_known_form_is_pointed_out(string type) =>
        Assert.Contains(
            $"hosts of type {type}",
            Test($"{Quoted("[?name]")} -Type {type}").Problems.Single().Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Several_pages_of_a_host_keep_its_form()
    {
        const string Pages = "@{ value = @(@{ name = 'a' }, @{ name = 'b' }) }, @{ value = @(@{ name = 'c' }) }";
        var test = Test($"{Pages} | Test-GijApiFilter '{{value: value[?name==`\"a\"`]}}'");
        Assert.True(test.IsValid);
        Assert.Single(test.Kept);
    }

    [Fact]
    public void Two_with_one_name_are_told_apart()
    {
        File.WriteAllText(Path.Combine(folder, "twins.json"), """[{"name":"a","archived":true},{"name":"a","archived":false}]""");
        var test = Test($"{Quoted("[?(!archived)]")} -Path twins.json");
        Assert.Equal(["a", "a"], test.Kept.Concat(test.Dropped));
        Assert.Single(test.Kept);
    }

    [Fact]
    public void What_is_left_has_to_be_the_repositories()
    {
        File.WriteAllText(Path.Combine(folder, "owners.json"), """[{"name":"x","owner":{"name":"y"}}]""");
        var test = Test($"{Quoted("map(&owner, @)")} -Path owners.json");
        Assert.False(test.IsValid);
        Assert.Empty(test.Kept);
    }

    [Fact]
    public void The_form_of_a_list_counts_where_no_type_is_given() =>
        Assert.Contains(
            "{value: value[?…]}",
            Test($"{Quoted("[?name]")} -Path azure.json").Problems.Single().Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_repository_that_makes_it_fail_is_named()
    {
        var test = Test($"{Quoted("[?contains(topics, 'jira')]")} -Path github.json");
        Assert.Contains(
            "because of labs/docs",
            test.Problems.Single(one => one.Severity == FilterSeverity.Error).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(test.Kept);
    }

    [Theory]
    [InlineData("[IO.File]::ReadAllText($file) |")]
    [InlineData("[IO.File]::ReadAllLines($file) |")]
    [InlineData("[pscustomobject]@{ name = 'api'; full_name = 'acme/api'; pushed_at = [datetime]0; stars = 2; topics = @('a') } |")]
    [InlineData("@{ name = 'api'; full_name = 'acme/api' }, @{ name = 'old'; archived = $true } |")]
    public void Objects_and_text_can_be_piped(string pipe) =>
        Assert.Equal("acme/api", Test($"$file = '{folder}/github.json'; {pipe} Test-GijApiFilter '[?(!archived)]'").Kept[0]);

    [Fact]
    public void Pages_are_joined()
    {
        File.WriteAllText(Path.Combine(folder, "pages.json"), $"[{GitHub},{GitHub.Replace("acme", "next", StringComparison.Ordinal)}]");
        Assert.Equal(4, Test($"{Quoted("[?(!archived)]")} -Path pages.json").Kept.Count);
    }

    [Theory]
    [InlineData("missing.json", "FileUnreadable")]
    [InlineData("broken.json", "FileUnreadable")]
    [InlineData("other.json", "FileUnreadable")]
    public void A_file_that_is_no_list_is_an_error(string file, string id)
    {
        File.WriteAllText(Path.Combine(folder, "broken.json"), "[{");
        File.WriteAllText(Path.Combine(folder, "other.json"), "[1]");
        Assert.Equal([id], engine.Run($"Test-GijApiFilter '[?a]' -Path {file}").ErrorIds);
    }

    [Fact]
    public void Jira_knows_the_names_of_its_repositories()
    {
        var test = Test("Test-GijApiFilter \"[?name != 'ledger']\" -Integration 3");
        Assert.Equal(["payments/ledger"], test.Dropped);
        Assert.Equal(11, test.Kept.Count);
        Assert.Contains("archived", Test("Test-GijApiFilter -Integration 4").Problems.Single().Text, StringComparison.Ordinal);
        Assert.Equal(["InvalidValue"], engine.Run("Test-GijApiFilter -Integration 3").ErrorIds);
    }

    [Theory]
    [InlineData("'^v[45]\\.\\d+$'", "v4.0", "", "v4.0-rc1,nightly")]
    [InlineData("'v4'", "", "v4.0,v4.0-rc1", "nightly")]
    public void A_pattern_matches_as_a_whole_or_in_part(string pattern, string matched, string found, string unmatched)
    {
        var test = Pattern($"'v4.0', 'v4.0-rc1', 'nightly' | Test-GijTagsFilter {pattern}");
        Assert.Equal(
            (matched, found, unmatched),
            (string.Join(',', test.Matched), string.Join(',', test.Found), string.Join(',', test.Unmatched))
        );
        Assert.Equal(found.Length > 0, test.Problems.Any(problem => problem.Text.Contains("in part only", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a++", FilterSeverity.Warning, 2)]
    [InlineData(@"x\h", FilterSeverity.Warning, 2)]
    [InlineData(@"\R", FilterSeverity.Warning, 1)]
    [InlineData(@"a\Q.*{\E", FilterSeverity.Warning, 2)]
    [InlineData(@"\p{Alpha}", FilterSeverity.Warning, 1)]
    [InlineData(@"\p{IsAlphabetic}", FilterSeverity.Warning, 1)]
    [InlineData(@"\p{javaLowerCase}", FilterSeverity.Warning, 1)]
    [InlineData(@"\x{1F600}", FilterSeverity.Warning, 1)]
    [InlineData("(?U)a", FilterSeverity.Warning, 1)]
    [InlineData("[a-z&&[^x]]", FilterSeverity.Warning, 1)]
    [InlineData("[[a-c]x]", FilterSeverity.Warning, 1)]
    [InlineData("a{", FilterSeverity.Error, 2)]
    [InlineData("a{,3}", FilterSeverity.Error, 2)]
    [InlineData("(?'n'a)", FilterSeverity.Error, 1)]
    [InlineData("(?(1)a|b)", FilterSeverity.Error, 1)]
    [InlineData("(?n)a", FilterSeverity.Error, 1)]
    [InlineData("(?<a_b>c)", FilterSeverity.Error, 1)]
    [InlineData("(?<1>v)", FilterSeverity.Error, 1)]
    [InlineData("(?-n)v", FilterSeverity.Error, 1)]
    [InlineData(@"\pL\X", FilterSeverity.Warning, 5)]
    [InlineData(@"v\N{DIGIT ONE}", FilterSeverity.Warning, 3)]
    [InlineData(@"\p{InGreek}", FilterSeverity.Warning, 11)]
    [InlineData(@"(a)\2", FilterSeverity.Warning, 5)]
    [InlineData("^[mq-bot].*", FilterSeverity.Error, 6)]
    [InlineData("a(", FilterSeverity.Error, 2)]
    public void Java_and_dotnet_differ(string pattern, FilterSeverity severity, int column)
    {
        var test = Pattern($"Test-GijPrHideFilter '{pattern.Replace("'", "''", StringComparison.Ordinal)}'");
        Assert.Contains(test.Problems, problem => problem.Severity == severity && problem.Column == column);
        Assert.Equal(severity == FilterSeverity.Warning, test.IsValid);
    }

    [Theory]
    [InlineData(@"^(?!.*-rc\d+$).*$")]
    [InlineData(@"^\[(renovate|deps)\].*$")]
    [InlineData(@"^(?i:wip|draft)\b.*$")]
    [InlineData(@"^(?<major>\d+)\.x$")]
    [InlineData(@"(?<=v)\d{1,3}(?:\.\d{2})*[^a&]")]
    [InlineData(@"\\h[h\]{]")]
    [InlineData(@"a\{b")]
    [InlineData(@"^release\_v")]
    [InlineData("(?<major1>v)(?-i)x")]
    public void What_both_understand_has_no_problem(string pattern) => Assert.Empty(Pattern($"Test-GijTagsFilter '{pattern}'").Problems);

    [Fact]
    public void A_comment_ends_with_the_pattern() => Assert.Equal(["v"], Pattern("'v', 'w' | Test-GijTagsFilter '(?x)v #c'").Matched);

    [Fact]
    public void A_backslash_that_Java_ignores_is_ignored() =>
        Assert.Equal(["release_v"], Pattern(@"'release_v', 'x' | Test-GijTagsFilter '^release\_v$'").Matched);

    [Fact]
    public void A_brace_is_reported_once() => Assert.Single(Pattern("Test-GijTagsFilter 'v{,3}'").Problems);

    [Fact]
    public void A_pattern_that_takes_for_ever_is_an_error()
    {
        var name = new string('a', 60) + "!";
        Assert.Contains(
            "takes too long",
            Pattern($"'{name}' | Test-GijTagsFilter '^(a+)+$'").Problems.Single().Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Names_beyond_ASCII_are_pointed_out()
    {
        Assert.Contains("ASCII", Pattern("'vä1' | Test-GijTagsFilter '^v\\w\\d$'").Problems.Single().Text, StringComparison.Ordinal);
        Assert.Empty(Pattern("'va1' | Test-GijTagsFilter '^v\\w\\d$'").Problems);
    }

    [Fact]
    public void Tags_and_pull_requests_can_be_piped()
    {
        Assert.NotEmpty(Pattern("Get-GijTag PAY-12 | Test-GijTagsFilter '^v.*$'").Matched);
        Assert.NotEmpty(Pattern("Get-GijPullRequest PAY-12 | Test-GijPrHideFilter '^x$'").Unmatched);
    }

    [Theory]
    [InlineData("Set-GijIntegration 3 -ApiFilter '[?name=='", "ApiFilter")]
    [InlineData("Set-GijIntegration 9 -ApiFilter '[?name]'", "ApiFilter")]
    [InlineData("Get-GijIntegration 9 | Set-GijIntegration -ApiFilter '[?name]'", "ApiFilter")]
    [InlineData("$one = Get-GijIntegration 9; $one.ApiFilter = '[?'; $one | Set-GijIntegration", "ApiFilter")]
    [InlineData("Set-GijIntegration 3 -TagsFilter 'v('", "TagsFilter")]
    [InlineData("Set-GijRepository 460 -PrHideFilter 'v{'", "PrHideFilter")]
    [InlineData("New-GijRepository -Origin https://x.example.com/a.git -TagsFilter 'v('", "TagsFilter")]
    [InlineData("New-GijIntegration -Type GITHUB -Pat $secret -TagsFilter 'v('", "TagsFilter")]
    [InlineData("Copy-GijIntegration 6 -Destination sandbox -ApiFilter '[?a'", "ApiFilter")]
    public void What_can_not_be_used_is_not_sent(string script, string parameter)
    {
        var before = Integrations();
        var outcome = engine.WithSecret("secret", "a-secret-of-the-host").Run(script);
        Assert.Equal(["InvalidFilter"], outcome.ErrorIds);
        Assert.Contains($"The {parameter} isn't valid. ", outcome.Errors.Single().Exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Integrations());
    }

    [Fact]
    public void A_trap_is_warned_of_once_and_the_test_can_be_skipped()
    {
        var outcome = engine.Run("2, 3 | Set-GijIntegration -ApiFilter '[?!archived]'");
        Assert.Equal(2, outcome.Output.Count);
        Assert.StartsWith("-ApiFilter: Column 3: Put the negation", Assert.Single(outcome.Warnings), StringComparison.Ordinal);

        var skipped = engine.Succeed("Set-GijIntegration 9 -ApiFilter '[?!' -SkipFilterTest");
        Assert.Empty(skipped.Warnings);
    }

    [Fact]
    public void An_expression_of_any_depth_is_parsed()
    {
        var deep = $"[?{new string('(', 990)}a{new string(')', 990)}]";
        Assert.True(Test(Quoted(deep)).IsValid);
        Assert.Contains("2001 characters", Test(Quoted(new string('a', 2001))).Problems.Single().Text, StringComparison.Ordinal);
        Assert.Contains("200000 characters", Test(Quoted(new string('(', 200_000))).Problems.Single().Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Integrations() =>
        string.Join('\n', engine.Succeed("Get-GijIntegration | ForEach-Object { \"$_ $($_.ApiFilter) $($_.TagsFilter)\" }").Output);

    private static string Quoted(string filter) => $"Test-GijApiFilter '{filter.Replace("'", "''", StringComparison.Ordinal)}'";

    private GijFilterTest Test(string script) => (GijFilterTest)engine.Succeed(script).Output.Single().BaseObject;

    private GijPatternTest Pattern(string script) => (GijPatternTest)engine.Succeed(script).Output.Single().BaseObject;
}
