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

    private EffectiveDocument(string id, string name, JObject root, IReadOnlyList<OverlayAction> corrections, IReadOnlyList<Rewrite> rewrites)
    {
        Id = id;
        Name = name;
        Names = new CodeNames(name);
        File = $"specs/{id}.yaml";
        Root = root;
        Paging = PagingPlan.In(root);
        _corrections = corrections;
        _rewrites = rewrites;
        _json = new(() => Write(root));
    }

    /// <summary>The vendor's identifier, as in <c>pipecat-cloud</c>.</summary>
    public string Id { get; }

    /// <summary>The vendor's name in code, as in <c>PipecatCloud</c>.</summary>
    public string Name { get; }

    /// <summary>Where its code goes: beside the other vendors', unless it is to stand alone.</summary>
    public CodeNames Names { get; init; }

    /// <summary>What the vendor's document leaves unclear and was read in its likely meaning.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Which lines of defence stand for it: all, but in a test of one of them.</summary>
    public Defences Defences { get; init; } = Defences.All;

    /// <summary>The overlay that was applied, as messages name it; null where there is none.</summary>
    public string? OverlayFile { get; init; }

    /// <summary>How messages name the vendor's file.</summary>
    public string File { get; init; }

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

    /// <summary>The text of <c>rewrites.md</c>: each correction and rewrite, for reviewers.</summary>
    /// <param name="views">The document as each of the generators that are to read it has to be told it.</param>
    public string ReviewOf(params IReadOnlyList<GeneratorView> views) => Compiling.Review.Write(Name, _corrections, _rewrites, views);

    public static EffectiveDocument Compile(VendorFiles vendor, Defences? defences = null)
    {
        var bundle = vendor.Read();
        var overlay = vendor.Overlay is { } path ? Overlay.Read(path, vendor.NameOf(path)) : null;
        return Compile(vendor.Id, bundle.Document, overlay, ReadAgain, bundle.Files, defences);

        JObject ReadAgain()
        {
            var document = vendor.Read().Document;
            overlay?.Apply(document);
            return document;
        }
    }

    public static EffectiveDocument Compile(string id, JObject document, Overlay? overlay, Defences? defences = null) =>
        Compile(id, document, overlay, again: null, otherFiles: [], defences);

    /// <param name="id">The vendor's identifier.</param>
    /// <param name="document">The vendor's document.</param>
    /// <param name="overlay">Our corrections, if there are any.</param>
    /// <param name="again">Makes the corrected document once more, where that is seldom asked for; null has a copy kept.</param>
    /// <param name="otherFiles">The other files that it refers to.</param>
    /// <param name="defences">Which lines of defence stand.</param>
    private static EffectiveDocument Compile(
        string id, JObject document, Overlay? overlay, Func<JObject>? again, IReadOnlyList<string> otherFiles, Defences? defences)
    {
        var warnings = Correct(document, overlay, remedies: false, defences ?? Defences.All);
        return Normalise(document, again, corrected =>
        {
            var rewrites = Rewrite(corrected, overlay, defences ?? Defences.All);
            if (corrected["info"] is not JObject info)
                corrected["info"] = info = [];
            var name = info[Extension.ClientName]?.ToString() ?? Words.Pascal(id);
            if (FileNames.WhyNotClient(name) is { } why)
            {
                throw new ProblemException(ProblemCode.Output, info[Extension.ClientName]?.Mark() ?? new SourceMark(corrected.Mark().File, 1, 1),
                    $"'{name}' cannot name a client: {why}. Give info.{Extension.ClientName} in an overlay, or rename the file.");
            }
            info[Extension.Vendor] = id;
            info[Extension.ClientName] = name;
            return new EffectiveDocument(id, name, corrected, overlay?.Actions ?? [], rewrites)
            {
                Warnings = warnings,
                OverlayFile = overlay?.File,
                OtherFiles = otherFiles,
                Defences = defences ?? Defences.All,
            };
        });
    }

    /// <summary>Compiles a document whose client is to stand in a project of its own.</summary>
    /// <param name="name">The client's name in code.</param>
    /// <param name="document">The vendor's document.</param>
    /// <param name="overlay">Our corrections, if there are any.</param>
    /// <param name="file">How messages name its file.</param>
    /// <param name="defences">Which lines of defence stand: all, unless a test says otherwise.</param>
    public static EffectiveDocument Standalone(string name, JObject document, Overlay? overlay, string file, Defences? defences = null)
    {
        var warnings = Correct(document, overlay, remedies: true, defences ?? Defences.All);
        return Normalise(document, again: null, corrected => new EffectiveDocument(name.ToLowerInvariant(), name, corrected, overlay?.Actions ?? [], Rewrite(corrected, overlay, defences ?? Defences.All))
        {
            Warnings = warnings,
            OverlayFile = overlay?.File,
            Names = new CodeNames(name, StandsAlone: true),
            File = file,
            Defences = defences ?? Defences.All,
        });
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

    /// <summary>
    /// Applies the corrections and checks what they leave. What can be remedied is a warning where the document is
    /// anyone's, and an error among our specs, where an overlay can mend it and say why.
    /// </summary>
    private static List<Problem> Correct(JObject document, Overlay? overlay, bool remedies, Defences defences)
    {
        var problems = Check(document, overlay: null, remedies, defences);
        if (overlay is not null)
        {
            // An overlay may mend what the check would refuse. But where it no longer fits a document that is itself
            // broken, the document is what to tell of.
            var broken = problems.Where(problem => !problem.IsWarning).ToList();
            try
            {
                overlay.Apply(document);
            }
            catch (ProblemException) when (broken.Count > 0)
            {
                throw new ProblemException(broken);
            }
            problems = Check(document, overlay, remedies, defences);
        }
        return problems.All(problem => problem.IsWarning) ? problems : throw new ProblemException(problems);
    }

    private static IReadOnlyList<Rewrite> Rewrite(JObject document, Overlay? overlay, Defences defences) =>
        [.. defences.OnReading ? WorkingDocument.Apply(document, Gate.Rules(overlay?.File, defences.OnWriting)) : [], .. WorkingDocument.Apply(document, [.. Normaliser.Rules, new PeerPaging()])];

    private static List<Problem> Check(JObject document, Overlay? overlay, bool remedies, Defences defences) =>
        DocumentCheck.Find(document, overlay?.File, defences).Select(problem => remedies && problem.Remedy is not null ? problem.Remedied() : problem).ToList();

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
