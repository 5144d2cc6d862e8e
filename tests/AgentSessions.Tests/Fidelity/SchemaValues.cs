using System.Text;
using System.Text.Json;
using CsCheck;

namespace AgentSessions.Tests.Fidelity;

/// <summary>
/// Draws JSON texts that a schema allows, and what real servers send besides: nulls for optional members, members and
/// enum values that nobody described.
/// </summary>
internal sealed class SchemaValues(SchemaShape shape) : Gen<string>
{
    private const int TypedDepth = 6;

    public override string Generate(PCG pcg, Size? min, out Size size)
    {
        var draw = new Draw(pcg, new StringBuilder(1024), IsSpaced: pcg.Next(8) == 0);
        Value(draw, shape, depth: 0);
        size = new Size((ulong)draw.Text.Length);
        return draw.Text.ToString();
    }

    private static void Value(Draw draw, SchemaShape shape, int depth)
    {
        if (shape.Nullable && draw.OneIn(4))
            draw.Text.Append("null");
        else if (shape.Discriminator is not null)
            Discriminated(draw, shape, depth);
        else if (shape.Branches.Count > 0)
            Value(draw, HostileText.Pick(draw.Random, shape.Branches), depth);
        else if (shape.Enum.Count > 0)
            draw.Text.Append(draw.OneIn(4) ? UnknownValue(draw, shape) : HostileText.Pick(draw.Random, shape.Enum));
        else if (shape.IsObject)
            Object(draw, shape, depth);
        else
            Plain(draw, shape, depth);
    }

    private static void Plain(Draw draw, SchemaShape shape, int depth)
    {
        switch (shape.Type)
        {
            case "array":
                List(draw, shape.Items ?? SchemaShape.Anything, depth);
                break;
            case "string":
                draw.Text.Append('"').Append(HostileText.OfFormat(draw.Random, shape.Format)).Append('"');
                break;
            case "integer":
                var (least, most) = shape.Format == "int32" ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
                draw.Text.Append(HostileText.Integer(draw.Random, (long)Math.Max(least, shape.Minimum ?? least), (long)Math.Min(most, shape.Maximum ?? most)));
                break;
            case "number":
                draw.Text.Append(HostileText.Fraction(draw.Random));
                break;
            case "boolean":
                draw.Text.Append(draw.OneIn(2) ? "true" : "false");
                break;
            default:
                FreeForm.Value(draw, draw.OneIn(80) ? FreeForm.Deep : FreeForm.Shallow);
                break;
        }
    }

    private static void List(Draw draw, SchemaShape items, int depth)
    {
        var count = depth > TypedDepth ? 0 : draw.OneIn(20) ? 12 : (int)draw.Random.Next(4);
        draw.Text.Append('[');
        for (var i = 0; i < count; i++)
        {
            draw.Separate(i);
            Value(draw, items, depth + 1);
        }
        draw.Text.Append(']');
    }

    private static void Discriminated(Draw draw, SchemaShape shape, int depth)
    {
        if (shape.Mapping.Count == 0 || draw.OneIn(4))
        {
            Object(draw, shape, depth, shape.Discriminator, "\"unheard_of\"");
            return;
        }
        var (value, target) = HostileText.Pick(draw.Random, [.. shape.Mapping]);
        Object(draw, target, depth, shape.Discriminator, JsonSerializer.Serialize(value));
    }

    private static void Object(Draw draw, SchemaShape shape, int depth, string? discriminator = null, string? value = null)
    {
        var members = new Members(draw);
        if (discriminator is not null && !shape.Properties.ContainsKey(discriminator))
        {
            members.Start(discriminator);
            draw.Text.Append(value);
        }
        foreach (var (name, property) in shape.Properties)
        {
            if (members.MayBeUnknown(shape))
                Unknown(draw, members, shape);
            if (name == discriminator)
            {
                members.Start(name);
                draw.Text.Append(value);
            }
            else if (shape.Required.Contains(name) || !draw.OneIn(4))
            {
                members.Start(name);
                if (!shape.Required.Contains(name) && draw.OneIn(6))
                    draw.Text.Append("null");
                else
                    Value(draw, property, depth + 1);
            }
        }
        for (var more = shape.Properties.Count == 0 ? draw.Random.Next(5) : draw.Random.Next(2); more > 0 && shape.Additional is not null; more--)
            Unknown(draw, members, shape);
        members.End();
    }

    private static void Unknown(Draw draw, Members members, SchemaShape shape)
    {
        var name = shape.Properties.Count > 0 && draw.OneIn(2)
            ? OtherCase(draw, HostileText.Pick(draw.Random, [.. shape.Properties.Keys]))
            : HostileText.Name(draw.Random);
        if (shape.Properties.ContainsKey(name) || !members.Start(name, isEscaped: true))
            return;
        if (shape.Additional == SchemaShape.Anything)
            FreeForm.Value(draw, draw.OneIn(200) ? FreeForm.Deep : FreeForm.Shallow);
        else
            Value(draw, shape.Additional!, depth: TypedDepth - 1);
    }

    private static string OtherCase(Draw draw, string name) => draw.Random.Next(3) switch
    {
        0 => name.ToUpperInvariant(),
        1 => char.ToUpperInvariant(name[0]) + name[1..],
        _ => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant(),
    };

    private static string UnknownValue(Draw draw, SchemaShape shape) => shape.Type is "integer" or "number"
        ? "4242"
        : draw.Random.Next(5) switch
        {
            0 => HostileText.Pick(draw.Random, shape.Enum).ToUpperInvariant(),
            1 => "\"0\"",
            2 => string.Join(", ", shape.Enum.Select(value => value.Trim('"')).Take(2)) is var flags ? $"\"{flags}\"" : "",
            3 => "\"\"",
            _ => "\"hibernating\"",
        };
}
