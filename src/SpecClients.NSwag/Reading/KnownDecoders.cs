using Newtonsoft.Json.Linq;

namespace SpecClients.NSwag.Reading;

/// <summary>Finds the reader of a type, once a type.</summary>
internal static class KnownDecoders
{
    private static readonly Dictionary<Type, Decoder> Single = new()
    {
        [typeof(string)] = new SingleDecoder<string>((ref reader) => reader.Text()),
        [typeof(bool)] = new SingleDecoder<bool>((ref reader) => reader.Boolean()),
        [typeof(long)] = new SingleDecoder<long>((ref reader) => reader.Integer()),
        [typeof(int)] = new SingleDecoder<int>((ref reader) => reader.SmallInteger()),
        [typeof(double)] = new SingleDecoder<double>((ref reader) => reader.Double()),
        [typeof(float)] = new SingleDecoder<float>((ref reader) => reader.Single()),
        [typeof(decimal)] = new SingleDecoder<decimal>((ref reader) => reader.Decimal()),
        [typeof(Guid)] = new SingleDecoder<Guid>((ref reader) => reader.Guid()),
        [typeof(DateOnly)] = new SingleDecoder<DateOnly>((ref reader) => reader.Date()),
        [typeof(DateTimeOffset)] = new SingleDecoder<DateTimeOffset>((ref reader) => reader.Instant()),
        [typeof(StringOrInteger)] = new SingleDecoder<StringOrInteger>((ref reader) => reader.StringOrInteger(), takesNullItems: true),
        [typeof(JToken)] = new TokenDecoder(),
    };

    public static Decoder Create(Type type)
    {
        if (Single.TryGetValue(type, out var known))
            return known;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Make(typeof(NullableDecoder<>), value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Make(typeof(ListDecoder<>), type.GenericTypeArguments[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GenericTypeArguments[0] == typeof(string))
            return Make(typeof(MapDecoder<>), type.GenericTypeArguments[1]);
        if (Implements(type, typeof(IModel<>)))
            return Make(typeof(ModelDecoder<>), type);
        if (Implements(type, typeof(IOpenValue<>)))
            return Make(typeof(OpenValueDecoder<>), type);
        return Make(type.IsEnum ? typeof(EnumDecoder<>) : typeof(NewtonsoftDecoder<>), type);
    }

    private static bool Implements(Type type, Type contract) =>
        type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == contract && one.GenericTypeArguments[0] == type);

    private static Decoder Make(Type decoder, Type of) => (Decoder)Activator.CreateInstance(decoder.MakeGenericType(of))!;
}
