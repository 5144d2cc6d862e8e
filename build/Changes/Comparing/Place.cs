using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;

namespace SpecClients.Changes.Comparing;

/// <summary>Which way a value travels.</summary>
internal enum Direction
{
    Request,
    Response,
}

/// <summary>Where in an operation something stands.</summary>
/// <param name="Operation">The operation, as in <c>GET /sessions</c>; empty for what belongs to none.</param>
/// <param name="Part">The part of it, as in <c>response 200</c>.</param>
/// <param name="Path">The way from there, as in <c>data[].status</c>.</param>
/// <param name="Direction">Which way it travels.</param>
internal sealed record Place(string Operation, Phrase Part, string Path, Direction Direction)
{
    public Phrase Subject => Path.Length == 0 ? Part : (Phrase)$"{Path}";

    public Place Property(string name) => this with { Path = Path.Length == 0 ? name : $"{Path}.{name}" };

    public Place Items => this with { Path = Path + "[]" };

    public Place Values => this with { Path = Path + "{}" };

    public Place Variant(string name) => this with { Path = $"{Path}<{name}>" };

    /// <summary>The kind of change for the way that the value travels.</summary>
    public ChangeKind Of(ChangeKind request, ChangeKind response) => Direction == Direction.Request ? request : response;

    /// <summary>A value as a reader would write it.</summary>
    public static string? Text(JToken? value) => value switch
    {
        null => null,
        JProperty member => Text(member.Value),
        JValue { Type: JTokenType.String } text => text.ToString(),
        _ => value.ToString(Formatting.None),
    };
}
