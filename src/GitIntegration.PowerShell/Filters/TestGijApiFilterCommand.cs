using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace GitIntegration.PowerShell;

/// <summary>Tests an -ApiFilter before you use it.</summary>
/// <remarks>
/// The app removes every repository that the filter doesn't keep, with its clone and its index, at the next scan. This cmdlet tells
/// whether the expression is valid JMESPath, whether it has the form that the type of git host needs, and which repositories it keeps. It
/// contacts no git host: it uses a list that you have saved or pipe, or what Jira knows of the repositories of an integration.
/// <para>
/// Problems of severity <c>Error</c> make the filter useless. Those of severity <c>Warning</c> are traps: expressions that libraries
/// understand differently, or that probably don't mean what they seem to. Whether the app applies the filter to each page of a list or to
/// the whole isn't documented; it makes no difference for a filter that looks at one repository at a time.
/// </para>
/// </remarks>
/// <example>
/// Check an expression
/// <code>
/// Test-GijApiFilter '[?(!archived)]' -Type GITHUB
/// </code>
/// IsValid is true, and there are no problems.
/// </example>
/// <example>
/// See why it wouldn't work
/// <code>
/// (Test-GijApiFilter "[?name=='Tools']" -Type AZURE).Problems
/// </code>
/// Microsoft's hosts need <c>{value: value[?…]}</c>. Without it, nothing would be left of the list.
/// </example>
/// <example>
/// Try it on a list from the host
/// <code>
/// $list = '[{"name":"api"},{"name":"api-old"},{"name":"docs"}]'
/// $list | Test-GijApiFilter "[?starts_with(name, 'api')]"
/// </code>
/// Shows the two repositories that it keeps and the one that it drops. The text is what the host's list request returns; a file works
/// with -Path.
/// </example>
/// <example>
/// Try it on the repositories that Jira has
/// <code>
/// Test-GijApiFilter "[?name != 'legacy-billing']" -Integration 3
/// </code>
/// Jira knows only the names. For other members, use -Path, or <c>Get-GijScanPreview</c>, which asks the git host.
/// </example>
/// <seealso cref="SetGijIntegrationCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "GijApiFilter", DefaultParameterSetName = Alone)]
[OutputType(typeof(GijFilterTest))]
public sealed class TestGijApiFilterCommand : ResourceCommand<GijIntegration>
{
    private const string Alone = "Filter",
        ByPath = "Path",
        ByInput = "InputObject",
        ByIntegration = "Integration";

    private readonly List<object?> piped = [];

    /// <summary>The JMESPath expression. With -Integration, the default is the integration's own filter.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Alone)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByInput)]
    [Parameter(Position = 0, ParameterSetName = ByIntegration)]
    [AllowEmptyString]
    [Text]
    public string? Filter { get; set; }

    /// <summary>
    /// A JSON file with what the git host's list request returned: one page, or an array of pages. It can be up to 256 MiB in size.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// The repositories as the git host lists them: JSON text, or objects as Invoke-RestMethod and ConvertFrom-Json return them.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The ids or display names of integrations, or objects from <see cref="GetGijIntegrationCommand"/>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByIntegration)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public ResourceReference<GijIntegration>[] Integration { get; set; } = [];

    /// <summary>
    /// The type of integration, which determines the form of the list. The default is the form of the list that you give, and with
    /// -Integration its type.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string? Type { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => piped.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Type = Type?.ToUpperInvariant();
        if (ParameterSetName == ByIntegration)
        {
            ForEach(Integration, (target, context) => TryAsync(target, context));
        }
        else
        {
            WriteObject(Require(TryList, Path ?? Filter));
        }

        base.EndProcessing();
    }

    private GijFilterTest TryList() =>
        ParameterSetName switch
        {
            ByPath => ListTest.Run(Filter!, Type, HostList.Read(FilePaths.ToRead(SessionState.Path, Path!))),
            ByInput => ListTest.Run(Filter!, Type, PipedList()),
            _ => ListTest.Check(Filter!, Type),
        };

    /// <exception cref="GijException"><see cref="GijErrorId.InvalidValue"/>.</exception>
    private HostList PipedList()
    {
        try
        {
            return piped.TrueForAll(value => value.Unwrap() is string)
                ? HostList.Parse(string.Join("\n", piped.Select(value => $"{value}")))
                : HostList.OfElements(piped.Select(value => PipedRepository.ToPlain(value)));
        }
        catch (FormatException failure)
        {
            throw GijErrors.InvalidValue("-InputObject", failure.Message);
        }
    }

    private async Task<object?> TryAsync(ResourceTarget<GijIntegration> target, WorkContext context)
    {
        var integration = await ReadAsync(target, context).ConfigureAwait(false);
        var filter = Filter ?? integration.ApiFilter;
        if (string.IsNullOrEmpty(filter))
        {
            throw GijErrors.InvalidValue("-Filter", Reasons.Named("HasNoFilter", $"{Kind.Noun} {integration}"));
        }

        var client = new ResourceClient<GijRepository>(target.Server, Observer);
        var repositories = await client.GetAllAsync(context.CancellationToken).ConfigureAwait(false);
        return ListTest.Run(filter!, Type ?? integration.Type, repositories.Where(one => one.IntegrationId == target.Id));
    }
}
