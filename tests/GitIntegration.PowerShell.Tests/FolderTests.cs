using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The rules about folders and lines that no compiler keeps.</summary>
public sealed partial class FolderTests
{
    private const int LongestLine = 140;

    public static TheoryData<string> Assemblies => new("GitIntegration.Client", "GitIntegration.Sandbox", "GitIntegration.PowerShell");

    public static TheoryData<string> NounlessFolders =>
        new(
            "GitIntegration.Client/Fields",
            "GitIntegration.Client/Http",
            "GitIntegration.Client/Resources",
            "GitIntegration.Sandbox/Http",
            "GitIntegration.Sandbox/Resources",
            "GitIntegration.PowerShell/Pipeline",
            "GitIntegration.PowerShell/Resources"
        );

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_folder_depends_on_one_that_depends_on_it(string assembly)
    {
        var folders = FoldersOfTypes(Checkout.PathOf($"src/{assembly}"));
        using var module = ModuleDefinition.ReadModule(Path.Combine(Module.Folder, $"{assembly}.dll"));
        var dependencies = module
            .Types.SelectMany(type => TypesUsedBy(type).Select(used => (From: FolderOf(type), To: FolderOf(used))))
            .Where(pair => pair is { From: not null, To: not null } && pair.From != pair.To)
            .ToLookup(pair => pair.From!, pair => pair.To!);

        Assert.True(dependencies.Count > 2, "The folders of the types are no longer found.");
        Assert.All(dependencies, folder => Assert.Null(CycleThrough([folder.Key], dependencies)));

        string? FolderOf(TypeReference type) => folders.GetValueOrDefault(Outermost(type).Name.Split('`')[0]);
    }

    [Theory]
    [MemberData(nameof(NounlessFolders))]
    public void What_all_nouns_share_names_none_of_them(string folder)
    {
        var files = Sources(Checkout.PathOf($"src/{folder}")).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(Noun(), File.ReadAllText(file)));
    }

    [Fact]
    public void No_line_is_longer_than_people_read()
    {
        var files = new[] { "src", "tests", "bench", "demo", "tools" }.SelectMany(folder => Sources(Checkout.PathOf(folder))).ToArray();
        Assert.True(files.Length > 100, "The sources are no longer found.");
        Assert.All(files, file => Assert.DoesNotContain(File.ReadLines(file), line => line.Length > LongestLine));
    }

    [Fact]
    public void The_development_container_has_the_sdk_that_the_project_asks_for() =>
        Assert.Equal(Version("global.json"), Version(".devcontainer/devcontainer.json"));

    private static string Version(string file) => VersionOfSdk().Match(Checkout.Read(file)).Value;

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>The folder of each type by its name, which is unique within an assembly.</summary>
    private static Dictionary<string, string> FoldersOfTypes(string project) =>
        Sources(project)
            .SelectMany(file =>
                TypeDeclaration()
                    .Matches(File.ReadAllText(file))
                    .Select(match =>
                        (Type: match.Groups["name"].Value, Folder: Path.GetRelativePath(project, Path.GetDirectoryName(file)!))
                    )
            )
            .DistinctBy(pair => pair.Type)
            .ToDictionary(pair => pair.Type, pair => pair.Folder, StringComparer.Ordinal);

    private static string? CycleThrough(string[] path, ILookup<string, string> dependencies)
    {
        foreach (var next in dependencies[path[^1]].Distinct())
        {
            if (next == path[0])
            {
                return string.Join(" -> ", path.Append(next));
            }

            if (!path.Contains(next) && CycleThrough([.. path, next], dependencies) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    private static IEnumerable<TypeReference> TypesUsedBy(TypeDefinition type)
    {
        TypeReference?[] declared =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.CustomAttributes.SelectMany(TypesIn),
            .. type.Properties.SelectMany(property => property.CustomAttributes).SelectMany(TypesIn),
            .. type.Methods.SelectMany(TypesIn),
        ];
        return declared.OfType<TypeReference>().SelectMany(Parts).Concat(type.NestedTypes.SelectMany(TypesUsedBy));
    }

    private static IEnumerable<TypeReference?> TypesIn(CustomAttribute attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference).Append(attribute.AttributeType);

    private static IEnumerable<TypeReference?> TypesIn(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        return method.HasBody
            ? signature
                .Concat(method.Body.Variables.Select(variable => variable.VariableType))
                .Concat(method.Body.Instructions.SelectMany(TypesIn))
            : signature;
    }

    private static IEnumerable<TypeReference?> TypesIn(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType).Append(method.ReturnType),
            MemberReference member => [member.DeclaringType],
            _ => [],
        };

    /// <summary>The type without arrays and references around it, and its generic arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification wrapped => Parts(wrapped.ElementType),
            _ => [type],
        };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(
        @"^(public |internal |abstract |sealed |static |partial |readonly )*(class|interface|enum|struct|record) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        10_000
    )]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?<=""version"": "")\d+\.\d+\.\d+", RegexOptions.None, 10_000)]
    private static partial Regex VersionOfSdk();

    [GeneratedRegex("(?<!Git)integration", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Noun();
}
