using System;
using System.Linq;
using Xunit;

namespace GitIntegration.Tests;

public class FieldTableTests
{
    [Fact]
    public void Has_exactly_the_documented_settings()
    {
        Assert.Equal(28, IntegrationFields.Table.All.Count);
        Assert.Equal(
            DocumentedFields.All.Select(field => (field.Name, field.Parameter)).Order(),
            IntegrationFields.Table.All.Select(field => (field.Name, field.ParameterName)).Order()
        );
    }

    [Fact]
    public void Has_no_name_twice()
    {
        var names = IntegrationFields.Table.All.SelectMany(field => new[] { field.Name, field.ResponseName }.Distinct());
        Assert.DoesNotContain(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase), same => same.Count() > 1);
    }

    [Fact]
    public void Knows_the_12_types_and_26_regions()
    {
        Assert.Equal(
            "GITHUB GITHUB_SERVER GITLAB GITLAB_SERVER GITLAB_SERVER_LEGACY FILESPACE AZURE_DEVOPS VSTS AZURE TFS_SERVER AWS GERRIT"
                .Split(' ')
                .Order(),
            IntegrationTypes.All.Order()
        );
        Assert.Equal(
            (
                "us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 "
                + "ap-east-1 ap-south-1 ap-south-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 "
                + "ap-southeast-1 ap-southeast-2 ap-southeast-3 "
                + "ca-central-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-south-1 eu-south-2 eu-north-1 "
                + "me-central-1 me-south-1 sa-east-1"
            )
                .Split(' ')
                .Order(),
            AwsRegions.All.Order()
        );
    }

    [Theory]
    [InlineData("folderDepth", 0)]
    [InlineData("folderDepth", 6)]
    [InlineData("maxMinsToCommitEmail", -1)]
    [InlineData("apiPath", "repos")]
    [InlineData("apiPath", "/a\nb")]
    [InlineData("type", "BITBUCKET")]
    [InlineData("awsRegion", "ap-outh-1")]
    [InlineData("tagsFilter", null)]
    public void Refuses_a_value_outside_its_rule(string name, object? value)
    {
        var error = Assert.Throws<GijException>(() => IntegrationFields.Table.OfName(name)!.Accept(value));
        Assert.Equal(GijErrorId.InvalidValue, error.Id);
        Assert.StartsWith(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_api_path_of_more_than_2000_characters_and_a_project_id_below_1()
    {
        Assert.Throws<GijException>(() => IntegrationFields.ApiPath.Accept("/" + new string('a', 2000)));
        Assert.Throws<GijException>(() => SharedFields.ProjectMappingIds.Accept(new[] { 10000L, 0L }));
        Assert.Equal("/" + new string('a', 1999), IntegrationFields.ApiPath.Accept("/" + new string('a', 1999)));
    }

    [Fact]
    public void Lists_what_is_allowed_when_it_refuses_a_word()
    {
        var error = Assert.Throws<GijException>(() => IntegrationFields.Type.Accept("BITBUCKET"));
        Assert.All(IntegrationTypes.All, type => Assert.Contains(type, error.Message, StringComparison.Ordinal));
    }
}
