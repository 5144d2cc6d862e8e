using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Multipart;
using SpecClients.Http;

namespace SpecClients.Kiota.Json;

/// <summary>
/// Writes a form with parts as Kiota does, but keeps a name from ending its header, and writes a form without any part,
/// which Kiota refuses though every part is optional.
/// </summary>
internal sealed class MultipartWriter : MultipartSerializationWriter, ISerializationWriter
{
    /// <summary>The parts that a body must have.</summary>
    public static readonly ConditionalWeakTable<MultipartBody, string[]> Required = [];

    private const string Before = "form-data; name=\"";

    private readonly List<string> _written = [];
    private MultipartBody? _body;

    void ISerializationWriter.WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge) where T : default
    {
        _body = value as MultipartBody;
        WriteParts(key, value, additionalValuesToMerge);
        var missing = _body is null || !Required.TryGetValue(_body, out var required) ? [] : required.Where(name => !_written.Exists(part => part.StartsWith($"{Before}{name}\"", StringComparison.Ordinal))).ToList();
        if (missing.Count > 0)
            throw RequestRules.Unset("body", missing);
    }

    private void WriteParts<T>(string? key, T? value, IParsable?[] additionalValuesToMerge) where T : IParsable
    {
        try
        {
            WriteObjectValue(key, value, additionalValuesToMerge);
        }
        catch (InvalidOperationException) when (_body is { RequestAdapter: not null } && GetSerializedContent().Length == 0)
        {
            // It was refused before its first part.
            WriteStringValue("", $"--{_body.Boundary}--");
        }
    }

    void ISerializationWriter.WriteStringValue(string? key, string? value)
    {
        if (key == "Content-Disposition" && _body is not null && value is not null)
        {
            _written.Add(value);
            value = Escape(_body, value);
        }
        else if (!string.IsNullOrEmpty(key) && value.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException($"A part's {key} cannot have a line break in it.");
        WriteStringValue(key, value);
    }

    /// <summary>Escapes the names in a header that is put together already: the part that it is of says where they end.</summary>
    private static string Escape(MultipartBody body, string disposition)
    {
        const string Between = "\"; filename=\"";
        var names = disposition[Before.Length..^1];
        for (var end = names.IndexOf(Between, 1, StringComparison.Ordinal); end > 0; end = names.IndexOf(Between, end + 1, StringComparison.Ordinal))
        {
            var (name, fileName) = (names[..end], names[(end + Between.Length)..]);
            if (body.GetPartValue<object>(name, fileName) is not null)
                return $"{Before}{PartNames.Escape(name)}{Between}{PartNames.Escape(fileName)}\"";
        }
        return $"{Before}{PartNames.Escape(names)}\"";
    }
}
