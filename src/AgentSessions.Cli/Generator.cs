using System.Reflection;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Cli;

/// <summary>A generator's package, and how its models are written as JSON.</summary>
internal sealed record Generator(string Name, Assembly Package, Func<object?, string> Write)
{
    public static IReadOnlyList<Generator> All { get; } =
    [
        new("nswag", typeof(NSwag.Meibel).Assembly, SpecClients.NSwag.NSwagJson.Write),
        new("kiota", typeof(Kiota.Meibel).Assembly, item => item is IParsable model ? SpecClients.Kiota.KiotaJson.Serialize(model) : JsonSerializer.Serialize(item)),
    ];
}
