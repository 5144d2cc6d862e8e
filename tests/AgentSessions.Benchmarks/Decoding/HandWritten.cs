using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>Newtonsoft.Json over the response's stream, as it is written by hand.</summary>
internal static class HandWritten
{
    private static readonly JsonSerializer SnakeCase = With(new SnakeCaseNamingStrategy());
    private static readonly JsonSerializer CamelCase = With(new CamelCaseNamingStrategy());

    public static Task<T> GetSnakeCaseAsync<T>(HttpClient http, string path) => GetAsync<T>(http, path, SnakeCase);

    public static Task<T> GetCamelCaseAsync<T>(HttpClient http, string path) => GetAsync<T>(http, path, CamelCase);

    private static async Task<T> GetAsync<T>(HttpClient http, string path, JsonSerializer serializer)
    {
        await using var stream = await http.GetStreamAsync(path);
        using var reader = new JsonTextReader(new StreamReader(stream));
        return serializer.Deserialize<T>(reader)!;
    }

    private static JsonSerializer With(NamingStrategy names) => JsonSerializer.Create(new() { ContractResolver = new DefaultContractResolver { NamingStrategy = names } });
}
