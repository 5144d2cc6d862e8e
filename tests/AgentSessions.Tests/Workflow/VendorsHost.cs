using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Tests.Workflow;

/// <summary>A tree, and a vendor's documentation host, which is a loopback server; nothing leaves the machine.</summary>
public abstract class VendorsHost
{
    private WebApplication _host = null!;

    internal TestTree Tree { get; private set; } = null!;

    /// <summary>What the host answers, by path.</summary>
    protected Dictionary<string, RequestDelegate> Pages { get; private set; } = null!;

    protected string Address => _host.Urls.Single();

    [SetUp]
    public async Task StartAsync()
    {
        Tree = new TestTree();
        Pages = [];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        _host.Run(context => Pages.TryGetValue(context.Request.Path, out var page) ? page(context) : NotFound(context));
        await _host.StartAsync();

        static Task NotFound(HttpContext context)
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        Tree.Dispose();
    }

    protected void Vendor(string vendor, string spec, string path, string? page = null)
    {
        Tree[$"specs/{vendor}.yaml"] = spec;
        var record = new JObject { ["file"] = $"{vendor}.yaml", ["source"] = Address + path };
        if (page is not null)
            record["page"] = page;
        Tree["specs/sources.json"] = new JObject { ["sources"] = new JArray(record) }.ToString();
    }

    protected void Serve(string path, string text) => Pages[path] = context => context.Response.WriteAsync(text);

    protected void Redirect(string path, string target) => Pages[path] = context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };
}
