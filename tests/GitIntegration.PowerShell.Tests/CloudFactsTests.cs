using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The data file about Cloud is complete, and says where each statement comes from.</summary>
public class CloudFactsTests
{
    private static readonly CloudFacts Facts = CloudFacts.All;

    [Fact]
    public void Every_type_has_a_fact_and_no_other_has() => Assert.Equal(IntegrationTypes.All.Order(), Facts.Types.Keys.Order());

    [Fact]
    public void Every_setting_of_both_nouns_has_a_fact_and_no_other_has() =>
        Assert.Equal(
            IntegrationFields.Table.All.Concat(RepositoryFields.Table.All).Select(field => field.Name).Distinct().Order(),
            Facts.Settings.Keys.Order()
        );

    [Fact]
    public void Every_fact_says_something_and_has_a_page_with_a_date()
    {
        Assert.True(Facts.Everything.Count() > 60);
        Assert.All(
            Facts.Everything,
            fact =>
            {
                Assert.EndsWith(".", fact.FullReason, System.StringComparison.Ordinal);
                Assert.NotEmpty(fact.Pages);
                Assert.All(fact.Pages, page => Assert.NotEmpty(page.Page));
                Assert.All(fact.Pages, page => Assert.Matches(@"\A20\d\d-\d\d\z", page.Read));
            }
        );
    }

    [Fact]
    public void Settings_and_overrides_name_types_and_flags_that_exist()
    {
        var types = IntegrationTypes.All.Append(string.Empty).ToHashSet();
        Assert.All(
            Facts.Settings.Values,
            setting =>
            {
                Assert.Subset(types, (setting.OnlyTypes ?? []).Concat(setting.ExceptTypes).ToHashSet());
                Assert.Subset(types, setting.Overrides.SelectMany(one => one.Types).ToHashSet());
                Assert.All(
                    new[] { setting.OnlyWith, setting.Unless }.OfType<string>(),
                    flag => Assert.Same(FieldKind.Flag, SharedFields.AfterTheConnection.Single(field => field.Name == flag).Kind)
                );
            }
        );
    }

    [Fact]
    public void Every_source_is_used_and_every_step_names_known_ones()
    {
        var steps = Facts.Steps.Values.SelectMany(list => list).SelectMany(step => step.Sources);
        var used = Facts
            .Everything.SelectMany(fact => fact.Sources)
            .Concat(steps)
            .Concat(Facts.Limits.EditionSources)
            .Concat(Facts.Limits.RemarkSources);
        Assert.Equal(Facts.Sources.Keys.Order(), used.Distinct().Order());
    }

    [Theory]
    [InlineData(0, CloudOutcome.Moves)]
    [InlineData(200, CloudOutcome.Moves)]
    [InlineData(201, CloudOutcome.ByHand)]
    [InlineData(10_000, CloudOutcome.ByHand)]
    [InlineData(10_001, CloudOutcome.Unstated)]
    [InlineData(30_000, CloudOutcome.Unstated)]
    [InlineData(30_001, CloudOutcome.NotAvailable)]
    public void Numbers_of_repositories_fall_on_the_right_side_of_the_limits(int count, CloudOutcome outcome)
    {
        var fact = Facts.Limits.Of(count);
        Assert.Equal(outcome, fact.Outcome);
        Assert.Equal(count > 200, fact.FullReason.Contains("10,000", System.StringComparison.Ordinal));
    }
}
