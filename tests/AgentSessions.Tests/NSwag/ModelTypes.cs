using System.Reflection;
using AgentSessions.Tests.Fidelity;
using Newtonsoft.Json.Linq;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

/// <summary>Finds the class that NSwag made of a response's schema.</summary>
internal static class ModelTypes
{
    private static readonly MethodInfo ReadMethod = typeof(NSwagJson).GetMethod(nameof(NSwagJson.Read))!;

    /// <summary>The class of a response; free-form data where the schema describes no members.</summary>
    public static Type Of(ResponseSchema response) =>
        response.Schema.TryGetProperty("$ref", out var reference)
            ? typeof(AgentSessions.NSwag.Meibel).Assembly.GetType($"AgentSessions.Generated.{response.Vendor}.NSwag.{reference.GetString()!.Split('/')[^1]}", throwOnError: true)!
            : typeof(JToken);

    /// <summary>The reader of a class, as a delegate that costs nothing to call.</summary>
    public static Func<string, object?> ReaderOf(Type type) =>
        ReadMethod.MakeGenericMethod(type).CreateDelegate<Func<string, object?>>();

    public static object? Read(ResponseSchema response, string text) => ReaderOf(Of(response))(text);
}
