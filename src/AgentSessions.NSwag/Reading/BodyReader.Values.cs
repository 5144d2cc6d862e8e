using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentSessions.NSwag.Reading;

/// <summary>The single values.</summary>
internal ref partial struct BodyReader
{
    /// <summary>Reads a value of any type that a generated member may have.</summary>
    public T Read<T>() => Decoder<T>.Instance.Read(ref this);

    public string Text()
    {
        if (_json.TokenType != JsonTokenType.String)
            throw Unexpected("A string");
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
        _ => throw Unexpected("True or false"),
    };

    public readonly long Integer()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value))
            return value;
        throw Unexpected("A whole number of 64 bits");
    }

    public readonly int SmallInteger()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var value))
            return value;
        throw Unexpected("A whole number of 32 bits");
    }

    public readonly double Double()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value))
            return value;
        throw Unexpected("A number of double precision");
    }

    public readonly float Single()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetSingle(out var value) && float.IsFinite(value))
            return value;
        throw Unexpected("A number of single precision");
    }

    public readonly decimal Decimal()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDecimal(out var value))
            return value;
        throw Unexpected("A number of 28 digits");
    }

    public DateTimeOffset Instant() => Instant(out _);

    /// <summary>Reads a time and keeps its spelling.</summary>
    public DateTimeOffset Instant(int slot, ref AsRead asRead)
    {
        var instant = Instant(out var style);
        asRead.Spell(slot, style);
        return instant;
    }

    public DateOnly Date() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new JsonException("A date (yyyy-MM-dd) was expected, another string came.");

    public Guid Guid() =>
        System.Guid.TryParseExact(Text(), "D", out var value) ? value : throw new JsonException("A GUID was expected, another string came.");

    public StringOrInteger StringOrInteger() => _json.TokenType switch
    {
        JsonTokenType.String => new StringOrInteger(Text()),
        JsonTokenType.Number => new StringOrInteger(Integer()),
        _ => throw Unexpected("A string or a whole number"),
    };

    private DateTimeOffset Instant(out InstantStyle style)
    {
        if (_json.TokenType != JsonTokenType.String)
            throw Unexpected("A time");
        var text = _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Read(in _json)) : _json.ValueSpan;
        return InstantText.TryParse(text, out var instant, out style) ? instant : throw new JsonException("A time (RFC 3339) was expected, another string came.");
    }
}
