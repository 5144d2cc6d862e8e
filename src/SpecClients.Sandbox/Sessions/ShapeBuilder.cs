using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Sessions;

/// <summary>Turns schemas into shapes. A schema that contains itself ends where it would begin again.</summary>
internal sealed class ShapeBuilder(ulong seed, Timeline timeline, bool hostile)
{
    private static readonly long[] Extremes = [long.MaxValue, 9_007_199_254_740_993, 4_294_967_296, -1];

    private readonly Stack<string> _open = new();

    public ulong Seed => seed;

    /// <summary>The shape of a schema; null where it could only be endless.</summary>
    public Shape? Build(ApiSchema schema, string path, JsonNode? example = null, IReadOnlyList<string>? known = null)
    {
        if (schema.Reference is not { } reference)
            return BuildOpen(schema, path, example, known);
        if (_open.Contains(reference))
            return null;
        _open.Push(reference);
        var shape = BuildOpen(schema, path, example, known);
        _open.Pop();
        return shape;
    }

    private Shape? BuildOpen(ApiSchema schema, string path, JsonNode? example, IReadOnlyList<string>? known)
    {
        var salt = Row.Salt(path);
        if (schema.Discriminator is { } discriminator)
            return Choice(discriminator.Kinds.Select(kind => BuildKind(kind.Schema, path, discriminator.Member, kind.Value)), salt);
        if (schema.Branches is { Count: > 0 } branches)
            return Choice(branches.Select((branch, index) => Build(branch, $"{path}|{index}", example)), salt);
        if (schema.Values.Where(value => value is not null).ToList() is { Count: > 0 } values)
            return new PoolShape([.. values.Select(Value), .. hostile && schema.Type is null or "string" ? TextPool.UnknownValues(values) : []], salt);
        return schema.Type switch
        {
            "string" => Text(schema, path, example ?? schema.Example, known, salt),
            "integer" when InstantFormat(schema, path) is { } style => Instant(path, style, salt),
            "integer" => Integer(schema, salt),
            "number" => new NumberShape(schema.Minimum ?? 0, schema.Maximum ?? (schema.Minimum ?? 0) + 100, hostile && schema is { Minimum: null, Maximum: null }, salt),
            "boolean" => new BooleanShape(salt),
            "array" => Array(schema, path, example, salt),
            _ when schema.Members.Count > 0 => Object(schema, path, example, salt, null),
            _ when schema.Rest is { } rest => new MapShape(Build(rest, $"{path}.*"), salt),
            _ => new FreeShape(salt),
        };
    }

    private ObjectShape? BuildKind(ApiSchema schema, string path, string discriminator, string value)
    {
        if (schema.Reference is { } reference && _open.Contains(reference))
            return null;
        _open.Push(schema.Reference ?? path);
        var pool = new List<PoolValue> { PoolValue.Of(value) };
        if (hostile)
            pool.AddRange([pool[0], pool[0], PoolValue.Of($"{value}_of_tomorrow")]);
        var shape = Object(schema, $"{path}:{value}", null, Row.Salt(path + value), (discriminator, new PoolShape(pool, Row.Salt(value))));
        _open.Pop();
        return shape;
    }

    private ObjectShape Object(ApiSchema schema, string path, JsonNode? example, ulong salt, (string Name, Shape Shape)? pinned)
    {
        var members = new List<Member>();
        foreach (var member in schema.Members)
        {
            var memberPath = $"{path}.{member.Name}";
            var isPinned = pinned?.Name == member.Name;
            var shape = isPinned ? pinned!.Value.Shape : Build(member.Schema, memberPath, example.At(member.Name)) ?? (member.Required ? new FreeShape(salt) : null);
            if (shape is not null)
                members.Add(new Member(member.Name, shape, member.Required, member.Schema.Nullable, hostile, Row.Salt(memberPath)) { IsPinned = isPinned });
        }
        return new ObjectShape(members, hostile, salt);
    }

    private Scalar Text(ApiSchema schema, string path, JsonNode? example, IReadOnlyList<string>? known, ulong salt)
    {
        if (InstantFormat(schema, path) is { } style)
            return Instant(path, style, salt);
        var name = path[(path.LastIndexOf('.') + 1)..];
        return new PoolShape(TextPool.For(schema, name, example.Plain(), known ?? [], seed, hostile), salt);
    }

    private InstantShape Instant(string path, InstantStyle style, ulong salt) =>
        new(timeline, MomentOf(Words.Of(path[(path.LastIndexOf('.') + 1)..])), style, hostile, salt);

    private IntegerShape Integer(ApiSchema schema, ulong salt)
    {
        var min = (long)(schema.Minimum ?? Math.Min(0, schema.Maximum ?? 0));
        var max = (long)Math.Min(schema.Maximum ?? min + 500m, long.MaxValue);
        var extremes = !hostile || schema.Minimum is not null || schema.Maximum is not null ? [] : schema.IsInt32 ? [int.MaxValue, int.MinValue] : Extremes;
        return new IntegerShape(min, Math.Max(min, max), extremes, salt);
    }

    private ArrayShape? Array(ApiSchema schema, string path, JsonNode? example, ulong salt)
    {
        var element = schema.Items is { } items ? Build(items, $"{path}[]", (example as JsonArray)?.FirstOrDefault()) : new FreeShape(salt);
        if (element is null && schema.MinItems > 0)
            return null;
        return new ArrayShape(element ?? new FreeShape(salt), schema.MinItems, element is null ? 0 : Math.Max(schema.MinItems, schema.MaxItems), salt);
    }

    private static ChoiceShape? Choice(IEnumerable<Shape?> shapes, ulong salt) =>
        shapes.OfType<Shape>().ToList() is { Count: > 0 } some ? new ChoiceShape(some, salt) : null;

    private static PoolValue Value(JsonNode? node) => node!.GetValueKind() == JsonValueKind.String
        ? PoolValue.Of(node.Plain())
        : new PoolValue(node.Plain(), JsonSerializer.SerializeToUtf8Bytes(node), node is JsonValue value && value.TryGetValue(out long number) ? number : null);

    private static InstantStyle? InstantFormat(ApiSchema schema, string path) => (schema.Type, schema.Format) switch
    {
        (_, "date-time") => InstantStyle.DateTime,
        (_, "date") => InstantStyle.Date,
        ("integer", "unixtime") => InstantStyle.UnixSeconds,
        ("integer", _) when schema.Description.Contains("unix", StringComparison.OrdinalIgnoreCase) || path.EndsWith("_at", StringComparison.Ordinal) =>
            schema.Description.Contains("millisecond", StringComparison.OrdinalIgnoreCase) ? InstantStyle.UnixMilliseconds : InstantStyle.UnixSeconds,
        _ => null,
    };

    private static Moment MomentOf(IReadOnlyList<string> words) => words switch
    {
        _ when words.Intersect(["start", "started", "created", "create", "began", "begin", "opened"]).Any() => Moment.Start,
        _ when words.Intersect(["end", "ended", "finished", "completed", "closed", "stopped"]).Any() => Moment.End,
        _ when words.Intersect(["expires", "expire", "expiry", "expiration"]).Any() => Moment.Expiry,
        _ => Moment.Other,
    };
}
