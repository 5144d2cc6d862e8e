using System.Collections;
using System.Reflection;
using AgentSessions.Cli.Output;
using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Sandbox;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json;
using SpecClients.Conformance.Bodies;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>Sessions with what no description promises: unknown members and values, nulls, very large numbers, odd text.</summary>
[TestFixture]
internal sealed class HostileSessions
{
    private const int Sessions = 401;

    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { Hostile = true, SessionsPerVendor = Sessions, Seed = 7 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(typeof(Caller), nameof(Caller.Alone))]
    public async Task Ndjson_is_what_was_served_value_for_value(Caller caller)
    {
        using var connection = caller.Connect(_sandbox);
        await using var output = new StringWriter();
        var format = ItemFormat.Create("ndjson", output, TextWriter.Null);
        await foreach (var page in connection.List(new PagingOptions { PageSize = caller.PageSize }).PagesAsync(CancellationToken.None))
            await format.WriteAsync(page.Items);
        await format.EndAsync();
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(Sessions));
        foreach (var (index, line) in lines.Index())
            JsonAssert.AreEqual(_sandbox.Item(caller.Id, index).ToJsonString(), line);
    }

    [TestCaseSource(typeof(Caller), nameof(Caller.ByVendor))]
    public async Task Both_generators_read_the_same_value_into_each_field(Caller[] callers)
    {
        var items = new Dictionary<string, List<object>>();
        foreach (var caller in callers)
        {
            using var connection = caller.Connect(_sandbox);
            items[caller.Vendor.Generator.Name] = await connection.Items(new PagingOptions { PageSize = caller.PageSize }).ToListAsync();
        }
        var compared = 0;
        foreach (var (one, other) in items["nswag"].Zip(items["kiota"]))
            compared += AssertSame("$", one, other);
        await TestContext.Out.WriteLineAsync($"{compared} typed fields of {items["nswag"].Count} items.");
        Assert.That((items["nswag"].Count, items["kiota"].Count), Is.EqualTo((Sessions, Sessions)));
        Assert.That(compared, Is.AtLeast(Sessions));
    }

    /// <summary>Compares models property by property and all else as JSON; says how many values it has compared.</summary>
    private static int AssertSame(string path, object? nswag, object? kiota)
    {
        var fields = nswag is null ? [] : Fields(nswag.GetType());
        if (fields.Count == 0 || kiota is null)
        {
            Assert.That(JsonValues.Difference(SpecClients.NSwag.NSwagJson.Write(nswag), JsonOf(kiota)), Is.Null, path);
            return 1;
        }
        return fields.Sum(field => AssertSame($"{path}.{field.Name}", field.Property.GetValue(nswag), Twin(kiota.GetType(), field.Name).GetValue(kiota)));
    }

    private static List<(string Name, PropertyInfo Property)> Fields(Type model) =>
        [.. model.GetProperties().Select(property => (property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName!, property)).Where(field => field.Item1 is not null)];

    private static PropertyInfo Twin(Type model, string wireName) =>
        model.GetProperties().Single(property => property.Name.Equals(wireName.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static string JsonOf(object? value) => value switch
    {
        IParsable model => SpecClients.Kiota.KiotaJson.Serialize(model),
        string text => System.Text.Json.JsonSerializer.Serialize(text),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(JsonOf))}]",
        _ => System.Text.Json.JsonSerializer.Serialize(value),
    };
}
