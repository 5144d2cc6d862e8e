using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpecClients.Paging;

/// <summary>Hashes that are the same in every process.</summary>
internal static class Fingerprint
{
    public static ulong Of(params IEnumerable<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            Append(text, value);
        return Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static void Append(StringBuilder text, object? value)
    {
        var canonical = value switch
        {
            null => null,
            string s => s,
            DateTimeOffset at => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable => "",
            _ => value.ToString(),
        };
        text.Append(canonical?.Length ?? -1).Append(':').Append(canonical);
        if (value is string || value is not IEnumerable elements)
            return;
        text.Append('[');
        foreach (var element in elements)
            Append(text, element);
        text.Append(']');
    }
}
