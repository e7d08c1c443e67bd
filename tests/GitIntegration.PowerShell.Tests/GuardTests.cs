using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The rules about parameters that no compiler keeps, by reflection over the packaged cmdlets.</summary>
public sealed class GuardTests : IDisposable
{
    private static readonly string[] BesideTheFields = ["AdditionalField", "Credential", "ProjectKey", "Server", "SkipFilterTest"];

    private readonly Engine engine = new();

    public static TheoryData<string, string[], string[]> Cmdlets =>
        new()
        {
            { "New-GijIntegration", [], ["SkipExisting", "TimeoutSec", "WaitIndexed"] },
            { "Set-GijIntegration", ["Identity", "ThrottleLimit"], ["Clear", "MaxLoss", "Preview", "SkipUnchanged"] },
            { "Copy-GijIntegration", ["Identity", "ThrottleLimit"], ["Destination", "SkipExisting"] },
        };

    public static IEnumerable<object[]> Fields => DocumentedFields.Rows;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_parameters_are_the_documented_settings_and_a_few_more_and_the_cmdlet_itself_declares_no_setting(
        string name,
        string[] inherited,
        string[] own
    )
    {
        var common = Cmdlet.CommonParameters.Concat(Cmdlet.OptionalCommonParameters);
        var command = Command(name);
        Assert.Equal(
            DocumentedFields.All.Select(field => field.Parameter).Concat(BesideTheFields).Concat(inherited).Concat(own).Order(),
            command.Parameters.Keys.Except(common).Order()
        );
        Assert.Equal(own, DeclaredBy(command));
    }

    [Theory]
    [InlineData("New-GijRepository", "SkipExisting")]
    [InlineData("Set-GijRepository", "Clear Identity SkipUnchanged ThrottleLimit")]
    public void So_it_is_with_repositories(string name, string own)
    {
        string[] declared = [.. own.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var common = Cmdlet.CommonParameters.Concat(Cmdlet.OptionalCommonParameters);
        var command = Command(name);
        Assert.Equal(
            DocumentedFields.OfRepositories.Select(field => field.Parameter).Concat(BesideTheFields).Concat(declared).Order(),
            command.Parameters.Keys.Except(common).Order()
        );
        Assert.Equal(declared, DeclaredBy(command));
        foreach (var (field, parameter, value, json) in DocumentedFields.OfRepositories)
        {
            CheckSetting(command.Parameters[parameter], value, json);
            Assert.Equal(RepositoryFields.Table.OfName(field)!.ParameterName, parameter);
        }
    }

    [Fact]
    public void Both_nouns_share_the_21_settings_that_the_pages_mark_so()
    {
        var shared = RepositoryFields.Table.All.Intersect(IntegrationFields.Table.All).Select(field => field.Name);
        Assert.Equal(DocumentedFields.All.Select(field => field.Name).Except(DocumentedFields.OfIntegrationsOnly).Order(), shared.Order());
        Assert.Equal(21, shared.Count());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_setting_is_never_taken_from_the_pipeline_and_has_the_transformation_of_its_kind(
        string name,
        string parameter,
        string value,
        string json
    )
    {
        foreach (var cmdlet in Cmdlets.Select(row => Command((string)row[0])))
        {
            CheckSetting(cmdlet.Parameters[parameter], value, json);
            Assert.Equal(IntegrationFields.Table.OfName(name)!.ParameterName, parameter);
        }
    }

    [Theory]
    [InlineData("Type", 12)]
    [InlineData("AwsRegion", 26)]
    public void A_choice_offers_exactly_the_words_of_the_field_table(string parameter, int count)
    {
        var offered = Assert
            .Single(Command("New-GijIntegration").Parameters[parameter].Attributes.OfType<ValidateSetAttribute>())
            .ValidValues;
        Assert.Equal(count, offered.Count);
        Assert.Equal(((ChoiceKind)IntegrationFields.Table.OfParameter(parameter)!.Kind).Choices.Order(), offered.Order());
    }

    [Theory]
    [InlineData("FolderDepth", 1, 5)]
    [InlineData("MaxMinsToCommitEmail", 0, int.MaxValue)]
    [InlineData("ProjectMappingId", 1L, long.MaxValue)]
    public void A_number_has_its_range(string parameter, object minimum, object maximum)
    {
        var range = Assert.Single(Command("New-GijIntegration").Parameters[parameter].Attributes.OfType<ValidateRangeAttribute>());
        Assert.Equal((minimum, maximum), (range.MinRange, range.MaxRange));
    }

    [Theory]
    [InlineData("New-GijIntegration")]
    [InlineData("Set-GijIntegration")]
    [InlineData("Get-GijScanPreview")]
    public void A_path_has_its_length_and_shape(string command)
    {
        var attributes = Command(command).Parameters["ApiPath"].Attributes;
        Assert.Equal(2000, Assert.Single(attributes.OfType<ValidateLengthAttribute>()).MaxLength);
        var error = Assert.Single(engine.Run($"{command} -ApiPath api/v4").AllErrors);
        Assert.EndsWith("'ApiPath'. 'api/v4' must be a single line that starts with '/'.", $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pat", "PersonalAccessToken", "New-GijIntegration", "Set-GijIntegration")]
    [InlineData("ProjectMappingId", "ProjectMappingIds", "New-GijIntegration", "Set-GijIntegration")]
    [InlineData(
        "Identity",
        "Id",
        "Get-GijIntegration",
        "Set-GijIntegration",
        "Enable-GijIntegration",
        "Disable-GijIntegration",
        "Remove-GijIntegration",
        "Copy-GijIntegration"
    )]
    public void Friendlier_names_are_aliases(string parameter, string alias, params string[] cmdlets) =>
        Assert.All(cmdlets, cmdlet => Assert.Contains(alias, Command(cmdlet).Parameters[parameter].Aliases));

    public void Dispose() => engine.Dispose();

    private static IEnumerable<string> DeclaredBy(CmdletInfo command) =>
        command
            .ImplementingType.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.Name)
            .Order();

    private CmdletInfo Command(string name) => (CmdletInfo)engine.Succeed($"Get-Command {name}").Output.Single().BaseObject;

    private static void CheckSetting(ParameterMetadata metadata, string value, string json)
    {
        Assert.DoesNotContain(
            metadata.ParameterSets.Values,
            set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName || set.ValueFromRemainingArguments
        );

        var (transformation, type) = json switch
        {
            _ when value == "$secret" => ("SecretAttribute", typeof(System.Security.SecureString)),
            "true" or "false" => ("FlagAttribute", typeof(bool)),
            ['[', ..] => ("IdListAttribute", typeof(long[])),
            ['"', ..] => ("TextAttribute", typeof(string)),
            _ => ("WholeNumberAttribute", typeof(int)),
        };
        Assert.Equal(
            transformation,
            Assert
                .Single(
                    metadata.Attributes.OfType<ArgumentTransformationAttribute>(),
                    attribute => attribute.GetType().Namespace == "GitIntegration.PowerShell"
                )
                .GetType()
                .Name
        );
        Assert.Equal(type, metadata.ParameterType);
    }
}
