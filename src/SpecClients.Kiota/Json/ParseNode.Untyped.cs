using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Json;

namespace SpecClients.Kiota.Json;

internal sealed partial class ParseNode
{
    private static readonly UntypedNull Null = new();
    private static readonly UntypedBoolean True = new(true);
    private static readonly UntypedBoolean False = new(false);
    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;

    /// <summary>The current value as additional data: never a guess at what a string may mean.</summary>
    private object? ReadLoose() => _type switch
    {
        JsonTokenType.String => String(),
        JsonTokenType.Number => ExactNumbers.ReadLoose(Text),
        JsonTokenType.True => BoxedTrue,
        JsonTokenType.False => BoxedFalse,
        JsonTokenType.Null => null,
        _ => ReadUntyped(),
    };

    private UntypedNode ReadUntyped()
    {
        _isAnswered = true;
        if (!IsContainer)
            return Scalar(_type, _type == JsonTokenType.String ? String() : null, Text);
        var reader = Resume();
        UntypedNode node = _type == JsonTokenType.StartObject ? Members(ref reader) : Elements(ref reader);
        Pause(ref reader);
        _isRead = true;
        return node;
    }

    private UntypedNode Untyped(ref Utf8JsonReader reader)
    {
        _at = AtOf(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(ref reader),
            JsonTokenType.StartArray => Elements(ref reader),
            var type => Scalar(type, type == JsonTokenType.String ? JsonText.Read(in reader) : null, reader.ValueSpan),
        };
    }

    private static UntypedNode Scalar(JsonTokenType type, string? text, ReadOnlySpan<byte> digits) => type switch
    {
        JsonTokenType.String => new UntypedString(text),
        JsonTokenType.Number => ExactNumbers.Read(digits),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => Null,
    };

    private UntypedObject Members(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, UntypedNode>();
        for (Read(ref reader); reader.TokenType == JsonTokenType.PropertyName; Read(ref reader))
        {
            _at = AtOf(ref reader);
            var name = JsonText.Read(in reader);
            if (members.ContainsKey(name))
                throw JsonKind.Duplicate();
            Read(ref reader);
            members.Add(name, Untyped(ref reader));
        }
        return new UntypedObject(members);
    }

    private UntypedArray Elements(ref Utf8JsonReader reader)
    {
        var elements = new List<UntypedNode>();
        for (Read(ref reader); reader.TokenType != JsonTokenType.EndArray; Read(ref reader))
        {
            elements.Add(Untyped(ref reader));
        }
        return new UntypedArray(elements);
    }
}
