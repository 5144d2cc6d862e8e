using System.Text.Json;
using SpecClients.Sandbox.Documents;
using SpecClients.Sandbox.Sessions;

namespace SpecClients.Sandbox.Paging;

/// <summary>What a page says of itself, told from the names of its members.</summary>
internal static class PageMember
{
    public static bool IsTotal(string name) => Words.Joined(name) is "total" or "totalcount" or "totalitems" or "totalresults" or "totalrecords";

    /// <summary>Writes the member; null where its name says nothing about paging.</summary>
    public static Action<Utf8JsonWriter, Listed>? Of(ApiMember member, SessionSource sessions, bool hasTotal) =>
        (member.Schema.Type, Words.Joined(member.Name)) switch
        {
            ("integer" or "number", _) when IsTotal(member.Name) => Number(static listed => listed.Rows.Count),
            ("integer" or "number", "count") => Number(listed => hasTotal ? listed.Page.Count : listed.Rows.Count),
            ("integer" or "number", "page" or "pagenumber" or "currentpage") => Number(static listed => listed.Page.Start / Size(listed) + 1),
            ("integer" or "number", "limit" or "perpage" or "pagesize" or "size") => Number(static listed => listed.Page.Size),
            ("integer" or "number", "offset" or "skip") => Number(static listed => listed.Page.Start),
            ("integer" or "number", "pages" or "totalpages" or "pagecount") => Number(static listed => (listed.Rows.Count + Size(listed) - 1) / Size(listed)),
            ("boolean", "hasmore" or "hasnext" or "hasnextpage") => Flag(static listed => listed.Page.HasMore),
            ("boolean", "hasprevious" or "hasprev" or "haspreviouspage") => Flag(static listed => listed.Page.Start > 0),
            ("string", "firstid") => Text(member, listed => Id(sessions, listed, 0)),
            ("string", "lastid") => Text(member, listed => Id(sessions, listed, listed.Page.Count - 1)),
            ("string", "nextcursor" or "nextpagetoken" or "nexttoken" or "cursor" or "next") =>
                Text(member, listed => listed.Page.HasMore ? Id(sessions, listed, listed.Page.Count - 1) : null),
            _ => null,
        };

    private static long Size(Listed listed) => Math.Max(1, listed.Page.Size);

    private static string? Id(SessionSource sessions, Listed listed, int place) =>
        listed.Page.Count == 0 ? null : sessions.Id?.Text(sessions.Row(listed.Rows[(int)listed.Page.Start + place]));

    private static Action<Utf8JsonWriter, Listed> Number(Func<Listed, long> value) => (writer, listed) => writer.WriteNumber(listed.Name, value(listed));

    private static Action<Utf8JsonWriter, Listed> Flag(Func<Listed, bool> value) => (writer, listed) => writer.WriteBoolean(listed.Name, value(listed));

    private static Action<Utf8JsonWriter, Listed> Text(ApiMember member, Func<Listed, string?> value) => (writer, listed) =>
    {
        if (value(listed) is { } text)
            writer.WriteString(listed.Name, text);
        else if (member.Schema.Nullable)
            writer.WriteNull(listed.Name);
        else if (member.Required)
            writer.WriteString(listed.Name, "");
    };
}
