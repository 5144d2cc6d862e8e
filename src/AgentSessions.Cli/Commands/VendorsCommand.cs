using System.CommandLine;
using System.Text.Json.Nodes;
using AgentSessions.Cli.Output;
using Spectre.Console;

namespace AgentSessions.Cli.Commands;

/// <summary><c>vendors</c>: what can be listed, and how one signs in.</summary>
internal static class VendorsCommand
{
    public static Command Create(IReadOnlyList<VendorClient> clients, IReadOnlyList<BrokenVendor> broken)
    {
        var vendors = clients.DistinctBy(client => client.Vendor).ToList();
        return OverviewCommand.Create(
            "vendors",
            "Shows the vendors, their servers and where their keys are taken from.",
            "all servers and what each listing can be asked for", () => Table(vendors, broken), () => Json(vendors, broken), broken);
    }

    private static Table Table(IEnumerable<VendorClient> vendors, IEnumerable<BrokenVendor> broken)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("vendor", "API", "server", "sign-in", "key from");
        table.Columns[0].NoWrap();
        foreach (var client in vendors)
        {
            var vendor = client.Description;
            var server = vendor.Servers.Count > 0 ? vendor.Servers[0].Url : "none published";
            var signIn = string.Join(" or ", vendor.Security.Select(SignIn));
            table.AddRow([.. new[] { vendor.Vendor, $"{vendor.Title} {vendor.Version}", server, signIn, client.Variable("API_KEY") }.Select(Markup.Escape)]);
        }
        foreach (var one in broken)
            table.AddRow(Markup.Escape(one.Vendor), Markup.Escape(OneLine.Of($"broken through {one.Generator.Name}: {one.Problem}")));
        return table;
    }

    private static JsonArray Json(IEnumerable<VendorClient> vendors, IEnumerable<BrokenVendor> broken) =>
    [
        .. vendors.Select(client => new JsonObject
        {
            ["vendor"] = client.Vendor,
            ["title"] = client.Description.Title,
            ["version"] = client.Description.Version,
            ["servers"] = new JsonArray([.. client.Description.Servers.Select(server => JsonValue.Create(server.Url))]),
            ["signIn"] = new JsonArray([.. client.Description.Security.Select(scheme => JsonValue.Create(SignIn(scheme)))]),
            ["keyVariable"] = client.Variable("API_KEY"),
            ["addressVariable"] = client.Variable("BASE_URL"),
            ["lists"] = new JsonArray([.. client.Listed.Select(operation => JsonValue.Create(operation.Id))]),
            ["takesAgent"] = client.TakesAgent,
            ["query"] = new JsonArray([.. client.QueryNames.Select(name => JsonValue.Create(name))]),
        }),
        .. broken.Select(one => new JsonObject { ["vendor"] = one.Vendor, ["generator"] = one.Generator.Name, ["error"] = one.Problem }),
    ];

    private static string SignIn(ApiSecurity scheme) => scheme.Kind switch
    {
        ApiSecurityKind.ApiKeyHeader => $"{scheme.Header} header",
        ApiSecurityKind.ApiKeyQuery => $"{scheme.Header} in the query",
        ApiSecurityKind.ApiKeyCookie => $"{scheme.Header} cookie",
        ApiSecurityKind.Basic => "user and password",
        ApiSecurityKind.Http => $"{scheme.Type} credential",
        ApiSecurityKind.Unserved => scheme.Type!,
        _ => "bearer token",
    };
}
