using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration.Sandbox;

/// <summary>A request on its way through the route that matched it.</summary>
internal sealed class RouteContext(SandboxRequest request, IReadOnlyDictionary<string, string> values, string user)
{
    public SandboxRequest Request { get; } = request;

    /// <summary>The values of the placeholders in the route's template.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = values;

    /// <summary>The user's name; empty for an anonymous request.</summary>
    public string User { get; } = user;

    /// <summary>Reads the body as one JSON object; text that looks like a date stays text.</summary>
    /// <exception cref="SandboxRefusal">The body is something else.</exception>
    public JObject ReadBody()
    {
        using var reader = new JsonTextReader(new StringReader(Request.Body)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var body = JToken.ReadFrom(reader);
            if (reader.Read())
            {
                throw InvalidJson();
            }

            return body as JObject ?? throw new SandboxRefusal("The request body is not a JSON object");
        }
        catch (JsonReaderException)
        {
            throw InvalidJson();
        }
    }

    private static SandboxRefusal InvalidJson() => new("The request body is not valid JSON", "Send one JSON object.");
}
