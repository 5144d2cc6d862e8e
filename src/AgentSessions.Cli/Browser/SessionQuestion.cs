using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace AgentSessions.Cli.Browser;

/// <summary>What the sessions page is asked for, as its form writes it into the address.</summary>
internal sealed record SessionQuestion
{
    private const string FilterPrefix = "filter.";

    public const int DefaultSize = 20;

    public static IReadOnlyList<int> Sizes { get; } = [10, DefaultSize, 50];

    public required string Generator { get; init; }

    public required string Agent { get; init; }

    public int Size { get; init; }

    /// <summary>Whether the client leaves it to the vendor to judge the values.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>The checkpoint behind the page before; null for the first.</summary>
    public string? From { get; init; }

    /// <summary>The filters that are filled in, by the vendor's names.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; }

    public static SessionQuestion Read(IQueryCollection query) => new()
    {
        Generator = Cli.Generator.All.Select(generator => generator.Name).FirstOrDefault(name => name == query["generator"]) ?? Cli.Generator.All[0].Name,
        Agent = query["agent"].ToString() is { Length: > 0 } agent ? agent : VendorClient.DemoAgent,
        Size = int.TryParse(query["size"], CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : DefaultSize,
        IsUnchecked = query["unchecked"] == "yes",
        From = query["from"].ToString() is { Length: > 0 } from ? from : null,
        Filters =
        [
            .. query.Where(pair => pair.Key.StartsWith(FilterPrefix, StringComparison.Ordinal) && pair.Value.ToString().Length > 0)
                .Select(pair => KeyValuePair.Create(pair.Key[FilterPrefix.Length..], pair.Value.ToString())),
        ],
    };

    /// <summary>The name of a filter's field.</summary>
    public static string Field(string filter) => FilterPrefix + filter;

    /// <summary>The address of the page behind a checkpoint, or of the first.</summary>
    public string Address(string? from)
    {
        var query = new QueryBuilder { { "generator", Generator }, { "agent", Agent }, { "size", Size.ToString(CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in Filters)
            query.Add(Field(name), value);
        if (IsUnchecked)
            query.Add("unchecked", "yes");
        if (from is not null)
            query.Add("from", from);
        return query.ToString();
    }
}
