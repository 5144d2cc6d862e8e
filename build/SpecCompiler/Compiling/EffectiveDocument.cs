using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising;
using SpecCompiler.Overlays;
using SpecCompiler.Reading;

namespace SpecCompiler.Compiling;

/// <summary>The one document that both generators read: the vendor's, with its overlay and the rules applied.</summary>
internal sealed class EffectiveDocument
{
    /// <summary>The word by which an overlay chooses the vendor's name in code.</summary>
    private const string NameWord = "x-client-name";

    /// <summary>The word by which the effective document says whose it is.</summary>
    private const string IdWord = "x-vendor";

    private EffectiveDocument(string id, string name, JObject root, IReadOnlyList<OverlayAction> corrections, IReadOnlyList<Rewrite> rewrites)
    {
        Id = id;
        Name = name;
        Names = new CodeNames(name);
        File = $"specs/{id}.yaml";
        Root = root;
        Json = Write(root);
        var nswag = (JObject)root.DeepClone();
        var nswagLog = Normaliser.Apply(nswag, Normaliser.NSwagRules);
        NSwagJson = Write(nswag);
        var kiota = (JObject)root.DeepClone();
        var kiotaLog = Normaliser.Apply(kiota, Normaliser.KiotaRules);
        KiotaJson = Write(kiota);
        Review = WriteReview(corrections, rewrites, nswagLog.Rewrites, kiotaLog.Rewrites);
    }

    /// <summary>The vendor's identifier, as in <c>pipecat-cloud</c>.</summary>
    public string Id { get; }

    /// <summary>The vendor's name in code, as in <c>PipecatCloud</c>.</summary>
    public string Name { get; }

    /// <summary>Where its code goes: beside the other vendors', unless it is to stand alone.</summary>
    public CodeNames Names { get; init; }

    /// <summary>What the vendor's document leaves unclear and was read in its likely meaning.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>How messages name the vendor's file.</summary>
    public string File { get; init; }

    public JObject Root { get; }

    /// <summary>The text of <c>openapi.json</c>.</summary>
    public string Json { get; }

    /// <summary>The same document as NSwag has to be told it.</summary>
    public string NSwagJson { get; }

    /// <summary>The same document as Kiota has to be told it.</summary>
    public string KiotaJson { get; }

    /// <summary>The text of <c>rewrites.md</c>: each correction and rewrite, for reviewers.</summary>
    public string Review { get; }

    public static EffectiveDocument Compile(VendorFiles vendor)
    {
        var document = DocumentReader.Read(vendor.Spec, vendor.SpecName);
        var overlay = vendor.Overlay is { } path ? Overlay.Read(path, vendor.NameOf(path)) : null;
        return Compile(vendor.Id, document, overlay);
    }

    public static EffectiveDocument Compile(string id, JObject document, Overlay? overlay)
    {
        var warnings = Correct(document, overlay, remedies: false);
        var log = Normaliser.Apply(document, Normaliser.Rules);
        if (document["info"] is not JObject info)
            document["info"] = info = [];
        var name = info[NameWord]?.ToString() ?? Words.Pascal(id);
        info[IdWord] = id;
        info[NameWord] = name;
        return new EffectiveDocument(id, name, document, overlay?.Actions ?? [], log.Rewrites) { Warnings = warnings };
    }

    /// <summary>Compiles a document whose client is to stand in a project of its own.</summary>
    /// <param name="name">The client's name in code.</param>
    /// <param name="document">The vendor's document.</param>
    /// <param name="overlay">Our corrections, if there are any.</param>
    /// <param name="file">How messages name its file.</param>
    public static EffectiveDocument Standalone(string name, JObject document, Overlay? overlay, string file)
    {
        var warnings = Correct(document, overlay, remedies: true);
        var log = Normaliser.Apply(document, Normaliser.Rules);
        return new EffectiveDocument(name.ToLowerInvariant(), name, document, overlay?.Actions ?? [], log.Rewrites)
        {
            Warnings = warnings,
            Names = new CodeNames(name, StandsAlone: true),
            File = file,
        };
    }

    /// <summary>
    /// Applies the corrections and checks what they leave. What can be remedied is a warning where the document is
    /// anyone's, and an error among our specs, where an overlay can mend it and say why.
    /// </summary>
    private static List<Problem> Correct(JObject document, Overlay? overlay, bool remedies)
    {
        // Corrections come before the check: an overlay may mend what it would refuse. But where an overlay no longer
        // fits a document that is itself broken, the document is what to tell of.
        var broken = Check(document, remedies).Where(problem => !problem.IsWarning).ToList();
        try
        {
            overlay?.Apply(document);
        }
        catch (ProblemException) when (broken.Count > 0)
        {
            throw new ProblemException(broken);
        }
        var problems = Check(document, remedies);
        return problems.All(problem => problem.IsWarning) ? problems : throw new ProblemException(problems);
    }

    private static List<Problem> Check(JObject document, bool remedies) =>
        DocumentCheck.Find(document).Select(problem => remedies && problem.Remedy is not null ? problem.Remedied() : problem).ToList();

    public static string Write(JToken token)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture) { NewLine = "\n" }) { Formatting = Formatting.Indented };
        token.WriteTo(writer);
        return text.Append('\n').ToString();
    }

    private string WriteReview(IReadOnlyList<OverlayAction> corrections, IReadOnlyList<Rewrite> rewrites, IReadOnlyList<Rewrite> nswag, IReadOnlyList<Rewrite> kiota)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Name).Append(": what differs from the vendor's document\n");
        if (corrections.Count > 0)
        {
            text.Append("\n## Corrections (overlay)\n\n| Where | What | Why |\n|---|---|---|\n");
            foreach (var action in corrections)
                text.Append(Row(Code(action.Target), action.Update is { } update ? Code(update.ToString(Formatting.None)) : "removed", action.Reason));
        }
        Section(text, "Rewrites", Normaliser.Rules, rewrites);
        Section(text, "Rewrites for NSwag alone", Normaliser.NSwagRules, nswag);
        Section(text, "Rewrites for Kiota alone", Normaliser.KiotaRules, kiota);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<IRule> rules, IReadOnlyList<Rewrite> rewrites)
    {
        if (rewrites.Count == 0)
            return;
        text.Append("\n## ").Append(title).Append('\n');
        foreach (var rule in rules.Where(rule => rewrites.Any(rewrite => rewrite.Rule == rule.Name)))
        {
            text.Append("\n### ").Append(rule.Name).Append("\n\n").Append(rule.Purpose).Append("\n\n| Where | What |\n|---|---|\n");
            foreach (var rewrite in rewrites.Where(rewrite => rewrite.Rule == rule.Name))
                text.Append(Row(Code(rewrite.Pointer), rewrite.Change));
        }
    }

    private static string Row(params string[] cells) => "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|").ReplaceLineEndings(" "))) + " |\n";

    private static string Code(string text) => "`" + text + "`";
}
