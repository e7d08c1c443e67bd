using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>What one member of a request body may hold.</summary>
internal sealed class MemberRule
{
    private readonly JTokenType type;
    private readonly Func<JToken, bool> isAllowed;
    private readonly string fault;

    private MemberRule(string name, JTokenType type, Func<JToken, bool>? isAllowed = null, string fault = "")
    {
        Name = name;
        ResponseName = name;
        this.type = type;
        this.isAllowed = isAllowed ?? (_ => true);
        this.fault = fault;
    }

    /// <summary>The name in a request.</summary>
    public string Name { get; }

    /// <summary>The name in a response; <see cref="Name"/> unless the rule says otherwise.</summary>
    public string ResponseName { get; private set; }

    /// <summary>True for secrets, which no response contains.</summary>
    public bool IsWriteOnly { get; private set; }

    public static MemberRule Flag(string name) => new(name, JTokenType.Boolean);

    public static MemberRule Text(string name) => new(name, JTokenType.String);

    /// <param name="name">The member.</param>
    /// <param name="isAllowed">Whether the text may be sent.</param>
    /// <param name="fault">What is wrong with a text that may not, as the end of a sentence that begins with the member's name.</param>
    public static MemberRule Text(string name, Func<string, bool> isAllowed, string fault) =>
        new(name, JTokenType.String, value => isAllowed((string)value!), fault);

    public static MemberRule Secret(string name) => new(name, JTokenType.String) { IsWriteOnly = true };

    /// <summary>One of some words; the member may have another name in a response.</summary>
    public static MemberRule Choice(string name, IReadOnlyList<string> words, string fault, string? responseName = null) =>
        new(name, JTokenType.String, value => words.Contains((string)value!), fault) { ResponseName = responseName ?? name };

    public static MemberRule Number(string name, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        new(name, JTokenType.Integer, value => IsWithin(value, minimum, maximum), $"must be from {minimum} to {maximum}");

    /// <summary>A list of ids, which are 64 bits long.</summary>
    public static MemberRule Ids(string name) =>
        new(name, JTokenType.Array, value => value.All(id => IsWithin(id, long.MinValue, long.MaxValue)), "must list whole numbers");

    /// <exception cref="SandboxRefusal">The value breaks the rule.</exception>
    public void Check(JToken value)
    {
        if (value.Type != type)
        {
            throw new SandboxRefusal($"{Name} must be of type {type}");
        }

        if (!isAllowed(value))
        {
            throw new SandboxRefusal($"{Name} {fault}");
        }
    }

    /// <summary>JSON has numbers of any size, which a cast to a number of .NET would not survive.</summary>
    private static bool IsWithin(JToken value, long minimum, long maximum) =>
        value is JValue { Value: long number } && number >= minimum && number <= maximum;
}
