using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>An object with the members that its schema names.</summary>
internal sealed class ObjectShape(IReadOnlyList<Member> members, bool hostile, ulong salt) : Shape
{
    private static readonly FreeShape Unknown = new(0xF00D);

    public IReadOnlyList<Member> Members => members;

    /// <summary>The same object with other members.</summary>
    public ObjectShape With(IReadOnlyList<Member> others) => new(others, hostile, salt);

    public override void Write(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject();
        foreach (var member in members)
            member.Write(writer, row);
        if (hostile)
            WriteUnknown(writer, row);
        writer.WriteEndObject();
    }

    private void WriteUnknown(Utf8JsonWriter writer, Row row)
    {
        var draw = row.Draw(salt ^ 0xBAD);
        if (draw % 2 == 0)
            writer.WriteNumber("x_added_since", (long)(draw >> 2));
        if (draw % 3 == 0)
        {
            writer.WritePropertyName("x_addedNested");
            Unknown.Write(writer, row);
        }
        if (draw % 5 == 0)
            writer.WriteNull("x-added-null");
        if (draw % 7 == 0)
            writer.WriteString("x added \"name\" \u00fc", "2026-01-02T03:04:05+05:45");
    }
}

/// <summary>A member of an object: required ones are always there, others mostly.</summary>
internal sealed class Member(string name, Shape shape, bool required, bool nullable, bool hostile, ulong salt)
{
    private readonly JsonEncodedText _name = JsonEncodedText.Encode(name);

    public string Name => name;

    public Shape Shape => shape;

    /// <summary>Whether it is there, and not null, though its schema does not promise so: an id has to be.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Says which rows have none, as a session that runs has no end.</summary>
    public Func<Row, bool>? IsOpen { get; set; }

    /// <summary>The same member with another shape.</summary>
    public Member With(Shape other) => new(name, other, required, nullable, hostile, salt);

    public bool MayBeMissing => !IsPinned && (nullable || !required);

    public Presence At(Row row)
    {
        if (IsPinned || required && !nullable)
            return Presence.Value;
        var draw = row.Draw(salt ^ 0xAB5E47, 16);
        if (IsOpen is { } isOpen)
            return !isOpen(row) ? Presence.Value : nullable && (required || draw < 12) ? Presence.Null : Presence.Absent;
        if (nullable && draw < 4)
            return Presence.Null;
        if (!required && draw is >= 4 and < 7)
            return Presence.Absent;
        return hostile && !required && draw == 15 ? Presence.Null : Presence.Value;
    }

    /// <summary>Its value as text; null where it has none.</summary>
    public string? TextAt(Row row) => shape is Scalar scalar && At(row) == Presence.Value ? scalar.Text(row) : null;

    public void Write(Utf8JsonWriter writer, Row row)
    {
        switch (At(row))
        {
            case Presence.Value:
                writer.WritePropertyName(_name);
                shape.Write(writer, row);
                break;
            case Presence.Null:
                writer.WriteNull(_name);
                break;
            default:
                break;
        }
    }
}

internal enum Presence
{
    Absent,
    Null,
    Value,
}
