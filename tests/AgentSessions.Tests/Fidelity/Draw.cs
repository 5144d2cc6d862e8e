using System.Text;
using CsCheck;

namespace AgentSessions.Tests.Fidelity;

/// <summary>One JSON text while it is being drawn.</summary>
internal sealed record Draw(PCG Random, StringBuilder Text, bool IsSpaced)
{
    public bool OneIn(uint count) => Random.Next(count) == 0;

    public void Separate(int index)
    {
        if (index > 0)
            Text.Append(',');
        if (IsSpaced)
            Text.Append(" \r\n\t", 0, (int)Random.Next(5));
    }
}

/// <summary>The members of one object while it is being drawn; no name comes twice.</summary>
internal sealed class Members
{
    private readonly Draw _draw;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public Members(Draw draw)
    {
        _draw = draw;
        draw.Text.Append('{');
    }

    public bool MayBeUnknown(SchemaShape shape) => shape.Additional is not null && _draw.OneIn(8);

    /// <summary>Writes a name and its colon, unless the object has that name already.</summary>
    public bool Start(string name, bool isEscaped = false)
    {
        if (!_names.Add(name))
            return false;
        _draw.Separate(_names.Count - 1);
        _draw.Text.Append('"').Append(isEscaped ? name : System.Text.Json.JsonEncodedText.Encode(name).ToString()).Append("\":");
        if (_draw.IsSpaced)
            _draw.Text.Append(' ');
        return true;
    }

    public void End() => _draw.Text.Append('}');
}

/// <summary>Values of no schema.</summary>
internal static class FreeForm
{
    public const int Shallow = 3;

    public const int Deep = 40;

    public static void Value(Draw draw, int depth)
    {
        var kind = depth > Shallow ? 8 + draw.Random.Next(2) : draw.Random.Next(depth > 0 ? 10u : 8u);
        switch (kind)
        {
            case 0:
                draw.Text.Append("null");
                break;
            case 1:
                draw.Text.Append(draw.OneIn(2) ? "true" : "false");
                break;
            case 2 or 3:
                draw.Text.Append(HostileText.Number(draw.Random));
                break;
            case 8:
                List(draw, depth);
                break;
            case 9:
                Object(draw, depth);
                break;
            default:
                draw.Text.Append('"').Append(HostileText.String(draw.Random)).Append('"');
                break;
        }
    }

    private static void List(Draw draw, int depth)
    {
        draw.Text.Append('[');
        var count = depth > Shallow ? 1 : (int)draw.Random.Next(4);
        for (var i = 0; i < count; i++)
        {
            draw.Separate(i);
            Value(draw, depth - 1);
        }
        draw.Text.Append(']');
    }

    private static void Object(Draw draw, int depth)
    {
        var members = new Members(draw);
        for (var more = depth > Shallow ? 1 : draw.Random.Next(4); more > 0; more--)
        {
            if (members.Start(draw.OneIn(2) ? HostileText.Name(draw.Random) : "m" + draw.Random.Next(9), isEscaped: true))
                Value(draw, depth - 1);
        }
        members.End();
    }
}
