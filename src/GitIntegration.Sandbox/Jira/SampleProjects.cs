using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>The projects of a sandbox that is given no others.</summary>
internal static class SampleProjects
{
    public static IReadOnlyList<JObject> All() =>
        [
            Make("10000", "PAY", "Payments"),
            Make("10001", "OPS", "Operations"),
            Make("10002", "WEB", "Web shop"),
            Make("10003", "MOB", "Mobile apps"),
        ];

    private static JObject Make(string id, string key, string name) =>
        new()
        {
            ["id"] = id,
            ["key"] = key,
            ["name"] = name,
        };
}
