using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>Writes the value that a schema describes, as a row has it.</summary>
internal abstract class Shape
{
    public abstract void Write(Utf8JsonWriter writer, Row row);
}

/// <summary>A single value, by which rows can be filtered and sorted.</summary>
internal abstract class Scalar : Shape
{
    /// <summary>The value as it would stand in an address.</summary>
    public abstract string Text(Row row);

    /// <summary>The value as a number to sort by; null where its text is what counts.</summary>
    public virtual long? Number(Row row) => null;
}

/// <summary>One of several values, in turn.</summary>
internal sealed class PoolShape(IReadOnlyList<PoolValue> values, ulong salt) : Scalar
{
    public IReadOnlyList<PoolValue> Values => values;

    public override string Text(Row row) => At(row).Text;

    public override long? Number(Row row) => At(row).Number;

    public override void Write(Utf8JsonWriter writer, Row row) => writer.WriteRawValue(At(row).Json.Span, skipInputValidation: true);

    private PoolValue At(Row row) => values[row.Cycle(salt, values.Count)];
}

/// <summary>A value of a pool, ready to write.</summary>
internal sealed record PoolValue(string Text, ReadOnlyMemory<byte> Json, long? Number = null)
{
    public static PoolValue Of(string text) => new(text, JsonSerializer.SerializeToUtf8Bytes(text, Wire.Serializer));
}

/// <summary>True or false.</summary>
internal sealed class BooleanShape(ulong salt) : Scalar
{
    public bool Value(Row row) => row.Draw(salt, 3) == 0;

    public override string Text(Row row) => Value(row) ? "true" : "false";

    public override long? Number(Row row) => Value(row) ? 1 : 0;

    public override void Write(Utf8JsonWriter writer, Row row) => writer.WriteBooleanValue(Value(row));
}

/// <summary>One of several schemas, in turn.</summary>
internal sealed class ChoiceShape(IReadOnlyList<Shape> shapes, ulong salt) : Shape
{
    public override void Write(Utf8JsonWriter writer, Row row) => shapes[row.Cycle(salt, shapes.Count)].Write(writer, row);
}

/// <summary>A few elements.</summary>
internal sealed class ArrayShape(Shape element, int min, int max, ulong salt) : Shape
{
    public override void Write(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartArray();
        var count = min + row.Draw(salt, max - min + 1);
        for (var i = 0; i < count; i++)
            element.Write(writer, row.Within(i));
        writer.WriteEndArray();
    }
}
