using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration;

/// <summary>Reads what the app writes into Jira's audit log. Its shapes are read leniently: the app documents none.</summary>
/// <param name="server">The connection.</param>
/// <param name="observer">Observes the requests.</param>
internal sealed class AuditClient(GijServer server, IRequestObserver observer)
{
    private const string Category = "Git Integration for Jira",
        Events = "rest/auditing/1.0/events";

    /// <summary>How many events a request asks for, and the most requests.</summary>
    private const int PageSize = 1000,
        MostPages = 20;

    /// <summary>The newest changes of some objects, the newest first: it reads until each has one, or to the end.</summary>
    /// <param name="objects">The nouns and ids of the objects.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GijException">The log can't be read.</exception>
    public async Task<IReadOnlyList<AuditEvent>> ReadAsync(IEnumerable<(string Noun, int Id)> objects, CancellationToken cancellationToken)
    {
        var missing = new HashSet<(string, int)>(objects);
        var found = new List<AuditEvent>();
        string? path = $"{Events}?limit={PageSize}&categories={Uri.EscapeDataString(Category)}";
        for (var page = 0; page < MostPages && path is not null && missing.Count > 0; page++)
        {
            var request = new ApiRequest(HttpMethod.Get, path, "the audit log") { Observer = observer, Limit = ResponseLimit.Kept };
            var body = await server
                .Transport.ReadAsync(
                    request,
                    response => response.ReadReport(JsonMembers.Of, Reasons.Named("NotJsonObject")),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var one in body.Objects("entities").SelectMany(EventsOf))
            {
                found.Add(one);
                missing.Remove((one.Noun, one.Id));
            }

            path = NextPage(body);
        }

        return found;
    }

    private static IEnumerable<AuditEvent> EventsOf(JsonMembers entity) =>
        from affected in entity.Objects("affectedObjects")
        let kind = ResourceKind.All.FirstOrDefault(kind => affected.Text("type").ContainsIgnoringCase(kind.Noun))
        where kind is not null
        let id = affected.WholeNumber("id")
        where id is not null
        let author = entity.Object("author")
        let labels = entity.Objects("changedValues").Select(value => value.Text("key")).OfType<string>()
        select new AuditEvent(kind.Noun, id.Value, author?.Text("name") ?? author?.Text("id"), entity.Time("timestamp"), labels.ToArray());

    /// <summary>
    /// The path of the next page; null at the end. Only the query of the link counts: Jira makes it from its base URL, which can be another
    /// address than the connection's, and the login goes nowhere else.
    /// </summary>
    private static string? NextPage(JsonMembers body)
    {
        var paging = body.Object("pagingInfo");
        var link = paging?.Flag("lastPage") == true ? null : paging?.Text("nextPageLink");
        return link?.IndexOf('?') is >= 0 and var query ? $"{Events}{link.Substring(query)}" : null;
    }
}
