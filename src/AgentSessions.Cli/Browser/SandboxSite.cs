using System.Net;
using AgentSessions.Cli.Browser.Models;
using AgentSessions.Cli.Browser.Pages;
using AgentSessions.Cli.Specs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using SpecClients.Sandbox;

namespace AgentSessions.Cli.Browser;

/// <summary>The sandbox in a browser: sessions through the clients, an API reference, and what the clients carry.</summary>
internal sealed class SandboxSite : ISandboxSite
{
    public void AddServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddRouting();
        services.AddRazorComponents();
        // Another name that leads here is a page elsewhere that had itself rebound to this machine.
        services.AddHostFiltering(hosts => (hosts.AllowedHosts, hosts.AllowEmptyHosts) = (["localhost", IPAddress.Loopback.ToString()], false));
    }

    public void Map(WebApplication application, SandboxServer sandbox)
    {
        application.UseHostFiltering();
        var browser = new SessionBrowser(sandbox);
        var pages = application.MapGroup("").AddEndpointFilter(SecurityPolicy.ForPages);
        pages.MapGet("/", () => Page<HomePage>(new() { [nameof(HomePage.Vendors)] = VendorsOf(sandbox) }));
        pages.MapGet("/sessions", () => TypedResults.Redirect($"/sessions/{VendorClient.ListingVendors[0]}"));
        pages.MapGet("/sessions/{vendor}", async (string vendor, HttpContext context) =>
            VendorClient.ListingVendors.Contains(vendor) ? Sessions(await browser.ListAsync(vendor, SessionQuestion.Read(context.Request.Query), context.RequestAborted)) : Missing(context));
        pages.MapGet("/fidelity", () => Page<FidelityPage>(new() { [nameof(FidelityPage.Model)] = FidelityModel.Of(FidelityTotal.All) }));
        pages.MapGet("/assets/site.css", () => Results.Stream(Embedded.Open("assets/site.css"), "text/css"));
        pages.MapGet("/assets/icon.svg", () => Results.Stream(Embedded.Open("assets/icon.svg"), "image/svg+xml"));
        pages.MapFallback(Missing);
        ApiReference.Map(application, sandbox);
    }

    private static List<VendorModel> VendorsOf(SandboxServer sandbox) =>
    [
        .. VendorClient.All.DistinctBy(client => client.Vendor).Select(client => new VendorModel(
            client.Vendor,
            $"{client.Description.Title} {client.Description.Version}",
            sandbox.BaseAddress(client.Vendor).AbsoluteUri,
            SandboxVariables.Of(client, sandbox))),
    ];

    private static RazorComponentResult Sessions(SessionsModel model) =>
        Page<SessionsPage>(new() { [nameof(SessionsPage.Model)] = model }, StatusOf(model.Failure));

    private static RazorComponentResult Missing(HttpContext context) =>
        Page<MissingPage>(new() { [nameof(MissingPage.Path)] = context.Request.Path.Value }, StatusCodes.Status404NotFound);

    private static RazorComponentResult Page<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new(typeof(TPage), parameters) { StatusCode = status };

    private static int StatusOf(FailureModel? failure) => failure switch
    {
        null => StatusCodes.Status200OK,
        { IsRefusedHere: true } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status502BadGateway,
    };
}
