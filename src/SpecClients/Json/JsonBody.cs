using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>What holds for every body, and where in one something was not as described.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonBody
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    public static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>A body without the mark of its encoding.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>What a reader said of a body, with its place. A reader's own message would quote the body: only where it stopped is told.</summary>
    /// <param name="failure">What the reader said.</param>
    /// <param name="body">The body.</param>
    /// <param name="offset">The token that it stood on.</param>
    /// <param name="missing">The member that the object just read should have had.</param>
    /// <param name="origin">Whose body it is.</param>
    public static JsonException Failure(JsonException failure, ReadOnlySpan<byte> body, long offset, string? missing, JsonOrigin origin)
    {
        if (failure.LineNumber is not { } line)
            return new(failure.Message, JsonPath.Of(body, offset, missing, origin), null, null);
        var place = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {failure.BytePositionInLine + 1}");
        return new(body.IsEmpty ? "the body is empty" : $"the body is no JSON of at most {MaxDepth} levels: {place}", JsonPath.Of(body, long.MaxValue, null, origin), null, null);
    }

    /// <summary>A failure that is of the body as a whole.</summary>
    public static JsonException Failure(string problem) => new(problem, "$", null, null);

    public static JsonException TooLong(int longest) => Failure(string.Create(CultureInfo.InvariantCulture, $"the body is longer than {longest} bytes"));

    /// <summary>Reports what departed from the description, now that all of the body has been read.</summary>
    public static void Report(List<Drift>? drifts, ReadOnlySpan<byte> body, JsonOrigin origin)
    {
        if (drifts is null)
            return;
        var paths = JsonPath.OfAll(body, drifts.ConvertAll(drift => drift.Offset), origin);
        for (var i = 0; i < paths.Count; i++)
            SpecDrift.Report(drifts[i].Kind, origin.Vendor, origin.Api?.Package, paths[i]);
    }
}

/// <summary>One departure from the description, by the offset of its token.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Drift(SpecDriftKind Kind, long Offset);
