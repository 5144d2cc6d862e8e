using System.Globalization;

namespace AgentSessions.Hostile.Measuring;

/// <summary>Adds up outcomes, and says whether anything came of the documents that must not.</summary>
internal sealed class Tally
{
    private readonly List<Outcome> _bad = [];
    private readonly SortedDictionary<string, Counts> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Counts> _attempts = [];
    private readonly SortedDictionary<string, (int Placed, int Unplaced, string Example)> _refusals = new(StringComparer.Ordinal);

    /// <summary>Documents whose hostile text stands in prose alone and that got no client.</summary>
    public IReadOnlyList<Outcome> RefusedProse => _refusedProse;

    private readonly List<Outcome> _refusedProse = [];

    /// <summary>Refusals that do not say where.</summary>
    public IReadOnlyList<string> Unplaced => _unplaced;

    private readonly List<string> _unplaced = [];

    /// <summary>The outcomes that must not be.</summary>
    public IReadOnlyList<Outcome> Bad => _bad;

    public Counts Of(string generator) => _counts.GetValueOrDefault(generator) ?? new Counts();

    public long Memory { get; private set; }

    public int Compiled { get; private set; }

    public int Uncompiled { get; private set; }

    public void Add(Outcome outcome)
    {
        foreach (var counts in new[] { At(_counts, outcome.Generator), At(_attempts, $"{outcome.Generator} {outcome.Attempt}") })
            counts.Add(outcome);
        Memory = Math.Max(Memory, outcome.Memory);
        if (outcome.IsCompiled is { } isCompiled)
            _ = isCompiled ? Compiled++ : Uncompiled++;
        if (outcome.Kind is OutcomeKind.Crashed or OutcomeKind.Hung || outcome.Faults.Count > 0)
            _bad.Add(outcome);
        if (outcome is { Attempt: "Prose", Kind: not OutcomeKind.Generated })
            _refusedProse.Add(outcome);
        if (outcome.Kind == OutcomeKind.Refused && !outcome.Refusals.Any(refusal => refusal.HasPlace))
            _unplaced.Add($"{outcome.Document} {outcome.Generator} {(outcome.Refusals is [var first, ..] ? first.Message : "")}");
        foreach (var refusal in outcome.Refusals)
        {
            var known = _refusals.GetValueOrDefault(refusal.Code);
            _refusals[refusal.Code] = (known.Placed + (refusal.HasPlace ? 1 : 0), known.Unplaced + (refusal.HasPlace ? 0 : 1), known.Example is null
                || !refusal.HasPlace ? $"{outcome.Document} {refusal.Message}" : known.Example);
        }
    }

    /// <summary>The report; its last line can be added up with others'.</summary>
    /// <param name="faults">How many of the faults are listed.</param>
    public IEnumerable<string> Lines(int faults)
    {
        yield return $"{"",-24} {"documents",9} {"generated",9} {"refused",8} {"tokens",7} {"syntax",7} {"comments",8} {"characters",10} {"leaks",6} {"crashes",7} {"hangs",6}";
        foreach (var (name, counts) in _counts.Concat(_attempts.OrderBy(attempt => attempt.Key, StringComparer.Ordinal)))
            yield return $"{name,-24} {counts.Documents,9} {counts.Generated,9} {counts.Refused,8} {counts.Tokens,7} {counts.SyntaxErrors,7} {counts.Comments,8} {counts.Characters,10} {counts.Leaks,6} {counts.Crashes,7} {counts.Hangs,6}";
        yield return "refused, by code: at a place, at the file's beginning";
        foreach (var (code, (placed, unplaced, example)) in _refusals)
            yield return $"  {code,-8} {placed,7} {unplaced,7}  {Cut(example)}";
        yield return $"compiled {Compiled} of {Compiled + Uncompiled} that were tried; highest memory {Memory} MB";
        foreach (var outcome in _refusedProse.Take(faults))
            yield return Cut($"prose alone, and no client: {outcome.Document} {outcome.Generator}: {(outcome.Refusals is [var first, ..] ? first.Message : "")}");
        foreach (var line in _unplaced.Take(faults))
            yield return Cut($"refused, and not said where: {line}");
        foreach (var outcome in _bad.Take(faults))
            yield return Cut($"{outcome.Document} {outcome.Attempt} {outcome.Generator} {outcome.Kind}: {(outcome.Faults is [var fault, ..] ? fault : $"{outcome.Seconds:0} s")}");
        var all = new Counts();
        foreach (var counts in _counts.Values)
            all.Add(counts);
        yield return string.Create(CultureInfo.InvariantCulture, $"""
            TOTAL documents={_counts.Values.Select(counts => counts.Documents).DefaultIfEmpty().Max()} tried={all.Documents} generated={all.Generated} refused={all.Refused} tokens={all.Tokens} syntax={all.SyntaxErrors} comments={all.Comments} characters={all.Characters} leaks={all.Leaks} crashes={all.Crashes} hangs={all.Hangs} prose-refused={_refusedProse.Count} unplaced={_unplaced.Count} uncompiled={Uncompiled} compiled={Compiled} memory={Memory}
            """);
    }

    /// <summary>A line of a report, in which nothing of a document's moves the cursor.</summary>
    public static string Cut(string? text) => string.Concat((text is { Length: > 400 } ? text[..400] : text ?? "")
        .Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"));

    private static Counts At(IDictionary<string, Counts> among, string key) => among.TryGetValue(key, out var counts) ? counts : among[key] = new Counts();
}

/// <summary>Sums over outcomes.</summary>
internal sealed class Counts
{
    public int Documents { get; private set; }

    public int Generated { get; private set; }

    public int Refused { get; private set; }

    public int Crashes { get; private set; }

    public int Hangs { get; private set; }

    public int Tokens { get; private set; }

    public int SyntaxErrors { get; private set; }

    public int Comments { get; private set; }

    public int Characters { get; private set; }

    public int Leaks { get; private set; }

    public void Add(Outcome outcome)
    {
        Documents++;
        _ = outcome.Kind switch
        {
            OutcomeKind.Generated => Generated++,
            OutcomeKind.Refused => Refused++,
            OutcomeKind.Crashed => Crashes++,
            _ => Hangs++,
        };
        Tokens += outcome.Tokens;
        SyntaxErrors += outcome.SyntaxErrors;
        Comments += outcome.Comments;
        Characters += outcome.Characters;
        Leaks += outcome.Leaks;
    }

    public void Add(Counts other)
    {
        Documents += other.Documents;
        Generated += other.Generated;
        Refused += other.Refused;
        Crashes += other.Crashes;
        Hangs += other.Hangs;
        Tokens += other.Tokens;
        SyntaxErrors += other.SyntaxErrors;
        Comments += other.Comments;
        Characters += other.Characters;
        Leaks += other.Leaks;
    }
}
