using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>Finds where in a document a token stands. Paths are worked out when they are asked for, never while reading.</summary>
internal static class JsonPath
{
    private struct Level
    {
        public bool IsArray;
        public int Index;
        public int NameAt;
        public int NameLength;
    }

    /// <summary>The path of the token at this offset; where the document breaks off before it, the path of the break.</summary>
    public static string Of(ReadOnlySpan<byte> document, long offset, string? member = null, JsonOrigin origin = default)
    {
        var path = OfAll(document, [offset], origin)[0];
        return member is null ? path : Append(new StringBuilder(path), member, origin).ToString();
    }

    /// <summary>The paths of tokens at these offsets, which rise.</summary>
    public static IReadOnlyList<string> OfAll(ReadOnlySpan<byte> document, IReadOnlyList<long> offsets, JsonOrigin origin = default)
    {
        var paths = new List<string>(offsets.Count);
        var levels = new List<Level>();
        var json = new Utf8JsonReader(document, JsonBody.Options);
        try
        {
            while (paths.Count < offsets.Count && json.Read())
            {
                Enter(levels, in json);
                while (paths.Count < offsets.Count && json.TokenStartIndex >= offsets[paths.Count])
                    paths.Add(Write(document, levels, origin));
                Leave(levels, in json);
            }
        }
        catch (JsonException)
        {
        }
        while (paths.Count < offsets.Count)
            paths.Add(Write(document, levels, origin));
        return paths;
    }

    private static void Enter(List<Level> levels, ref readonly Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            levels.RemoveAt(levels.Count - 1);
            return;
        }
        if (levels.Count == 0)
            return;
        var top = levels[^1];
        if (json.TokenType == JsonTokenType.PropertyName)
            (top.NameAt, top.NameLength) = ((int)json.TokenStartIndex, json.ValueSpan.Length + 2);
        else if (top.IsArray)
            top.Index++;
        levels[^1] = top;
    }

    private static void Leave(List<Level> levels, ref readonly Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            levels.Add(new Level { IsArray = json.TokenType == JsonTokenType.StartArray, Index = -1 });
    }

    private static string Write(ReadOnlySpan<byte> document, List<Level> levels, JsonOrigin origin)
    {
        var path = new StringBuilder("$");
        foreach (var level in levels)
        {
            if (level.IsArray && level.Index >= 0)
                path.Append('[').Append(level.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else if (level.NameLength > 0)
                Append(path, JsonText.Read(document.Slice(level.NameAt, level.NameLength)), origin);
        }
        return path.ToString();
    }

    private static StringBuilder Append(StringBuilder path, string name, JsonOrigin origin)
    {
        const int Longest = 64;
        name = origin.Hide(name);
        var shown = name.Length <= Longest ? name : name[..Longest] + "…";
        return shown.Length > 0 && shown.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '…')
            ? path.Append('.').Append(shown)
            : path.Append("['").Append(SanitizedText.Line(shown).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
    }
}
