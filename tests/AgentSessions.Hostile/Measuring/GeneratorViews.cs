using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Compiling;

namespace AgentSessions.Hostile.Measuring;

/// <summary>A document as each generator has to be told it, without a generator.</summary>
internal static class GeneratorViews
{
    extension(EffectiveDocument document)
    {
        public GeneratorView NSwag => document.View("NSwag", NSwagRules.All);

        public GeneratorView Kiota => document.View("Kiota", KiotaRules.For(document.Defences));

        public string Review => document.ReviewOf(document.NSwag, document.Kiota);
    }
}
