using System;
using System.Collections.Generic;

namespace GitIntegration.Help;

/// <summary>An example: what it shows, the code, and a sentence about what happens.</summary>
internal sealed record ExampleHelp(string Title, string Code, HelpText Explanation);

/// <summary>A type that a cmdlet accepts from the pipeline, or returns.</summary>
internal sealed record TypeHelp(Type? Type, HelpText Text)
{
    public string Name => Type is null ? "None" : TypeNames.Full(Type);
}

/// <summary>A way to call a cmdlet: the parameters that go together.</summary>
internal sealed record SyntaxHelp(string Set, IReadOnlyList<ParameterHelp> Parameters);

/// <summary>All that the help says about a cmdlet.</summary>
internal sealed record CmdletHelp
{
    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public string Name => $"{Verb}-{Noun}";

    public required HelpText Synopsis { get; init; }

    public required HelpText Description { get; init; }

    public required IReadOnlyList<SyntaxHelp> Syntax { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<TypeHelp> Inputs { get; init; }

    public required IReadOnlyList<TypeHelp> Outputs { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    public required IReadOnlyList<string> SeeAlso { get; init; }
}
