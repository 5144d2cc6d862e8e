using System.Diagnostics;
using AgentSessions.Hostile.Measuring;
using SpecClients.Generation.Engines;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace AgentSessions.Tests.Generating;

/// <summary>A generator whose worker is another program, or is told another document than was compiled.</summary>
internal sealed class WorkedBy(WorkerLimits limits, ProcessStartInfo? program = null, GeneratorView? told = null) : IGenerator
{
    private readonly EngineRun _run = new("NSwag", new NSwagEngine(), limits, program);

    public string Name => "NSwag";

    public string Version => "0";

    public string Options => "";

    public IReadOnlyList<IRule> RulesFor(Defences defences) => NSwagRules.All;

    public GeneratorView ViewOf(EffectiveDocument document) => told ?? document.NSwag;

    public string LayerOf(EffectiveDocument document) => "";

    public Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default) =>
        _run.RunAsync(this, documents, work, cancellationToken);
}
