using SpecClients.Generation.Engines;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.Kiota;

/// <summary>Kiota's own code, from the Microsoft.OpenApi.Kiota package; loaded once a process, for it is slow at that.</summary>
internal sealed class KiotaEngine : IEngine
{
    private delegate Task Generate(string[] document, Action<string> begin, Action<string, string?> warn);

    private static readonly Lazy<Generate> Code = new(() => GeneratorContext.Method<Generate>("Kiota", typeof(KiotaCode), nameof(KiotaCode.GenerateAsync)));

    public Task GenerateAsync(JobDocument document, Action<Told> tell) => Code.Value(
        [document.Name, document.Namespace, document.Input, document.Output],
        name => tell(new Told(ToldKind.Part, name)),
        (message, pointer) => tell(new Told(ToldKind.Warning, message, pointer)));
}
