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
    private static readonly string[] BesideTheFields = ["AdditionalField", "Credential", "Identity", "Server"];

    private readonly Engine engine = new();
    private readonly CommandInfo command;

    public GuardTests() => command = (CommandInfo)engine.Succeed("Get-Command Set-GijIntegration").Output.Single().BaseObject;

    public static IEnumerable<object[]> Fields => DocumentedFields.Rows;

    [Fact]
    public void The_parameters_are_the_documented_settings_and_four_more()
    {
        var common = Cmdlet.CommonParameters.Concat(Cmdlet.OptionalCommonParameters);
        Assert.Equal(DocumentedFields.All.Select(field => field.Parameter).Concat(BesideTheFields).Order(), command.Parameters.Keys.Except(common).Order());
    }

    [Fact]
    public void The_cmdlet_itself_declares_no_setting()
    {
        var type = ((CmdletInfo)command).ImplementingType;
        Assert.Equal(["Identity"], type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_setting_is_never_taken_from_the_pipeline_and_has_the_transformation_of_its_kind(string name, string parameter, string value, string json)
    {
        var metadata = command.Parameters[parameter];
        Assert.DoesNotContain(metadata.ParameterSets.Values, set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName || set.ValueFromRemainingArguments);

        var (transformation, type) = json switch
        {
            _ when value == "$secret" => ("SecretAttribute", typeof(System.Security.SecureString)),
            "true" or "false" => ("FlagAttribute", typeof(bool)),
            ['[', ..] => ("IdListAttribute", typeof(long[])),
            ['"', ..] => ("TextAttribute", typeof(string)),
            _ => ("WholeNumberAttribute", typeof(int)),
        };
        Assert.Equal(transformation, Assert.Single(metadata.Attributes.OfType<ArgumentTransformationAttribute>(), attribute => attribute.GetType().Namespace == "GitIntegration.PowerShell").GetType().Name);
        Assert.Equal(type, metadata.ParameterType);
        Assert.Equal(IntegrationFields.OfName(name)!.ParameterName, parameter);
    }

    [Theory]
    [InlineData("Type", 12)]
    [InlineData("AwsRegion", 26)]
    public void A_choice_offers_exactly_the_words_of_the_field_table(string parameter, int count)
    {
        var offered = Assert.Single(command.Parameters[parameter].Attributes.OfType<ValidateSetAttribute>()).ValidValues;
        Assert.Equal(count, offered.Count);
        Assert.Equal(IntegrationFields.OfParameter(parameter)!.Choices.Order(), offered.Order());
    }

    [Theory]
    [InlineData("FolderDepth", 1, 5)]
    [InlineData("MaxMinsToCommitEmail", 0, int.MaxValue)]
    public void A_number_has_its_range(string parameter, int minimum, int maximum)
    {
        var range = Assert.Single(command.Parameters[parameter].Attributes.OfType<ValidateRangeAttribute>());
        Assert.Equal((minimum, maximum), (range.MinRange, range.MaxRange));
    }

    [Theory]
    [InlineData("Pat", "PersonalAccessToken")]
    [InlineData("ProjectMappingId", "ProjectMappingIds")]
    [InlineData("Identity", "Id")]
    public void Friendlier_names_are_aliases(string parameter, string alias) => Assert.Contains(alias, command.Parameters[parameter].Aliases);

    public void Dispose() => engine.Dispose();
}
