using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Http;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

/// <summary>Members without a value that a request must have: each is found while it is written, and told with all others.</summary>
internal sealed class UnsetMembers
{
    private readonly List<(string Name, int Item)> _path = [];
    private List<string>? _found;

    /// <summary>Steps into a member.</summary>
    /// <param name="name">Its name; none for an item of a list, or the whole.</param>
    public void Enter(string? name) => _path.Add((name ?? "", -1));

    public void NextItem() => _path[^1] = (_path[^1].Name, _path[^1].Item + 1);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Whether a member without a value is null on the wire; one that may not be is kept in mind.</summary>
    public bool IsNull(IParsable? model, string name)
    {
        if (model is not IDescribedModel { Schema: { } schema } || schema.Names.IndexOf(name) is not (>= 0 and var member) || !schema[member].MustGo
            || model is IAdditionalDataHolder { AdditionalData: { } data } && data.ContainsKey(name))
            return false;
        if (schema[member].Is(MemberFacts.Nullable))
            return true;
        Enter(name);
        (_found ??= []).Add(string.Join('.', _path.Select(step => step.Item < 0 ? step.Name : $"{step.Name}[{step.Item}]").Where(step => step.Length > 0)));
        Leave();
        return false;
    }

    /// <exception cref="ArgumentException">There are such members; it names each.</exception>
    public void Check()
    {
        if (_found is not null)
            throw RequestRules.Unset("body", _found);
    }
}
