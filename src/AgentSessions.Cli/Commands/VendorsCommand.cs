using System.CommandLine;
using AgentSessions.Cli.Output;
using Spectre.Console;

namespace AgentSessions.Cli.Commands;

/// <summary><c>vendors</c>: what can be listed, and how one signs in.</summary>
internal static class VendorsCommand
{
    public static Command Create()
    {
        var command = new Command("vendors", "Shows the vendors, their servers and where their keys are taken from.");
        command.SetAction(result =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("vendor", "API", "server", "sign-in", "key from");
            foreach (var vendor in VendorClient.All.Select(client => client.Description).DistinctBy(description => description.Vendor))
            {
                var server = vendor.Servers.Count > 0 ? vendor.Servers[0].Url : "none published";
                var signIn = string.Join(" or ", vendor.Security.Select(scheme => scheme.Kind == ApiSecurityKind.ApiKeyHeader ? $"{scheme.Header} header" : "bearer token"));
                table.AddRow([.. new[] { vendor.Vendor, $"{vendor.Title} {vendor.Version}", server, signIn, KeyVariable(vendor) }.Select(Markup.Escape)]);
            }
            Tables.Write(table, result.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static string KeyVariable(ApiDescription vendor) => vendor.Vendor.ToUpperInvariant().Replace('-', '_') + "_API_KEY";
}
