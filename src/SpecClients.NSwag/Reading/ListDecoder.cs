using System.Buffers;
using System.Runtime.CompilerServices;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>Reads a list into an array of its own length.</summary>
internal sealed class ListDecoder<T> : Decoder<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref BodyReader reader)
    {
        var takesNulls = reader.StartList();
        if (!reader.NextItem())
            return [];
        var decoder = Decoder<T>.Instance;
        var items = ArrayPool<T>.Shared.Rent(16);
        var count = 0;
        do
        {
            if (count == items.Length)
                items = Grow(items);
            items[count++] = reader.Item(decoder, takesNulls);
        }
        while (reader.NextItem());
        var list = items.AsSpan(0, count).ToArray();
        Return(items);
        return list;
    }

    private static T[] Grow(T[] items)
    {
        var larger = ArrayPool<T>.Shared.Rent(items.Length * 2);
        items.CopyTo(larger, 0);
        Return(items);
        return larger;
    }

    private static void Return(T[] items) => ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}

/// <summary>Reads an object whose members are data.</summary>
internal sealed class MapDecoder<T> : Decoder<IReadOnlyDictionary<string, T>>
{
    public override IReadOnlyDictionary<string, T> Read(ref BodyReader reader)
    {
        var takesNulls = reader.StartMap();
        var map = new Dictionary<string, T>();
        var decoder = Decoder<T>.Instance;
        while (reader.NextName() is { } name)
        {
            if (map.ContainsKey(name))
                throw JsonKind.Duplicate();
            map.Add(name, reader.Item(decoder, takesNulls));
        }
        return map;
    }
}
