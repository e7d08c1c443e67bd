using System;
using System.IO;
using System.Text.Json;
using Json.Schema;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The schema that ships with the module and the module agree about what a configuration is.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(
        File.ReadAllText(Path.Combine(Module.Folder, "en-US", "integrations.schema.json"))
    );

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly Engine engine = new();

    [Fact]
    public void What_is_exported_is_valid()
    {
        var file = Path.Combine(folder.FullName, "a.json");
        engine.ConnectToSandbox().Succeed($"Export-GijIntegration '{file}'");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        Assert.True(Schema.Evaluate(document.RootElement).IsValid);
    }

    [Fact]
    public void A_schema_beside_the_file_is_named_in_it()
    {
        var file = Path.Combine(folder.FullName, "a.json");
        File.Copy(
            Path.Combine(Module.Folder, "en-US", "integrations.schema.json"),
            Path.Combine(folder.FullName, "integrations.schema.json")
        );
        engine.ConnectToSandbox().Succeed($"Export-GijIntegration '{file}'; Compare-GijIntegration '{file}'");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal("./integrations.schema.json", document.RootElement.GetProperty("$schema").GetString());
    }

    [Theory]
    [InlineData(true, """[{"displayName":"TFS 2018"}]""")]
    [InlineData(true, """[{"match":{"id":1},"was":["x"],"key":"k"}]""")]
    [InlineData(true, """{"$schema":"x","integrations":[{"displayName":"TFS 2018","password":"secret:x"}]}""")]
    [InlineData(false, """[{"displayName":"TFS 2018","tagsFiltre":""}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","disabled":"true"}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","folderDepth":9}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","maxMinsToCommitEmail":-1}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","tagsFilter":null}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","pat":"plain"}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","type":"BOGUS"}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","apiPath":"x"}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","projectMappingIds":[1]}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","projectKeys":"OPS"}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","was":[1]}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","match":{"id":1,"origin":"x"}}]""")]
    [InlineData(false, """[{"displayName":"TFS 2018","match":{"id":0}}]""")]
    [InlineData(false, """[{"tagsFilter":""}]""")]
    [InlineData(false, """[5]""")]
    [InlineData(false, """{"integrations":5}""")]
    [InlineData(false, """{"integrations":[],"other":1}""")]
    public void What_the_schema_refuses_the_module_refuses_too(bool isValid, string json)
    {
        var file = Path.Combine(folder.FullName, "a.json");
        File.WriteAllText(file, json);
        using var document = JsonDocument.Parse(json);
        var outcome = engine.ConnectToSandbox().Run($"Compare-GijIntegration '{file}'");
        Assert.Equal((isValid, isValid), (Schema.Evaluate(document.RootElement).IsValid, outcome.ErrorIds.Count == 0));
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Delete(recursive: true);
    }
}
