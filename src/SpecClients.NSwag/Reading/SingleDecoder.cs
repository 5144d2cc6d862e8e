using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>Reads one value from the token that a reader stands on.</summary>
internal delegate T Reading<T>(ref BodyReader reader);

/// <summary>Reads values of one token.</summary>
internal sealed class SingleDecoder<T>(Reading<T> read, bool takesNullItems = false) : Decoder<T>
{
    public override T Read(ref BodyReader reader) => read(ref reader);

    public override T ReadNullItem(ref BodyReader reader)
    {
        if (!takesNullItems)
            return base.ReadNullItem(ref reader);
        reader.Depart(SpecDriftKind.UnexpectedNull);
        return default!;
    }
}

/// <summary>Reads what may be null; nulls themselves are the caller's.</summary>
internal sealed class NullableDecoder<T> : Decoder<T?> where T : struct
{
    public override T? Read(ref BodyReader reader) => Decoder<T>.Instance.Read(ref reader);

    public override T? ReadNullItem(ref BodyReader reader) => null;
}

/// <summary>Reads free-form data.</summary>
internal sealed class TokenDecoder : Decoder<JToken>
{
    public override JToken Read(ref BodyReader reader) => reader.AnyValue();

    public override JToken ReadNullItem(ref BodyReader reader) => reader.AnyValue();
}

/// <summary>Reads a set of values that may grow; a value not in it yet is kept.</summary>
internal sealed class OpenValueDecoder<T> : Decoder<T> where T : struct, IOpenValue<T>
{
    public override T Read(ref BodyReader reader)
    {
        var value = T.Create(reader.Text());
        if (reader.IsObserved && !T.Known.Contains(value))
            reader.Depart(SpecDriftKind.UnknownEnumValue);
        return value;
    }

    public override T ReadNullItem(ref BodyReader reader)
    {
        reader.Depart(SpecDriftKind.UnexpectedNull);
        return default;
    }
}

/// <summary>Reads an enum of whole numbers; a number not in it is kept.</summary>
internal sealed class EnumDecoder<T> : Decoder<T> where T : struct, Enum
{
    public override T Read(ref BodyReader reader)
    {
        var number = reader.Integer();
        var value = (T)Enum.ToObject(typeof(T), number);
        if (Convert.ToInt64(value, CultureInfo.InvariantCulture) != number)
            throw JsonKind.SmallInteger.Refuse(System.Text.Json.JsonTokenType.Number);
        if (reader.IsObserved && !Enum.IsDefined(value))
            reader.Depart(SpecDriftKind.UnknownEnumValue);
        return value;
    }
}
