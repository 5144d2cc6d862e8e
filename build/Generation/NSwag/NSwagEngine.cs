using SpecClients.Generation.Engines;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.NSwag;

/// <summary>NSwag's own code, from the NSwag.MSBuild package; loaded and configured once a process, for it is slow at that.</summary>
internal sealed class NSwagEngine : IEngine
{
    private delegate Task Generate(string[] document, bool isGuarded, Action<string> begin);

    private static readonly Lazy<Generate> Code = new(() => GeneratorContext.Method<Generate>("NSwag", typeof(NSwagCode), nameof(NSwagCode.GenerateAsync)));

    /// <summary>NSwag's settings, in the words of its command.</summary>
    public static string Settings { get; } = EngineFolder.At("nswag.json");

    public static string Templates { get; } = EngineFolder.At("templates");

    public Task GenerateAsync(JobDocument document, Action<Told> tell) =>
        Code.Value([document.Name, document.Namespace, document.Input, document.Output], document.IsGuarded, name => tell(new Told(ToldKind.Part, name)));
}
