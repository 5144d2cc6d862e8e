using System.Text;
using System.Text.Json;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>The single values.</summary>
public ref partial struct BodyReader
{
    private delegate bool Parsing<T>(ReadOnlySpan<byte> text, out T value);

    /// <summary>Reads a value of any type that a generated member may have.</summary>
    public T Read<T>() => Decoder<T>.Instance.Read(ref this);

    /// <summary>The same of a list or a map whose items may be null.</summary>
    public T ReadWithNulls<T>()
    {
        _takesNulls = true;
        return Read<T>();
    }

    /// <summary>An item of a list or a map.</summary>
    public T Item<T>(Decoder<T> decoder, bool takesNulls) => !IsNull ? decoder.Read(ref this) : takesNulls ? default! : decoder.ReadNullItem(ref this);

    public string Text()
    {
        if (_json.TokenType != JsonTokenType.String)
            throw JsonKind.Text.Refuse(_json.TokenType);
        return Share(in _json);
    }

    /// <summary>Reads a discriminator whose value names no class.</summary>
    public string UnknownKind()
    {
        Depart(SpecDriftKind.UnknownEnumValue);
        return Text();
    }

    public readonly bool Boolean() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        var came => throw JsonKind.Boolean.Refuse(came),
    };

    public readonly long Integer() => Integer(JsonKind.Integer);

    public readonly int SmallInteger() => Integer(JsonKind.SmallInteger) is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw JsonKind.SmallInteger.Refuse(_json.TokenType);

    public readonly double Double() => Number<double>(JsonNumber.TryDouble, JsonKind.Double);

    public readonly float Single() => Number<float>(JsonNumber.TrySingle, JsonKind.Single);

    public readonly decimal Decimal() => Number<decimal>(JsonNumber.TryDecimal, JsonKind.Decimal);

    public readonly DateTimeOffset Instant() => Instant(out _);

    /// <summary>Reads a time and keeps its spelling.</summary>
    public readonly DateTimeOffset Instant(int slot, ref AsRead asRead)
    {
        var instant = Instant(out var style);
        asRead.Spell(slot, style);
        return instant;
    }

    public readonly DateOnly Date() =>
        _json.TokenType == JsonTokenType.String && Rfc3339.TryParseDate(Plain(), out var date) ? date : throw JsonKind.Date.Refuse(_json.TokenType);

    public Guid Guid() =>
        _json.TokenType == JsonTokenType.String && System.Guid.TryParseExact(Text(), "D", out var value) ? value : throw JsonKind.Guid.Refuse(_json.TokenType);

    public StringOrInteger StringOrInteger() => _json.TokenType switch
    {
        JsonTokenType.String => new StringOrInteger(Text()),
        JsonTokenType.Number => new StringOrInteger(Integer(JsonKind.Union)),
        var came => throw JsonKind.Union.Refuse(came),
    };

    private readonly long Integer(JsonKind kind) =>
        _json.TokenType == JsonTokenType.Number && JsonNumber.TryInteger(_json.ValueSpan, out var value) ? value : throw kind.Refuse(_json.TokenType);

    private readonly T Number<T>(Parsing<T> parse, JsonKind kind) =>
        _json.TokenType == JsonTokenType.Number && parse(_json.ValueSpan, out var value) ? value : throw kind.Refuse(_json.TokenType);

    private readonly DateTimeOffset Instant(out InstantStyle style)
    {
        style = default;
        return _json.TokenType == JsonTokenType.String && Rfc3339.TryParse(Plain(), out var instant, out style) ? instant : throw JsonKind.Time.Refuse(_json.TokenType);
    }

    /// <summary>The string's bytes without escapes, for what is ASCII anyway.</summary>
    private readonly ReadOnlySpan<byte> Plain() => _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Read(in _json)) : _json.ValueSpan;
}
