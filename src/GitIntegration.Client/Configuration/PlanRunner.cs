using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using N = GitIntegration.ConfigurationNames;
using S = GitIntegration.SharedFields;

namespace GitIntegration;

/// <summary>Carries out what is planned for a server.</summary>
/// <param name="state">What the server has.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class PlanRunner(PresentState state, IRequestObserver observer)
{
    private readonly ResourceClient<GijIntegration> integrations = new(state.Server, observer);
    private readonly ResourceClient<GijRepository> repositories = new(state.Server, observer);

    private static readonly Dictionary<string, SecureString> NoSecrets = [];

    /// <summary>Refuses a plan that was made for another server, or for one that has changed since.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.ServerMismatch"/> or <see cref="GijErrorId.PlanStale"/>.</exception>
    public void RequireCurrent(ConfigurationPlan plan)
    {
        var address = state.Server.BaseUri.AbsoluteUri;
        if (plan.ServerUri != address)
        {
            throw GijErrors.PlanOfOtherServer($"{plan.Server} at {plan.ServerUri}", $"{state.Server.Name} at {address}");
        }

        string[] changes = [.. plan.Changes.SelectMany(StalenessOf)];
        if (changes.Length > 0)
        {
            throw GijErrors.PlanStale(state.Server.Name, changes);
        }
    }

    /// <summary>Carries out one action.</summary>
    /// <param name="action">What is planned.</param>
    /// <param name="secrets">The value of each secret, by its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The integration that was created or changed; null for a removed one, and for a repository.</returns>
    /// <exception cref="GijException">It couldn't be done.</exception>
    public async Task<GijIntegration?> RunAsync(
        PlannedAction action,
        IReadOnlyDictionary<string, SecureString> secrets,
        CancellationToken cancellationToken
    )
    {
        if (action.Action == GijPlanAction.Create)
        {
            return await integrations.AddAsync(SettingsOf(action, secrets), cancellationToken).ConfigureAwait(false);
        }

        var id = action.Id!.Value;
        if (action.Noun == ResourceKind<GijRepository>.Instance.Noun)
        {
            await ChangeAsync(repositories, action, state.Find(action.Noun, id) as GijRepository, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var present = state.Find(id);
        if (action.Action == GijPlanAction.Remove)
        {
            await integrations.RemoveAsync(id, deleteFiles: false, present, cancellationToken).ConfigureAwait(false);
            return null;
        }

        await ChangeAsync(integrations, action, present, cancellationToken).ConfigureAwait(false);
        return present;
    }

    /// <summary>The vendor calls the request that enables and disables more reliable than the setting.</summary>
    private Task ChangeAsync<T>(ResourceClient<T> client, PlannedAction action, T? present, CancellationToken cancellationToken)
        where T : GijResource =>
        OnlySwitches(action) is { } disabled
            ? client.SetDisabledAsync(action.Id!.Value, disabled, present, cancellationToken)
            : client.UpdateAsync(action.Id!.Value, SettingsOf(action, NoSecrets), present, cancellationToken);

    /// <summary>What the action switches the integration to, where it changes nothing else; null otherwise.</summary>
    private static bool? OnlySwitches(PlannedAction action) =>
        action.Settings.Count == 1 && action.Settings[0].Name == S.Disabled.Name ? action.Settings[0].After as bool? : null;

    private IEnumerable<string> StalenessOf(PlannedAction action)
    {
        if (action.Action == GijPlanAction.Create)
        {
            return state.Find(action.Match).Select(found => Reasons.Named("PlanMade", found.Label));
        }

        if (state.Find(action.Noun, action.Id!.Value) is not { } present)
        {
            return [$"{action.Subject}: {Reasons.Named("PlanGone")}"];
        }

        var settings = action.Action == GijPlanAction.Remove ? AllOf(action, present) : action.Settings;
        return settings
            .Append(new PlannedSetting(S.DisplayName.Name, action.Name, After: null))
            .Where(setting => !PlannedSetting.AreSame(setting.Name, setting.Before, state.ValueOf(present, setting.Name)))
            .Select(setting => $"{action.Subject}: {SaysChanged(setting, present)}")
            .Distinct();
    }

    /// <summary>Everything that is lost, as the plan knows it.</summary>
    private IEnumerable<PlannedSetting> AllOf(PlannedAction action, GijResource present)
    {
        var lost = state.ActionFor((GijIntegration)present, GijPlanAction.Remove);
        return lost
            .Settings.Select(setting => setting.Name)
            .Union(action.Settings.Select(setting => setting.Name))
            .Select(name => action.Settings.FirstOrDefault(one => one.Name == name) ?? new PlannedSetting(name, Before: null, After: null));
    }

    private string SaysChanged(PlannedSetting setting, GijResource present) =>
        Reasons.Named(
            "PlanSetting",
            setting.Name,
            PlannedSetting.Format(state.ValueOf(present, setting.Name)),
            PlannedSetting.Format(setting.Before)
        );

    private SettingSet SettingsOf(PlannedAction action, IReadOnlyDictionary<string, SecureString> secrets)
    {
        var settings = new SettingSet(action.Table);
        foreach (var setting in action.Settings)
        {
            if (setting.Name == N.ProjectKeys)
            {
                settings.Set(S.ProjectMappingIds, IdsOf(setting.After as IEnumerable<string> ?? []));
            }
            else
            {
                var field = PlannedSetting.FieldOf(setting.Name)!;
                settings.Set(field, setting.After ?? field.Kind.Cleared);
            }
        }

        foreach (var secret in action.Secrets)
        {
            settings.Set(PlannedSetting.FieldOf(secret.Key)!, secrets[secret.Value]);
        }

        return settings;
    }

    private long[] IdsOf(IEnumerable<string> keys) => [.. keys.Select(IdOf)];

    private long IdOf(string key) =>
        state.Projects.IdOf(key)
        ?? (
            long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : throw GijErrors.ProjectNotFound([key], state.Server.Name)
        );
}
