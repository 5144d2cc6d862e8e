using System.Text.Json;
using Kiota.Builder;
using Kiota.Builder.Configuration;
using Microsoft.Extensions.Logging;

namespace SpecClients.Generation.Kiota;

/// <summary>
/// Calls Kiota's own code. It runs in a second copy of this assembly, within Kiota's load context, so what comes in and
/// goes out is of the runtime's own types.
/// </summary>
internal static class KiotaCode
{
    /// <summary>What of its configuration shapes the code, for the lock. Kiota's factories would be registered for the whole process; the adapter brings its own.</summary>
    public const string Options = "CSharp, without backward compatibility, serializers and deserializers";

    /// <summary>Writes one client.</summary>
    /// <param name="document">The name, the namespace, the file to read and the folder to write into.</param>
    /// <param name="begin">Told the name of each part that is begun.</param>
    /// <param name="warn">Told each warning, with the JSON pointer that it is about, if there is one.</param>
    public static async Task GenerateAsync(string[] document, Action<string> begin, Action<string, string?> warn)
    {
        var standIn = StandInFor(document[1], await File.ReadAllTextAsync(document[2]));
        var configuration = new GenerationConfiguration
        {
            Language = GenerationLanguage.CSharp,
            ClientClassName = document[0] + "Client",
            ClientNamespaceName = standIn ?? document[1],
            OpenAPIFilePath = document[2],
            OutputPath = document[3],
            ExcludeBackwardCompatible = true,
            Serializers = ["none"],
            Deserializers = ["none"],
            NoWorkspace = true,
            // In turn, so that what was begun last is what it is at; a document's models depend on each other anyway.
            MaxDegreeOfParallelism = 1,
        };
        using var offline = new HttpClient(new NoNetwork());
        if (!await new KiotaBuilder(new Listener(begin, warn), configuration, offline).GenerateClientAsync(CancellationToken.None))
            throw new InvalidOperationException("it read nothing to generate from");
        if (standIn is null)
            return;
        foreach (var file in Directory.EnumerateFiles(document[3], "*.cs", SearchOption.AllDirectories))
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(standIn, document[1], StringComparison.Ordinal));
    }

    /// <summary>
    /// A namespace to write in the place of one that is also part of another's name below it, as of a path's: Kiota takes it
    /// out of the names of its files wherever it stands, so that one file would be written over another.
    /// </summary>
    private static string? StandInFor(string name, string description)
    {
        using var document = JsonDocument.Parse(description);
        var paths = document.RootElement.TryGetProperty("paths", out var all) ? all.EnumerateObject().Select(path => path.Name) : [];
        if (!paths.Append("Models").Any(path => string.Concat(path.Split('/').Select(step => "." + string.Concat(step.Where(char.IsLetterOrDigit)))).Contains(name, StringComparison.OrdinalIgnoreCase)))
            return null;
        const string StandIn = "SpecClientsNamespace";
        return Enumerable.Range(0, int.MaxValue).Select(number => number == 0 ? StandIn : StandIn + number).First(one => !description.Contains(one, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException($"{request.RequestUri} is not fetched: addresses never are");
    }

    /// <summary>Kiota's logger: of its steps the names, of its warnings all.</summary>
    private sealed class Listener(Action<string> begin, Action<string, string?> warn) : ILogger<KiotaBuilder>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        // Trace names the parts. Critical is an exception's shadow, which is told where it is caught.
        public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Trace or LogLevel.Warning or LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            if (logLevel >= LogLevel.Warning)
                warn((Value("Pointer") is null ? null : Value("Warning") ?? Value("Message")) ?? formatter(state, exception), Value("Pointer"));
            else if ((Value("Class") ?? Value("Type")) is { } name)
                begin(name);

            string? Value(string key) => values.FirstOrDefault(value => value.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value?.ToString();
        }
    }
}
