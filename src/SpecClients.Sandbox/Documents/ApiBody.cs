using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>What an operation takes as its body.</summary>
internal sealed class ApiBody(ApiDocument document, JsonObject body)
{
    /// <summary>Whether there must be one. A form of which no field must be there may be nothing at all.</summary>
    public bool Required { get; } = body.Flag("required") && !body.Entries("content").All(media => IsForm(Bare(media.Key)) && ApiSchema.Of(document, media.Value.At("schema")).Members.All(member => !member.Required));

    /// <summary>The schema of a body of a media type; null where it is none that the description has. A schema that says nothing stands for none.</summary>
    public ApiSchema? Find(string mediaType)
    {
        var declared = body.Entries("content").Where(media => IsOf(mediaType, Bare(media.Key))).OrderBy(media => media.Key.Contains('*', StringComparison.Ordinal)).ToList();
        return declared.Count == 0 ? null : ApiSchema.Of(document, declared[0].Value.At("schema"));
    }

    /// <summary>A media type in lower case and without its parameters.</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether a media type is one of a range's.</summary>
    public static bool IsOf(string mediaType, string range) =>
        range == mediaType || range == "*/*" || range.EndsWith("/*", StringComparison.Ordinal) && mediaType.StartsWith(range[..^1], StringComparison.Ordinal);

    private static bool IsForm(string mediaType) => mediaType is "application/x-www-form-urlencoded" || mediaType.StartsWith("multipart/", StringComparison.Ordinal);

    public static bool IsJson(string mediaType) => mediaType.EndsWith("/json", StringComparison.Ordinal) || mediaType.EndsWith("+json", StringComparison.Ordinal);
}
