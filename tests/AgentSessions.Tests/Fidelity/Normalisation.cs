using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace AgentSessions.Tests.Fidelity;

/// <summary>A document compiled with a rule or an overlay action left out, and what is then wrong with it.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
internal sealed record Normalisation(string Vendor)
{
    /// <summary>A vendor that has whatever the five have not.</summary>
    private const string Acme = """
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              summary: List things
              description: Lists them.
              parameters:
                - { name: size, in: query, schema: { type: integer, exclusiveMinimum: 0 } }
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:
            Thing:
              type: object
              properties:
                id: { type: string, format: uuid }
                name: { type: [string, 'null'], examples: [a, b] }
                kind: { const: thing, type: string }
                any: { oneOf: [ { type: object, properties: { a: { type: string } } }, { type: array, items: { type: string } } ] }
        """;

    /// <summary>The five vendors and the one that has what they have not.</summary>
    public static IReadOnlyList<Normalisation> All { get; } = [.. Matrix.Vendors.Select(vendor => new Normalisation(vendor.Id)), new Normalisation("acme")];

    private SpecFiles? Files => Matrix.Vendors.SingleOrDefault(files => files.Id == Vendor);

    /// <summary>The overlay's actions, by number.</summary>
    public IReadOnlyList<OverlayAction> Actions => Files?.Overlays is [var overlay] ? Overlay.Read(overlay, overlay).Actions : [];

    /// <summary>What is wrong with the compiled document where a rule, or the overlay action of a number, is left out.</summary>
    public IReadOnlyList<string> Unmet(IRule? rule = null, int action = -1)
    {
        var document = Files is { } files ? DocumentReader.Read(files.Spec, files.SpecName) : DocumentReader.Parse(Acme, "specs/acme.yaml");
        Correct(document, action);
        if (Apply(document, Normaliser.Rules, rule) is { } failure)
            return [failure, .. GeneratorNeeds.Unmet(document)];
        var kiota = (JObject)document.DeepClone();
        var nswag = (JObject)document.DeepClone();
        return
        [
            .. ((string?[])[Apply(kiota, KiotaRules.All, rule), Apply(nswag, NSwagRules.All, rule)]).OfType<string>(),
            .. GeneratorNeeds.Unmet(document),
            .. GeneratorNeeds.UnmetByNSwagView(nswag),
            .. GeneratorNeeds.UnmetByKiotaView(kiota),
            .. VendorNeeds.Unmet(Vendor, document),
        ];
    }

    public override string ToString() => Vendor;

    private void Correct(JObject document, int without)
    {
        if (Files?.Overlays is not [var path])
            return;
        var overlay = DocumentReader.Read(path, path);
        var actions = (JArray)overlay["actions"]!;
        if (without >= 0)
            actions.RemoveAt(without);
        if (actions.Count > 0)
            Overlay.Parse(overlay).Apply(document);
    }

    /// <summary>Applies rules, or says that one of them could not do without the one that is left out.</summary>
    private static string? Apply(JObject document, IEnumerable<IRule> rules, IRule? without)
    {
        try
        {
            WorkingDocument.Apply(document, rules.Where(rule => rule != without));
            return null;
        }
        catch (Exception e) when (without is not null && e is ProblemException or NullReferenceException)
        {
            return $"can be compiled: {e.Message}";
        }
    }
}
