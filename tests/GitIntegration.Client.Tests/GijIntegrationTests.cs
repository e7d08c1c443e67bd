using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

public class GijIntegrationTests
{
    [Fact]
    public void Every_documented_member_survives_the_round_trip_into_its_property()
    {
        var answer = new JObject
        {
            ["id"] = 7,
            ["initDate"] = 1574747787950,
            ["lastIndexedDate"] = 1584720012000,
            ["showAllTags"] = true,
        };
        foreach (var (name, _, _, json) in DocumentedFields.All.Where(field => field.Name is not ("password" or "pat")))
        {
            answer[name == "type" ? "integrationType" : name] = JToken.Parse(json);
        }

        var integration = Read(answer.ToString());

        Assert.Equal(7, integration.Id);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1574747787950).LocalDateTime, integration.InitDate);
        Assert.Equal(new DateTimeOffset(2020, 3, 20, 16, 0, 12, TimeSpan.Zero).LocalDateTime, integration.LastIndexedDate);
        Assert.True(integration.ShowAllTags);
        Assert.Empty(integration.AdditionalFields);
        foreach (var (name, _, _, json) in DocumentedFields.All.Where(field => field.Name is not ("password" or "pat")))
        {
            var property = typeof(GijIntegration).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!;
            Assert.True(JToken.DeepEquals(JToken.Parse(json), JToken.FromObject(property.GetValue(integration)!)), name);
        }
    }

    [Fact]
    public void Has_no_property_for_a_secret_and_masks_what_an_answer_says_of_one()
    {
        var integration = Read(
            """
            {"id":1,"pat":"p1","password":"p2","githubAppClientSecret":"p3","githubAppPem":"p4","nested":{"accessToken":"p5"},
            "apiPath":"/p","requireUserPat":true}
            """
        );

        Assert.Null(typeof(GijIntegration).GetProperty("Pat"));
        Assert.Null(typeof(GijIntegration).GetProperty("Password"));
        Assert.Equal("/p", integration.ApiPath);
        Assert.True(integration.RequireUserPat);
        Assert.All(
            ["pat", "password", "githubAppClientSecret", "githubAppPem"],
            name => Assert.Equal("********", integration.AdditionalFields[name])
        );
        Assert.Equal("********", Assert.IsType<Dictionary<string, object?>>(integration.AdditionalFields["nested"])["accessToken"]);
    }

    [Theory]
    [InlineData("credentials", """{"value":"s3cret"}""")]
    [InlineData("apiTokens", """["s3cret"]""")]
    [InlineData("clientSecrets", "\"s3cret\"")]
    [InlineData("tokenValue", "\"s3cret\"")]
    [InlineData("pemContent", "\"s3cret\"")]
    [InlineData("secretNumber", "12345")]
    public void Masks_whatever_shape_a_secret_has(string name, string value) =>
        Assert.Equal("********", Read($$"""{"id":1,"{{name}}":{{value}}}""").AdditionalFields[name]);

    [Theory]
    [InlineData("groupEmails")]
    [InlineData("patternName")]
    [InlineData("pathPrefix")]
    public void Masks_nothing_that_only_sounds_like_one(string name) =>
        Assert.Equal("shown", Read($$"""{"id":1,"{{name}}":"shown"}""").AdditionalFields[name]);

    [Fact]
    public void Keeps_what_is_not_documented_as_plain_values()
    {
        var integration = Read(
            """{"id":1,"text":"2020-03-20T16:00:12Z","number":1.5,"flag":false,"none":null,"list":[1,"a",{"b":[true]}]}"""
        );

        Assert.Equal("2020-03-20T16:00:12Z", integration.AdditionalFields["text"]);
        Assert.Equal(1.5, integration.AdditionalFields["number"]);
        Assert.Equal(false, integration.AdditionalFields["flag"]);
        Assert.Null(integration.AdditionalFields["none"]);
        var list = Assert.IsType<object?[]>(integration.AdditionalFields["list"]);
        Assert.Equal([1L, "a"], list[..2]);
        Assert.Equal([true], Assert.IsType<object?[]>(Assert.IsType<Dictionary<string, object?>>(list[2])["b"]));
    }

    [Fact]
    public void Takes_numbers_and_booleans_written_as_text_and_an_unknown_type()
    {
        var integration = Read(
            """
            {"id":"12","disabled":"true","folderDepth":"3","projectMappingIds":["10000"],
            "initDate":"1574747787950","integrationType":"GITHUB_APP"}
            """
        );

        Assert.Equal(12, integration.Id);
        Assert.True(integration.Disabled);
        Assert.Equal(3, integration.FolderDepth);
        Assert.Equal([10000L], integration.ProjectMappingIds!);
        Assert.Equal(1574747787950, new DateTimeOffset(integration.InitDate!.Value).ToUnixTimeMilliseconds());
        Assert.Equal("GITHUB_APP", integration.Type);
    }

    [Fact]
    public void Keeps_a_value_of_an_unexpected_shape_instead_of_losing_it()
    {
        var integration = Read(
            """
            {"id":1,"disabled":"maybe","folderDepth":99999999999,"displayName":{"en":"x"},
            "projectMappingIds":[10000,null],"initDate":99999999999999999}
            """
        );

        Assert.Null(integration.Disabled);
        Assert.Null(integration.FolderDepth);
        Assert.Null(integration.DisplayName);
        Assert.Null(integration.ProjectMappingIds);
        Assert.Null(integration.InitDate);
        Assert.Equal(
            ["disabled", "displayName", "folderDepth", "initDate", "projectMappingIds"],
            integration.AdditionalFields.Keys.Order()
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":0}""")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":2147483648}""")]
    public void Refuses_an_integration_without_a_usable_id(string json) => Assert.Throws<FormatException>(() => Read(json));

    [Fact]
    public void Sees_an_edit_only_where_a_value_differs_from_the_one_read()
    {
        var integration = Read("""{"id":1,"displayName":"a","projectMappingIds":[1,2],"disabled":false}""");
        integration.DisplayName = "a";
        integration.ProjectMappingIds = [1, 2];
        Assert.Empty(integration.Changes());

        integration.ProjectMappingIds![1] = 3;
        integration.TagsFilter = "^v";
        Assert.Equal(["projectMappingIds", "tagsFilter"], integration.Changes().Select(change => change.Name));

        integration.ProjectMappingIds[1] = 2;
        Assert.Equal(["tagsFilter"], integration.Changes().Select(change => change.Name));
    }

    private static GijIntegration Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        reader.Read();
        return ResourceKind<GijIntegration>.Instance.Read(reader, null!);
    }
}
