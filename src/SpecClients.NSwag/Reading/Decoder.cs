using System.ComponentModel;

namespace SpecClients.NSwag.Reading;

/// <summary>Reads values of a type known at run time only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Decoder
{
    /// <summary>Reads a whole document.</summary>
    public abstract object? ReadDocument(ReadOnlySpan<byte> document);

    public static Decoder Of(Type type) => (Decoder)typeof(Decoder<>).MakeGenericType(type).GetField(nameof(Decoder<>.Instance))!.GetValue(null)!;
}

/// <summary>Reads values of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Decoder<T> : Decoder
{
    /// <summary>The reader of this type.</summary>
    public static readonly Decoder<T> Instance = (Decoder<T>)KnownDecoders.Create(typeof(T));

    /// <summary>Reads the value that the reader stands on.</summary>
    public abstract T Read(ref BodyReader reader);

    /// <summary>The value that stands for a null among a list's elements: kept where the type can hold it.</summary>
    public virtual T ReadNullItem(ref BodyReader reader)
    {
        if (default(T) is not null)
            return Read(ref reader);
        reader.Depart(SpecDriftKind.UnexpectedNull);
        return default!;
    }

    public override object? ReadDocument(ReadOnlySpan<byte> document) => Body.Read(document, default, isObserved: false, isNullable: false, this);
}
