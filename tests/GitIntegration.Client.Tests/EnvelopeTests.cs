using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The forms in which the app is known to answer, over a socket.</summary>
public sealed class EnvelopeTests : System.IDisposable
{
    private readonly LoopbackServer server = new("/jira");
    private readonly GijServer connection;

    public EnvelopeTests() => connection = server.Connect();

    [Theory]
    [InlineData("""{"success":"true","integration":[{"id":5,"displayName":"x"}]}""")]
    [InlineData("""{"success":"true","integrations":[{"id":5,"displayName":"x"}]}""")]
    [InlineData("""{"success":true,"integration":{"id":5,"displayName":"x"}}""")]
    [InlineData("""{"integrations":{"id":5,"displayName":"x"},"success":"TRUE","new":{"a":[1]}}""")]
    [InlineData("\uFEFF  {\"success\":true,\"integration\":{\"id\":5,\"displayName\":\"x\"}}  \r\n")]
    public async Task One_integration_is_read_from_an_array_or_an_object_under_either_name(string body)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json;charset=UTF-8", body);
        Assert.Equal("x", (await connection.GetAsync(5)).DisplayName);
    }

    [Theory]
    [InlineData("""{"success":true,"integrations":[{"id":5},{"id":6}]}""", 2)]
    [InlineData("""{"success":"true","integrations":[]}""", 0)]
    [InlineData("""{"success":true,"integrations":null}""", 0)]
    [InlineData("""{"success":true}""", 0)]
    public async Task A_list_is_read_in_all_its_forms(string body, int count)
    {
        server.On("GET /rest/gitplugin/1.0/integration", 200, "application/json", body);
        Assert.Equal(count, (await connection.ListAsync()).Count);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData("")]
    public async Task Json_is_recognised_under_another_content_type(string contentType)
    {
        server.On(
            "GET /rest/gitplugin/1.0/integration/5",
            200,
            contentType,
            """{"success":"true","integration":[{"id":5,"displayName":"x"}]}"""
        );
        Assert.Equal("x", (await connection.GetAsync(5)).DisplayName);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_failure_body_is_a_failure_whatever_the_status(int status)
    {
        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            status,
            "application/json",
            """{"success":false,"error":"Bad regex","advice":"Mend it."}"""
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.TagsFilter, "[")));

        Assert.Equal(GijErrorId.RequestRejected, error.Id);
        Assert.Equal(status, error.StatusCode);
        Assert.EndsWith(" The server advises: 'Mend it.'", error.Advice, System.StringComparison.Ordinal);
        Assert.Contains("integration 5", error.Message, System.StringComparison.Ordinal);
        Assert.Contains("'Bad regex'", error.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "Whatever")]
    [InlineData(200, "Repository with id=5 does not exist")]
    [InlineData(500, "Integration 5 DOES NOT EXIST")]
    public async Task A_failure_body_can_mean_that_there_is_no_such_integration(int status, string text)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", status, "application/json", $$"""{"success":"false","error":"{{text}}"}""");
        var error = await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5));

        Assert.Equal(GijErrorId.IntegrationNotFound, error.Id);
        Assert.Contains("integration 5 on test", error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_exist_can_be_something_else()
    {
        server.On(
            "PUT /rest/gitplugin/1.0/integration/5",
            200,
            "application/json",
            """{"success":false,"error":"Project with id=99 does not exist"}"""
        );
        var error = await Assert.ThrowsAsync<GijException>(() => connection.UpdateAsync(5, (SharedFields.Disabled, true)));
        Assert.Equal(GijErrorId.RequestRejected, error.Id);
        Assert.Contains("Project with id=99", error.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":"session expired, please log in"}""")]
    public async Task A_list_that_neither_succeeds_nor_is_there_is_no_empty_list(string body)
    {
        server.On("GET /rest/gitplugin/1.0/integration", 200, "application/json", body);
        Assert.Equal(GijErrorId.InvalidResponse, (await Assert.ThrowsAsync<GijException>(connection.ListAsync)).Id);
    }

    [Theory]
    [InlineData("""{"success":true,"integration":{"id":6}}""")]
    [InlineData("""{"success":true,"integration":[]}""")]
    [InlineData("""{"success":true,"integration":[{"id":5},{"id":5}]}""")]
    [InlineData("""{"success":true,"integration":"5"}""")]
    [InlineData("""{"success":true,"integration":["5"]}""")]
    [InlineData("""{"success":true,"integration":{"displayName":"x"}}""")]
    [InlineData("""[{"id":5}]""")]
    [InlineData("""{"success":true,"integration":{"id":5}""")]
    [InlineData("""{"success":true,"integration":{"id":5}} and more""")]
    [InlineData("")]
    public async Task Anything_else_is_an_invalid_response(string body)
    {
        server.On("GET /rest/gitplugin/1.0/integration/5", 200, "application/json", body);
        Assert.Equal(GijErrorId.InvalidResponse, (await Assert.ThrowsAsync<GijException>(() => connection.GetAsync(5))).Id);
    }

    public void Dispose()
    {
        connection.Dispose();
        server.Dispose();
    }
}
