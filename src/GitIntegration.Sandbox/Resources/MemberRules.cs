using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The rules for the request bodies of one noun.</summary>
internal sealed class MemberRules(IEnumerable<MemberRule> members)
{
    private readonly Dictionary<string, MemberRule> rules = members.ToDictionary(rule => rule.Name);

    /// <summary>The settings in a body. Members without a rule, read-only ones among them, are ignored as the app does.</summary>
    /// <exception cref="SandboxRefusal">A member breaks its rule.</exception>
    public JObject Read(JObject body)
    {
        var settings = new JObject(body.Properties().Where(member => rules.ContainsKey(member.Name)));
        foreach (var setting in settings.Properties())
        {
            rules[setting.Name].Check(setting.Value);
        }

        return settings;
    }

    /// <summary>A copy of the object with the settings, under the names that a response gives them.</summary>
    public JObject Apply(JObject current, JObject settings)
    {
        var updated = (JObject)current.DeepClone();
        foreach (var setting in settings.Properties().Where(setting => !rules[setting.Name].IsWriteOnly))
        {
            updated[rules[setting.Name].ResponseName] = setting.Value.DeepClone();
        }

        return updated;
    }
}
