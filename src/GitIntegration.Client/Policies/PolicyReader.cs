using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>
/// Reads the JSON of a policy. Unknown members are refused, because a misspelled rule would have no effect. Comments and
/// trailing commas are accepted, as Newtonsoft.Json accepts them.
/// </summary>
internal static class PolicyReader
{
    /// <param name="file">The file, for errors.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="FormatException">It is not a policy.</exception>
    public static Policy Read(string file, TextReader text)
    {
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        try
        {
            if (JsonValues.Next(reader) != JsonToken.StartObject)
            {
                throw new FormatException(Reasons.Named("NotJsonObject"));
            }

            var policy = ReadRules(file, reader);
            RequireEnd(reader);
            return policy;
        }
        catch (JsonReaderException failure)
        {
            throw new FormatException(
                Reasons.Named("AtPlace", Reasons.Named("InvalidJson"), failure.LineNumber, failure.LinePosition),
                failure
            );
        }
    }

    private static Policy ReadRules(string file, JsonReader reader)
    {
        IReadOnlyList<HostPattern>? hosts = null;
        var named = new HashSet<string>();
        var demands = new List<string>();
        foreach (var name in JsonValues.Members(reader))
        {
            if (!named.Add(name))
            {
                throw new FormatException(Reasons.Named("RuleNamedTwice", name));
            }

            if (name == Policy.AllowedHosts)
            {
                hosts = ReadHosts(reader);
            }
            else if (Policy.Flags.Contains(name))
            {
                demands.AddRange(ReadFlag(reader, name) ? [name] : []);
            }
            else
            {
                throw new FormatException(Reasons.NotOneOf(name, [Policy.AllowedHosts, .. Policy.Flags]));
            }
        }

        return new Policy(file, hosts, demands);
    }

    private static List<HostPattern> ReadHosts(JsonReader reader)
    {
        var hosts = new List<HostPattern>();
        if (reader.TokenType != JsonToken.StartArray)
        {
            throw new FormatException(Reasons.Named("NotHostList", Policy.AllowedHosts));
        }

        while (JsonValues.Next(reader) != JsonToken.EndArray)
        {
            hosts.Add(
                reader is { TokenType: JsonToken.String, Value: string host }
                    ? HostPattern.Parse(host)
                    : throw new FormatException(Reasons.Named("NotHostList", Policy.AllowedHosts))
            );
        }

        return hosts;
    }

    private static bool ReadFlag(JsonReader reader, string name) =>
        reader is { TokenType: JsonToken.Boolean, Value: bool flag } ? flag : throw new FormatException(Reasons.NotTrueOrFalse(name));

    private static void RequireEnd(JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw new FormatException(Reasons.Named("InvalidJson"));
            }
        }
    }
}
