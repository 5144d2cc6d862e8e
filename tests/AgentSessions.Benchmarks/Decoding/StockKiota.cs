using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>Kiota's own runtime under the same generated code.</summary>
internal static class StockKiota
{
    public static IRequestAdapter Over(HttpClient http) =>
        new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), http) { BaseUrl = http.BaseAddress!.AbsoluteUri.TrimEnd('/') };
}
