using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Changes.Comparing;

/// <summary>The changes found so far, each once, and the parts of both documents that they account for.</summary>
internal sealed class ChangeSet
{
    private readonly List<(Change Change, List<Place> Places)> _changes = [];
    private readonly Dictionary<(ChangeKind, string, bool, (string?, string?)), List<Place>> _known = [];
    private readonly HashSet<JToken> _accounted = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JToken> _above = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JToken> _reached = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Container, string From), string> _renamed = [];

    /// <summary>The changes: those that break callers first, each group in the order of the documents.</summary>
    public IReadOnlyList<Change> Changes =>
        _changes.Select(found => found.Change with
        {
            Operations = found.Places.Select(place => place.Operation).Where(operation => operation.Length > 0).Distinct().ToList(),
            Part = Phrase.Join(", ", found.Places.Select(place => place.Part).Distinct()),
        }).OrderByDescending(change => change.Kind.Verdict).ToList();

    /// <summary>Tells a change, and that it accounts for all that is in both of its sides.</summary>
    public void Add(ChangeKind kind, Place place, Phrase subject, JToken? from, JToken? to, (string? From, string? To) step = default)
    {
        Tell(kind, place, subject, from, to, step);
        Account(from, to);
    }

    /// <summary>Tells a change.</summary>
    /// <param name="kind">What changed.</param>
    /// <param name="place">Where it was found.</param>
    /// <param name="subject">What readers call it.</param>
    /// <param name="from">What it was in the old document, if it was there.</param>
    /// <param name="to">What it is in the new document, if it is there.</param>
    /// <param name="step">What it was and is, in a word each.</param>
    public void Tell(ChangeKind kind, Place place, Phrase subject, JToken? from, JToken? to, (string? From, string? To) step = default)
    {
        var pointer = (to ?? from)!.Pointer();
        if (!_known.TryGetValue((kind, pointer, to is null, step), out var places))
        {
            _known.Add((kind, pointer, to is null, step), places = []);
            _changes.Add((new Change(kind, subject, place.Part, pointer, to is null, step.From, step.To), places));
        }
        places.Add(place);
    }

    /// <summary>Says that a part, with all that is in it, has been told.</summary>
    public void Account(params JToken?[] parts) => AccountAll(parts);

    /// <summary>Says that parts, each with all that is in it, have been told.</summary>
    public void AccountAll(IEnumerable<JToken?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null || !_accounted.Add(Value(part)))
                continue;
            for (var at = Value(part).Parent; at is not null && _above.Add(at); at = at.Parent)
            {
            }
        }
    }

    /// <summary>Whether a part is within what has been told.</summary>
    public bool IsAccounted(JToken part)
    {
        for (JToken? at = Value(part); at is not null; at = at.Parent)
        {
            if (_accounted.Contains(at))
                return true;
        }
        return false;
    }

    /// <summary>Whether something inside a part has been told.</summary>
    public bool HoldsAccounted(JToken part) => _above.Contains(Value(part));

    /// <summary>Says that an operation of both documents leads here.</summary>
    public void Reach(JToken part) => _reached.Add(part);

    public bool IsReached(JToken part) => _reached.Contains(Value(part));

    /// <summary>Says that a member of a container goes by another name in the new document.</summary>
    public void Rename(string container, string from, string to) => _renamed.TryAdd((container, from), to);

    /// <summary>The name in the new document of a member of the old.</summary>
    public string NameOf(string container, string from) => _renamed.GetValueOrDefault((container, from), from);

    private static JToken Value(JToken part) => part is JProperty member ? member.Value : part;
}
