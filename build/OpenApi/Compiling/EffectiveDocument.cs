using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Paging.Peers;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Screening;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Compiling;

/// <summary>The one document that both generators read: the vendor's, with its overlay and the rules applied.</summary>
internal sealed partial class EffectiveDocument
{
    private readonly IReadOnlyList<OverlayAction> _corrections;
    private readonly IReadOnlyList<Rewrite> _rewrites;

    // Each is made once, and where it is asked for: a client of one generator needs no other's view.
    private readonly Lazy<string> _json;
    private readonly ConcurrentDictionary<string, Lazy<GeneratorView>> _views = new(StringComparer.Ordinal);

    // What the rules were applied to, each time anew, and how.
    private Func<JObject> _corrected = null!;
    private Func<JObject, EffectiveDocument> _normalise = null!;

    private EffectiveDocument(string id, CodeNames names, JObject root, IReadOnlyList<OverlayAction> corrections, IReadOnlyList<Rewrite> rewrites)
    {
        Id = id;
        Names = names;
        Root = root;
        Paging = PagingPlan.In(root);
        _corrections = corrections;
        _rewrites = rewrites;
        _json = new(() => Write(root));
    }

    /// <summary>The vendor's identifier, as in <c>pipecat-cloud</c>.</summary>
    public string Id { get; }

    /// <summary>The vendor's name in code, as in <c>PipecatCloud</c>.</summary>
    public string Name => Names.Name;

    /// <summary>Where its code goes.</summary>
    public CodeNames Names { get; }

    /// <summary>What the vendor's document leaves unclear and was read in its likely meaning.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Which lines of defence stand for it: all, but in a test of one of them.</summary>
    public Defences Defences { get; init; } = Defences.All;

    /// <summary>The overlays that were applied, as messages name them.</summary>
    public IReadOnlyList<string> OverlayFiles { get; init; } = [];

    /// <summary>How messages name the vendor's file.</summary>
    public string File => Root.Mark().File;

    /// <summary>The other files that the vendor's refers to, from the repository's root.</summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    public JObject Root { get; }

    /// <summary>How the pages of its operations turn, where that is said.</summary>
    public IReadOnlyList<PagingPlan> Paging { get; }

    /// <summary>The text of <c>openapi.json</c>.</summary>
    public string Json => _json.Value;

    /// <summary>The same document as a generator has to be told it.</summary>
    /// <param name="generator">The generator's name.</param>
    /// <param name="rules">What it cannot be told in the effective document: always the same for one generator.</param>
    public GeneratorView View(string generator, IReadOnlyList<IRule> rules) =>
        _views.GetOrAdd(generator, name => new(() => GeneratorView.Of(Root, name, rules, Defences))).Value;

    /// <summary>The objects and enums that have no name in the description, by their pointer there, each with the one that was made up.</summary>
    public IEnumerable<(string Pointer, string Name)> MadeUpNames =>
        _rewrites.Where(rewrite => rewrite.Rule == LiftInlineSchemas.RuleName).Select(rewrite => (rewrite.Pointer, rewrite.Change[(rewrite.Change.LastIndexOf(' ') + 1)..]));

    /// <summary>The text of <c>rewrites.md</c>: each correction and rewrite, for reviewers.</summary>
    /// <param name="views">The document as each of the generators that are to read it has to be told it.</param>
    public string ReviewOf(params IReadOnlyList<GeneratorView> views) => Compiling.Review.Write(Name, _corrections, _rewrites, views);

    /// <summary>Compiles a description with its overlays.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="settings">What is asked of its client.</param>
    public static EffectiveDocument Compile(SpecFiles files, ClientSettings? settings = null)
    {
        var bundle = files.Read();
        var overlays = files.ReadOverlays();
        return Compile(files.Id, bundle.Document, overlays, ReadAgain, bundle.Files, settings ?? new());

        JObject ReadAgain()
        {
            var document = files.Read().Document;
            foreach (var overlay in overlays)
                overlay.Apply(document);
            Select(document, settings?.Operations ?? OperationFilter.All);
            return document;
        }
    }

    /// <summary>The same of a document that is read already.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="document">The document, which is changed.</param>
    /// <param name="overlay">Our corrections, if there are any.</param>
    /// <param name="settings">What is asked of its client.</param>
    public static EffectiveDocument Compile(string id, JObject document, Overlay? overlay, ClientSettings? settings = null) =>
        Compile(id, document, overlay is null ? [] : [overlay], again: null, otherFiles: [], settings ?? new());

    /// <param name="id">The description's identifier.</param>
    /// <param name="document">The description.</param>
    /// <param name="overlays">Our corrections.</param>
    /// <param name="again">Makes the corrected document once more, where that is seldom asked for; null has a copy kept.</param>
    /// <param name="otherFiles">The other files that it refers to.</param>
    /// <param name="settings">What is asked of its client.</param>
    private static EffectiveDocument Compile(
        string id, JObject document, IReadOnlyList<Overlay> overlays, Func<JObject>? again, IReadOnlyList<string> otherFiles, ClientSettings settings)
    {
        IReadOnlyList<string> files = [.. overlays.Select(overlay => overlay.File)];
        var warnings = Correct(document, overlays, files, settings);
        return Normalise(document, again, corrected =>
        {
            var rewrites = Rewrite(corrected, files, settings.Defences);
            if (corrected["info"] is not JObject info)
                corrected["info"] = info = [];
            var name = NameOf(corrected, info, id, settings);
            info[Extension.Vendor] = IdOf(id, settings);
            info[Extension.ClientName] = name;
            return new EffectiveDocument(IdOf(id, settings), new CodeNames(name, settings.Namespace, settings.SetupNamespace), corrected, [.. overlays.SelectMany(overlay => overlay.Actions)], rewrites)
            {
                Warnings = warnings,
                OverlayFiles = files,
                OtherFiles = otherFiles,
                Defences = settings.Defences,
            };
        });
    }

    /// <summary>Compiles a document that is anybody's for a client in a namespace of its own name.</summary>
    /// <param name="name">The client's name in code.</param>
    /// <param name="document">The document, which is changed.</param>
    /// <param name="overlay">Our corrections, if there are any.</param>
    /// <param name="defences">Which lines of defence stand: all, unless a test says otherwise.</param>
    public static EffectiveDocument Standalone(string name, JObject document, Overlay? overlay, Defences? defences = null) =>
        Compile(name, document, overlay, new ClientSettings { Name = name, Namespace = CodeNames.Own, RemediesDefects = true, Defences = defences ?? Defences.All });

    private static string NameOf(JObject document, JObject info, string id, ClientSettings settings)
    {
        var name = settings.Name ?? info[Extension.ClientName]?.ToString() ?? Words.Pascal(id);
        return FileNames.WhyNotClient(name) is { } why
            ? throw new ProblemException(ProblemCode.Output, info[Extension.ClientName]?.Mark() ?? new SourceMark(document.Mark().File, 1, 1),
                $"'{name}' cannot name a client: {why}. Give info.{Extension.ClientName} in an overlay, or rename the file.")
            : name;
    }

    /// <summary>The file's name tells nothing where a client is given another.</summary>
    public static string IdOf(string id, ClientSettings settings) => settings.Name is { } name ? Words.Kebab(name) : id;

    private static void Select(JObject document, OperationFilter operations)
    {
        if (operations.IsAll)
            return;
        WorkingDocument.Apply(document, [new InlinePathItemReferences()]);
        if (operations.Apply(document) is { Count: > 0 } idle)
        {
            throw new ProblemException(ProblemCode.Filter, new SourceMark(document.Mark().File, 1, 1),
                $"No operation matches {string.Join(", ", idle.Select(pattern => $"'{pattern}'"))}: patterns are as '/sessions/**', 'GET /sessions/{{id}}' or 'tag:Sessions'.");
        }
    }

    /// <summary>The same document as it would be with other texts, which are changed before the rules are applied.</summary>
    public EffectiveDocument WithTexts(Action<JObject> change)
    {
        var corrected = _corrected();
        change(corrected);
        return Normalise(corrected, _corrected, _normalise);
    }

    private static EffectiveDocument Normalise(JObject corrected, Func<JObject>? again, Func<JObject, EffectiveDocument> normalise)
    {
        if (again is null)
        {
            var kept = corrected.Copy();
            again = () => kept.Copy();
        }
        var document = normalise(corrected);
        (document._corrected, document._normalise) = (again, normalise);
        return document;
    }

    /// <summary>Applies the corrections, leaves what is asked for, and checks that.</summary>
    private static List<Problem> Correct(JObject document, IReadOnlyList<Overlay> overlays, IReadOnlyCollection<string> files, ClientSettings settings)
    {
        var warnings = new List<Problem>();
        if (overlays.Count > 0)
        {
            // An overlay may mend what the check would refuse. But where it no longer fits a document that is itself
            // broken, the document is what to tell of.
            var broken = Check(document, [], settings);
            try
            {
                foreach (var overlay in overlays)
                    warnings.AddRange(overlay.Apply(document));
            }
            catch (ProblemException) when (broken.Any(problem => !problem.IsWarning))
            {
                throw new ProblemException(broken);
            }
        }
        Select(document, settings.Operations);
        var problems = Check(document, files, settings);
        return problems.All(problem => problem.IsWarning) ? [.. warnings, .. problems] : throw new ProblemException(problems);
    }

    private static IReadOnlyList<Rewrite> Rewrite(JObject document, IReadOnlyCollection<string> overlays, Defences defences) =>
        [.. defences.OnReading ? WorkingDocument.Apply(document, Gate.Rules(overlays, defences.OnWriting)) : [], .. WorkingDocument.Apply(document, [.. Normaliser.Rules, new PeerPaging()])];

    private static List<Problem> Check(JObject document, IReadOnlyCollection<string> overlays, ClientSettings settings) =>
        DocumentCheck.Find(document, overlays, settings.Defences)
            .Select(problem => settings.RemediesDefects && problem.Remedy is not null ? problem.Remedied() : problem).ToList();

    public static string Write(JToken token)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture) { NewLine = "\n" }) { Formatting = Formatting.Indented };
        token.WriteTo(writer);
        var json = text.Append('\n').ToString();
        // No file can hold half of a surrogate pair, but as JSON escapes it.
        return json.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? HalfOfAPair().Replace(json, half => $"\\u{(int)half.Value[0]:x4}") : json;
    }

    [GeneratedRegex(@"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex HalfOfAPair();
}
