using System;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>
/// How a response wraps its content. The operations of the app do it in different ways, and say their success as a
/// boolean or as text.
/// </summary>
internal static class BodyShape
{
    /// <summary>The content as a member of an object that says success.</summary>
    public static Func<JToken, JToken> Enveloped(string name, JToken success) =>
        content => new JObject { ["success"] = success, [name] = content };

    /// <summary>The same, with one object as an array of one.</summary>
    public static Func<JToken, JToken> EnvelopedArray(string name, JToken success) =>
        content => new JObject { ["success"] = success, [name] = new JArray(content) };

    public static JToken Bare(JToken content) => content;

    /// <summary>The response to an operation without content.</summary>
    public static JToken Success() => new JObject { ["success"] = true };
}
