using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Judging;

/// <summary>Walks a schema, a body written by it and what was made of the body side by side, and notes what carries what.</summary>
/// <param name="carriers">Where to note it.</param>
/// <param name="documentation">The XML documentation.</param>
/// <param name="api">What the layer is told of the response.</param>
/// <param name="takesAsync">Whether a body that was changed at a place (set to null, or else removed) is still taken.</param>
/// <param name="wire">For a request, whether a place's value is sent as it should be, and whether it is sent at all.</param>
internal sealed class BodyWalk(Carriers carriers, Documentation documentation, Api api, Func<Place, bool, Task<bool>> takesAsync, Func<Place, (bool IsRight, bool IsSent)>? wire = null)
{
    private readonly HashSet<(string, object)> _visited = [];

    /// <summary>What was seen at each place, which a walk comes by once for every schema that describes it.</summary>
    private readonly Dictionary<IReadOnlyList<object>, Seen> _seen = new(ReferenceEqualityComparer.Instance);

    /// <param name="standing">The schema.</param>
    /// <param name="at">Where the schema stands.</param>
    /// <param name="place">What is being read.</param>
    public void Walk(IOpenApiSchema standing, string at, Place place)
    {
        var said = DocumentationOf(place, place.Documentation);
        Note(at, place, said);
        var schema = Schemas.Resolve(standing);
        var pointer = Pointers.Of(standing, at);
        if (pointer != at)
            Note(pointer, place, DocumentationOf(place, said));
        if (!_visited.Add((pointer, place.Value ?? place.Sample)))
            return;

        foreach (var (i, part) in (schema.AllOf ?? []).Index())
            Walk(part, $"{pointer}/allOf/{i}", place);
        foreach (var (keyword, list) in new[] { ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            foreach (var (i, branch) in (list ?? []).Index().Where(branch => Fits(branch.Item, place.Sample)))
                Walk(branch, $"{pointer}/{keyword}/{i}", place);
        }
        // A reader may fold a union of scalars into a list of types: the document still has the branches.
        foreach (var type in Schemas.TypesOf(schema).Where(type => Schemas.IsOf(type, place.Sample)))
            Note($"{pointer}#{type}", place, said);
        foreach (var target in schema.Discriminator?.Mapping?.Where(kind => kind.Key == (place.Sample as JsonObject)?[schema.Discriminator.PropertyName!]?.ToString()).Select(kind => kind.Value) ?? [])
            Walk(target, Pointers.Of(target, pointer), place);
        Members(schema, pointer, place);
        if (schema.Items is { } items && place.Sample is JsonArray samples)
            Items(items, pointer + "/items", place, samples);
        if (schema.AdditionalProperties is { } values && place.Sample is JsonObject and { Count: > 0 } owner)
            Rest(values, pointer + "/additionalProperties", place, owner);
    }

    private void Members(IOpenApiSchema schema, string pointer, Place place)
    {
        if (schema.Properties is not { Count: > 0 } properties || place is not { Value: { } owner, Sample: JsonObject samples } || Values.IsAnyJson(owner.GetType()))
            return;
        var memberOf = Values.PropertiesOf(owner);
        foreach (var (name, property) in properties)
        {
            if (samples[name] is not { } sample || memberOf(name) is not { } member)
                continue;
            var (isNullable, isObsolete) = TypeMembers.Of(owner.GetType()).FactsOf(member);
            Walk(property, $"{pointer}/properties/{Pointers.Escape(name)}", new Place(sample, [.. place.Steps, name])
            {
                Value = member.GetValue(owner),
                Type = member.PropertyType,
                IsNullable = isNullable,
                MayBeMissing = schema.Required?.Contains(name) != true,
                IsTheOthers = wire is null && (property.WriteOnly || Schemas.Resolve(property).WriteOnly),
                IsObsolete = isObsolete,
                Name = member.Name,
                Documentation = documentation.Of(member),
            });
        }
    }

    /// <summary>A member that the schema does not name: the entry of a map, or of what a class keeps beside its properties.</summary>
    private void Rest(IOpenApiSchema values, string pointer, Place place, JsonObject owner)
    {
        var (name, sample) = owner.FirstOrDefault(member => member.Key == Samples.Sample.UnknownMember, owner.First());
        var entries = place.Value is null or JsonNode || Values.IsAnyJson(place.Value.GetType()) ? null : place.Value as IDictionary ?? Values.UnnamedMembersOf(place.Value);
        var value = entries?.Contains(name) == true ? entries[name] : null;
        Walk(values, pointer, place with { Sample = sample!, Steps = [.. place.Steps, name], Value = value, Type = value?.GetType(), IsNullable = false });
    }

    private void Items(IOpenApiSchema items, string pointer, Place place, JsonArray samples)
    {
        var values = place.Value is IEnumerable list and not string && !Values.IsAnyJson(place.Value.GetType()) ? list.Cast<object?>().ToList()
            : place.Value is null ? [] : Values.ToJson(place.Value) is JsonArray raw ? raw.Cast<object?>().ToList() : [];
        foreach (var (i, sample) in samples.Index())
        {
            var value = values.ElementAtOrDefault(i);
            Walk(items, pointer, place with
            {
                Sample = sample!,
                Steps = [.. place.Steps, i],
                Value = value,
                Type = value is JsonNode ? place.Type : value?.GetType(),
                IsNullable = false,
            });
        }
    }

    private void Note(string owner, Place place, string said)
    {
        if (!_seen.TryGetValue(place.Steps, out var seen))
            _seen[place.Steps] = seen = Seen.Of(place, wire?.Invoke(place));
        carriers.Add(owner, new Carrier
        {
            Type = place.Type,
            IsNullable = place.IsNullable,
            IsObsolete = place.IsObsolete,
            Name = place.Name,
            Documentation = said,
            Api = place.Steps.Count == 0 ? api : new Api(null),
            IsProven = seen.IsHeld && seen.Sent?.IsRight != false,
            IsWithheld = seen.Sent is { } sent ? !sent.IsSent : null,
            IsTheOthers = place.IsTheOthers || seen.Sent?.IsSent == false,
            KeepsUnknown = seen.KeepsUnknown,
            Seen = place.Value is { } value ? [value] : [],
            TakesWithoutAsync = isNull => takesAsync(place, isNull),
        });
    }

    private string DocumentationOf(Place place, string said) =>
        $"{said} {(place.Value is null or JsonNode ? "" : documentation.Of(place.Value.GetType()))} {(place.Type is null ? "" : documentation.Of(Values.Bare(place.Type)))}";

    private static bool Fits(IOpenApiSchema branch, JsonNode sample) =>
        !Schemas.IsNull(branch) && (!Schemas.TypesOf(Schemas.Resolve(branch)).Any() || Schemas.TypesOf(Schemas.Resolve(branch)).Any(type => Schemas.IsOf(type, sample)));
}

/// <param name="IsHeld">Whether what was sent there is there.</param>
/// <param name="KeepsUnknown">Whether members that the schema does not name are kept.</param>
/// <param name="Sent">For a request, whether it is sent as it should be, and whether it is sent at all.</param>
internal sealed record Seen(bool IsHeld, bool KeepsUnknown, (bool IsRight, bool IsSent)? Sent)
{
    public static Seen Of(Place place, (bool IsRight, bool IsSent)? sent)
    {
        var isHeld = place.IsHeld;
        return new Seen(isHeld, place.KeepsUnknown(isHeld), sent);
    }
}

/// <summary>One place in a body: what was sent there and what was made of it.</summary>
/// <param name="Sample">What was sent.</param>
/// <param name="Steps">The members and indexes that lead there.</param>
internal sealed record Place(JsonNode Sample, IReadOnlyList<object> Steps)
{
    public object? Value { get; init; }

    public Type? Type { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>Whether its owner need not have it.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Whether the other side alone sets it.</summary>
    public bool IsTheOthers { get; init; }

    public bool IsObsolete { get; init; }

    public string Name { get; init; } = "";

    public string Documentation { get; init; } = "";

    /// <summary>Whether what was sent is there: a scalar itself, a list with each element, an object of any type.</summary>
    public bool IsHeld => (Sample, Value) switch
    {
        (_, null) => false,
        (_, JsonNode json) => JsonNode.DeepEquals(json, Sample),
        (JsonValue scalar, _) => Values.Is(scalar, Value),
        (_, _) when Values.IsAnyJson(Value.GetType()) => JsonNode.DeepEquals(Values.ToJson(Value), Sample),
        (JsonArray samples, IEnumerable list) => list.Cast<object>().Count() == samples.Count,
        (JsonObject, _) => !Value.GetType().IsPrimitive && Value is not string,
        _ => false,
    };

    /// <summary>Whether there is a place for members that the schema does not name, and what was sent of them is in it.</summary>
    public bool KeepsUnknown(bool isHeld) => Value switch
    {
        null => false,
        JsonNode => isHeld,
        _ when Values.IsAnyJson(Value.GetType()) => isHeld,
        _ => Values.UnnamedMembersOf(Value) is { } unnamed && (unnamed.Contains(Samples.Sample.UnknownMember) || (Sample as JsonObject)?.ContainsKey(Samples.Sample.UnknownMember) != true),
    };
}
