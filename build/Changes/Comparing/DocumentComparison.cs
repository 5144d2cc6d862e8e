using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging.Peers;

namespace SpecClients.Changes.Comparing;

/// <summary>Finds everything that two versions of a vendor's document say differently.</summary>
internal sealed class DocumentComparison
{
    private readonly JObject _from;
    private readonly JObject _to;
    private readonly ChangeSet _changes = new();

    private DocumentComparison(JObject from, JObject to) => (_from, _to) = (from, to);

    public static IReadOnlyList<Change> Between(JObject from, JObject to)
    {
        if (ReferenceEquals(from, to) || JToken.DeepEquals(from, to))
            return [];
        var comparison = new DocumentComparison(from, to);
        comparison.CompareOperations();
        new ServerComparison(from, to, comparison._changes).Compare();
        new RemainingDifferences(from, to, comparison._changes).Add();
        return comparison._changes.Changes;
    }

    private void CompareOperations()
    {
        var old = Schemas.Operations(_from).ToList();
        var present = Schemas.Operations(_to).ToList();
        var pairs = Pair(old, present);
        var hasListings = PeerPaging.IsSaidIn(_from) || PeerPaging.IsSaidIn(_to);
        foreach (var (past, now) in pairs)
        {
            if (past.Path != now.Path)
                _changes.Rename("#/paths", past.Path, now.Path);
            _changes.Reach(past.Value);
            _changes.Reach(now.Value);
            new OperationComparison(past, now, _changes).Compare();
            if (hasListings)
                CompareListings(past, now);
        }
        foreach (var operation in old.Except(pairs.Select(pair => pair.Past)))
            Add(ChangeKinds.OperationRemoved, operation, old.Except(pairs.Select(pair => pair.Past)));
        foreach (var operation in present.Except(pairs.Select(pair => pair.Now)))
            Add(ChangeKinds.OperationAdded, operation, present.Except(pairs.Select(pair => pair.Now)));
    }

    /// <summary>What becomes of the listing that is made of what the documents say for other generators.</summary>
    private void CompareListings(Operation past, Operation now)
    {
        var (old, present) = (PeerPaging.Of(past, (_, _) => { }), PeerPaging.Of(now, (_, _) => { }));
        if (JToken.DeepEquals(old, present))
            return;
        var kind = old is null ? ChangeKinds.ListingAdded : present is null ? ChangeKinds.ListingRemoved : ChangeKinds.ListingTurned;
        var name = $"{now.Method.ToUpperInvariant()} {now.Path}";
        _changes.Tell(kind, new Place(name, $"operation", "", Direction.Request), $"{name}", past.Value, now.Value);
    }

    private void Add(ChangeKind kind, Operation operation, IEnumerable<Operation> unpaired)
    {
        var name = $"{operation.Method.ToUpperInvariant()} {operation.Path}";
        var isGone = kind == ChangeKinds.OperationRemoved;
        _changes.Add(kind, new Place(name, $"operation", "", Direction.Request), $"{name}", isGone ? operation.Value : null, isGone ? null : operation.Value);
        if (Schemas.Operations(operation.Document).Where(other => other.PathItem == operation.PathItem).All(other => unpaired.Any(one => one.Value == other.Value)))
            _changes.Account(operation.PathItem);
    }

    /// <summary>An operation is its method and path; what the path's parameters are called does not matter on the wire.</summary>
    private static List<(Operation Past, Operation Now)> Pair(List<Operation> old, List<Operation> present)
    {
        var pairs = new List<(Operation Past, Operation Now)>();
        foreach (var past in old)
        {
            var same = present.Find(operation => operation.Method == past.Method && operation.Path == past.Path)
                ?? present.Find(operation => operation.Method == past.Method && ParameterSite.Path.Shape(operation.Path) == ParameterSite.Path.Shape(past.Path));
            if (same is not null && pairs.TrueForAll(pair => pair.Now.Value != same.Value))
                pairs.Add((past, same));
        }
        return pairs;
    }
}
