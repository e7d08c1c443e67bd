using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GitIntegration.Tests;

public class GijRepositoryTests
{
    private static readonly string[] Secrets = ["password", "pat"];

    [Fact]
    public void Every_documented_member_survives_the_round_trip_into_its_property()
    {
        var settings = DocumentedFields.OfRepositories.Where(field => !Secrets.Contains(field.Name)).ToArray();
        var answer = JObject.Parse(
            """
            {"id":7,"initDate":1574747787950,"lastIndexedDate":1584720012000,"showAllTags":true,"root":"/data/7_tools","hosted":false,
            "group":"Team","trackedFolderId":3,"integrationType":"GITHUB","state":"ERROR","supportsBranchCreationApi":true,
            "supportsPullRequestApi":"PULL_REQUESTS_GROUP","sshKeyId":4,"refSpecHeads":true,"refSpecTags":false,"requireUserPat":"true"}
            """
        );
        foreach (var (name, _, _, json) in settings)
        {
            answer[name] = JToken.Parse(json);
        }

        var repository = Read(answer.ToString());

        Assert.Empty(repository.AdditionalFields);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1584720012000).LocalDateTime, repository.LastIndexedDate);
        Assert.Equal(
            (7, 3, "GITHUB", "ERROR", "Team"),
            (repository.Id, repository.IntegrationId, repository.Type, repository.State, repository.Group)
        );
        Assert.Equal(("/data/7_tools", false, true), (repository.Root, repository.Hosted, repository.RequireUserPat));
        Assert.Equal((true, "PULL_REQUESTS_GROUP"), (repository.SupportsBranchCreationApi, repository.SupportsPullRequestApi));
        Assert.Equal((4, true, false), (repository.SshKeyId, repository.RefSpecHeads, repository.RefSpecTags));
        foreach (var (name, _, _, json) in settings)
        {
            var property = typeof(GijRepository).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!;
            Assert.True(JToken.DeepEquals(JToken.Parse(json), JToken.FromObject(property.GetValue(repository)!)), name);
        }
    }

    [Theory]
    [InlineData("\"SCANNING\"", "SCANNING")]
    [InlineData("2", "2")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    public void The_state_is_the_servers_word_or_its_number(string json, string? state) =>
        Assert.Equal(state, Read($$"""{"id":1,"state":{{json}}}""").State);

    [Theory]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"id\":1,\"trackedFolderId\":0}")]
    [InlineData("{\"id\":1,\"trackedFolderId\":-1}")]
    [InlineData("{\"id\":1,\"trackedFolderId\":null}")]
    public void One_without_an_integration_is_a_plain_one(string json) => Assert.Null(Read(json).IntegrationId);

    [Fact]
    public void Masks_what_an_answer_says_of_a_secret()
    {
        var repository = Read(
            """{"id":1,"encryptedPassword":"p1","encryptedPat":"p2","pat":"p3","password":"p4","repositoryKey":"shown"}"""
        );
        Assert.All(
            ["encryptedPassword", "encryptedPat", "pat", "password"],
            name => Assert.Equal("********", repository.AdditionalFields[name])
        );
        Assert.Equal("shown", repository.AdditionalFields["repositoryKey"]);
    }

    [Fact]
    public void Is_made_by_hand_for_a_mock()
    {
        var made = new GijRepository(7, "tools") { TagsFilter = "^v" };
        Assert.Equal("7 'tools'", $"{made}");
        Assert.Equal("^v", made.TagsFilter);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GijRepository(0, "x"));
    }

    private static GijRepository Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        reader.Read();
        return ResourceKind<GijRepository>.Instance.Read(reader, null!);
    }
}
