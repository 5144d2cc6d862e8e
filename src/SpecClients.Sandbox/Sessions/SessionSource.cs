using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Sessions;

/// <summary>The sessions of a vendor. None is kept: each is computed when it is asked for.</summary>
internal sealed class SessionSource
{
    private static readonly string[] OpenStates = ["active", "running", "creating", "idle", "updating", "pending", "queued", "inprogress"];

    private readonly Shape _item;
    private readonly ulong _seed;

    private SessionSource(Shape item, IdShape? id, ulong seed, int count)
    {
        _item = item;
        _seed = seed;
        Id = id;
        Count = count;
        Started = Instants.Where(instant => instant.Shape is InstantShape { Moment: Moment.Start }).Select(instant => instant.Member).FirstOrDefault();
    }

    public int Count { get; }

    public IdShape? Id { get; }

    /// <summary>The members by which rows are filtered and sorted; none where an item is not an object.</summary>
    public IReadOnlyList<Member> Members => (_item as ObjectShape)?.Members ?? [];

    public IEnumerable<(Member Member, InstantShape Shape)> Instants =>
        Members.Where(member => member.Shape is InstantShape).Select(member => (member, (InstantShape)member.Shape));

    /// <summary>The member that says when a session began, in which order the rows are.</summary>
    public Member? Started { get; }

    public static SessionSource Of(ApiSchema item, JsonNode? example, IReadOnlyList<ApiParameter> parameters, ShapeBuilder builder, int count)
    {
        if (item.Type == "string" && item.Values.Count == 0)
        {
            var id = new IdShape(IsUuid(item, example) ? IdStyle.Uuid : IdStyle.Prefixed, builder.Seed);
            return new SessionSource(id, id, builder.Seed, count);
        }
        var shape = builder.Build(item, "item", example) ?? new FreeShape(builder.Seed);
        return shape is ObjectShape rows ? OfObject(rows, item, example, parameters, builder, count) : new SessionSource(shape, null, builder.Seed, count);
    }

    public Row Row(int index) => new(_seed, index);

    public Member? Find(string name) => Members.FirstOrDefault(member => Words.Joined(member.Name) == Words.Joined(name));

    public void Write(Utf8JsonWriter writer, int index) => _item.Write(writer, Row(index));

    public JsonNode Item(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Wire.Writer))
            Write(writer, index);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    private static SessionSource OfObject(
        ObjectShape shape, ApiSchema schema, JsonNode? example, IReadOnlyList<ApiParameter> parameters, ShapeBuilder builder, int count)
    {
        var members = shape.Members.ToList();
        var named = IdMember(schema);
        var id = named is null ? null : IdOf(named, example, builder.Seed);
        foreach (var declared in schema.Members)
        {
            var at = members.FindIndex(member => member.Name == declared.Name);
            if (at < 0)
                continue;
            if (id is not null && declared.Name == named?.Name)
                members[at] = new Member(declared.Name, id, declared.Required, declared.Schema.Nullable, false, 0) { IsPinned = true };
            else if (KnownValues(declared, parameters) is { Count: > 1 } known)
                members[at] = members[at].With(builder.Build(declared.Schema, $"item.{declared.Name}", example.At(declared.Name), known)!);
        }
        var started = members.FirstOrDefault(member => member.Shape is InstantShape { Moment: Moment.Start });
        if (started is not null)
            started.IsPinned = true;
        Couple(members);
        return new SessionSource(shape.With(members), id, builder.Seed, count);
    }

    private static void Couple(List<Member> members)
    {
        var end = members.FirstOrDefault(member => member.MayBeMissing && member.Shape is InstantShape { Moment: Moment.End });
        if (end is null)
            return;
        var state = members.FirstOrDefault(member => Words.Joined(member.Name) is "status" or "state" && member.Shape is PoolShape);
        end.IsOpen = state is null ? row => row.Draw(0x0BE1, 4) == 0 : row => state.TextAt(row) is { } text && OpenStates.Contains(Words.Joined(text.ToLowerInvariant()));
    }

    /// <summary>The values of a member that only the filter of the same name lists.</summary>
    private static IReadOnlyList<string> KnownValues(ApiMember member, IReadOnlyList<ApiParameter> parameters)
    {
        var filter = parameters.FirstOrDefault(parameter => parameter.In == "query" && Words.Joined(parameter.Name) == Words.Joined(member.Name));
        return filter is null || member.Schema.Type != "string" || member.Schema.Values.Count > 0 ? []
            : filter.Values.Count > 0 ? [.. filter.Values.Where(value => value != "all")]
            : TextPool.Prose(filter.Description);
    }

    private static ApiMember? IdMember(ApiSchema schema)
    {
        var ids = schema.Members.Where(member => member.Schema.Type is "string" or "integer" && Words.Of(member.Name) is [.., "id"]).ToList();
        return ids.Find(member => Words.Joined(member.Name) == "id")
            ?? ids.Find(member => Words.Of(member.Name).Contains("session"))
            ?? ids.FirstOrDefault();
    }

    private static IdShape IdOf(ApiMember member, JsonNode? example, ulong seed) => new(
        member.Schema.Type == "integer" ? IdStyle.Integer : IsUuid(member.Schema, example.At(member.Name)) ? IdStyle.Uuid : IdStyle.Prefixed,
        seed);

    private static bool IsUuid(ApiSchema schema, JsonNode? example) =>
        schema.Format == "uuid" || Guid.TryParse((example ?? schema.Example).Plain(), out _);
}
