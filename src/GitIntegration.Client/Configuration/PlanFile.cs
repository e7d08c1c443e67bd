using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using N = GitIntegration.ConfigurationNames;

namespace GitIntegration;

/// <summary>A plan as JSON. It has the names of secrets, and no secret.</summary>
internal static class PlanFile
{
    /// <summary>The version of the file. One that is higher is for a later version of this module.</summary>
    private const int Version = 1;

    /// <summary>The first member, by which a plan is told from a configuration.</summary>
    public const string VersionName = "plan";

    private const string Server = "server",
        ServerUri = "serverUri",
        Made = "made",
        Actions = "actions",
        ActionName = "action",
        Noun = "noun",
        Id = "id",
        Name = "name",
        Settings = "settings",
        Before = "before",
        After = "after",
        References = "references",
        Setting = "setting",
        Origins = "origins",
        Names = "names";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The plan as text.</summary>
    public static string Format(ConfigurationPlan plan) =>
        IndentedJson.Write(json =>
        {
            json.WriteStartObject();
            json.Write(VersionName, Version);
            json.Write(Server, plan.Server);
            json.Write(ServerUri, plan.ServerUri);
            json.Write(Made, plan.Made.ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteObjects(Actions, plan.Actions, action => Write(json, action));
            json.WriteEndObject();
        });

    /// <summary>True for a file that begins as a plan does.</summary>
    public static bool IsPlan(string path)
    {
        try
        {
            return ConfigurationFile.Read(path, BeginsPlan);
        }
        catch (Exception failure) when (failure is GijException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <exception cref="GijException"><see cref="GijErrorId.ConfigurationUnreadable"/>.</exception>
    public static ConfigurationPlan Read(string path)
    {
        var text = ConfigurationFile.Read(path);
        try
        {
            using var reader = ReaderOf(new StringReader(text));
            var root = JsonValues.Next(reader) == JsonToken.StartObject ? new Part(JsonValues.ReadObject(reader)) : throw Invalid();
            return ToPlan(root);
        }
        catch (JsonException)
        {
            throw GijErrors.ConfigurationUnreadable(path, Reasons.Named("InvalidJson"));
        }
        catch (FormatException failure)
        {
            throw GijErrors.ConfigurationUnreadable(path, failure.Message);
        }
    }

    private static JsonTextReader ReaderOf(TextReader text) => new(text) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };

    private static bool BeginsPlan(TextReader text)
    {
        using var reader = ReaderOf(text);
        return JsonValues.Next(reader) == JsonToken.StartObject
            && JsonValues.Next(reader) == JsonToken.PropertyName
            && (string)reader.Value! == VersionName
            && JsonValues.Next(reader) == JsonToken.Integer
            && JsonValues.Long(reader.Value) <= Version;
    }

    private static void Write(JsonTextWriter json, PlannedAction action)
    {
        json.Write(ActionName, $"{action.Action}");
        json.Write(Noun, action.Noun);
        json.WriteIfGiven(N.Key, action.Key);
        json.WriteIfGiven(Id, action.Id);
        json.WriteIfGiven(Name, action.Name);
        if (action.Action == GijPlanAction.Create)
        {
            json.WriteIfGiven(Origins, action.Match.Origins);
            json.WriteIfGiven(Names, action.Match.Names);
        }

        if (action.Settings.Count > 0)
        {
            json.WriteObjects(Settings, action.Settings, setting => Write(json, setting));
        }

        if (action.Secrets.Count > 0)
        {
            json.WriteObjects(References, action.Secrets, secret => Write(json, secret));
        }
    }

    private static void Write(JsonTextWriter json, KeyValuePair<string, string> secret)
    {
        json.Write(Setting, secret.Key);
        json.Write(Name, secret.Value);
    }

    private static void Write(JsonTextWriter json, PlannedSetting setting)
    {
        json.Write(Name, setting.Name);
        json.WriteIfKnown(Before, setting.Before);
        json.WriteIfKnown(After, setting.After);
    }

    private static ConfigurationPlan ToPlan(Part root)
    {
        var version = JsonValues.Long(root.Value(VersionName)) ?? throw Invalid();
        return version > Version
            ? throw new FormatException(Reasons.Named("LaterPlan", version))
            : new ConfigurationPlan
            {
                Server = root.Text(Server) ?? throw Invalid(),
                ServerUri = root.Text(ServerUri) ?? throw Invalid(),
                Made = ToTime(root.Text(Made)),
                Actions = RequireOnce([.. root.Parts(Actions).Select(ToAction)]),
            };
    }

    /// <summary>Refuses two actions for one object: the second would undo the first without having seen it.</summary>
    private static PlannedAction[] RequireOnce(PlannedAction[] actions)
    {
        var objects = actions.Where(action => action.Id is not null).Select(action => (action.Noun, action.Id)).ToArray();
        return objects.Distinct().Count() == objects.Length ? actions : throw Invalid();
    }

    private static PlannedAction ToAction(Part part)
    {
        var action = Enum.GetNames(typeof(GijPlanAction)).Contains(part.Text(ActionName))
            ? (GijPlanAction)Enum.Parse(typeof(GijPlanAction), part.Text(ActionName)!)
            : throw Invalid();
        var id = JsonValues.WholeNumber(part.Value(Id));
        var noun = ResourceKind.All.FirstOrDefault(kind => kind.Noun == part.Text(Noun)) ?? throw Invalid();
        var planned = new PlannedAction
        {
            Action = action,
            Noun = noun.Noun,
            Key = part.Text(N.Key),
            Id = id,
            Name = part.Text(Name),
            Match = new ConfigurationMatch { Origins = part.Texts(Origins) ?? [], Names = part.Texts(Names) ?? [] },
            Settings = [.. part.Parts(Settings).Select(ToSetting)],
            Secrets = ToSecrets(part),
        };
        return IsAllowed(planned) ? planned : throw Invalid();
    }

    /// <summary>Refuses what no plan is made of: it would do more, or less, than it seems to.</summary>
    private static bool IsAllowed(PlannedAction action)
    {
        var isIntegration = action.Noun == ResourceKind<GijIntegration>.Instance.Noun;
        var table = action.Table;
        string[] names = [.. action.Settings.Select(setting => setting.Name)];
        var isNew = action.Action == GijPlanAction.Create;
        var hasAfter = action.Settings.All(setting => setting.After is not null);
        return names.Distinct().Count() == names.Length
            && names.All(name => name == N.ProjectKeys || table.IndexOfName(name) is not null)
            && (action.Id is null) == isNew
            && (isNew || action.Secrets.Count == 0)
            && action.Action switch
            {
                GijPlanAction.Unchanged => action.Settings.Count == 0,
                GijPlanAction.Create => isIntegration && hasAfter && action.Match.Origins.Concat(action.Match.Names).Any(),
                GijPlanAction.Change => hasAfter && action.Settings.Count > 0,
                GijPlanAction.Disable => isIntegration
                    && action.Settings.Count == 1
                    && action.Settings[0] is { After: true } only
                    && only.Name == SharedFields.Disabled.Name,
                GijPlanAction.Remove => isIntegration && action.Settings.All(setting => setting.After is null),
                _ => false,
            };
    }

    private static PlannedSetting ToSetting(Part part)
    {
        var name = part.Text(Name) ?? throw Invalid();
        return name == N.ProjectKeys ? new PlannedSetting(name, part.Texts(Before), part.Texts(After))
            : PlannedSetting.FieldOf(name) is { Kind.IsSecret: false } field
                ? new PlannedSetting(field.Name, field.Kind.Read(part.Value(Before)), field.Kind.Read(part.Value(After)))
            : throw Invalid();
    }

    private static Dictionary<string, string> ToSecrets(Part part)
    {
        var secrets = new Dictionary<string, string>();
        foreach (var secret in part.Parts(References))
        {
            var field = PlannedSetting.FieldOf(secret.Text(Setting) ?? string.Empty);
            var name = field is { Kind.IsSecret: true } ? field.Name : throw Invalid();
            secrets[name] = secret.Text(Name) ?? throw Invalid();
        }

        return secrets;
    }

    private static DateTime ToTime(string? text) =>
        DateTime.TryParseExact(
            text,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw Invalid();

    private static FormatException Invalid() => new(Reasons.Named("NotPlan"));

    /// <summary>An object of the file.</summary>
    private sealed class Part(Dictionary<string, object?> members)
    {
        public object? Value(string name) => members.TryGetValue(name, out var value) ? value : null;

        public string? Text(string name) => Value(name) as string;

        public string[]? Texts(string name) =>
            Value(name) is object?[] elements ? [.. elements.Select(element => element as string ?? throw Invalid())] : null;

        public IEnumerable<Part> Parts(string name) =>
            Value(name) switch
            {
                null => [],
                object?[] elements => elements.Select(element => new Part(element as Dictionary<string, object?> ?? throw Invalid())),
                _ => throw Invalid(),
            };
    }
}
