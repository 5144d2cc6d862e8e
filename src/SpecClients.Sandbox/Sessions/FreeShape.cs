using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>An object of which the schema says nothing: some numbers, text and a level or two below.</summary>
internal sealed class FreeShape(ulong salt) : Shape
{
    private static readonly string[] Models = ["small-2", "large-4", "voice-1"];

    public override void Write(Utf8JsonWriter writer, Row row)
    {
        var draw = row.Draw(salt);
        writer.WriteStartObject();
        writer.WriteString("model", Models[draw % 3]);
        writer.WriteNumber("input_tokens", (long)(draw >> 3) % 9_000);
        writer.WriteNumber("output_tokens", (long)(draw >> 17) % 2_000);
        if (draw % 3 == 0)
        {
            writer.WriteStartObject("details");
            writer.WriteNumber("cost", (decimal)(draw % 10_000) / 10_000);
            writer.WriteBoolean("cached", draw % 2 == 0);
            writer.WriteNull("note");
            writer.WriteStartArray("tags");
            for (var i = 0UL; i < draw % 4; i++)
                writer.WriteStringValue($"tag-{i}");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}

/// <summary>An object whose members have no names of their own but a schema in common; empty where that is endless.</summary>
internal sealed class MapShape(Shape? value, ulong salt) : Shape
{
    public override void Write(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject();
        var count = value is null ? 0 : row.Draw(salt, 4);
        for (var i = 0; i < count; i++)
        {
            writer.WritePropertyName($"key_{i + 1}");
            value!.Write(writer, row.Within(i));
        }
        writer.WriteEndObject();
    }
}
