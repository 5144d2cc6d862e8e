namespace SpecClients.Changes.Comparing;

/// <summary>The C# type that follows from a type and a format in either generator.</summary>
internal static class CSharpFormat
{
    public static string Of(string type, string format) => (type, format) switch
    {
        ("integer", "int32") => "int",
        ("integer", _) => "long",
        ("number", "float" or "decimal" or "int32" or "int64") => format,
        ("number", _) => "double",
        ("string", "date-time" or "date" or "time" or "duration" or "uuid" or "guid" or "byte" or "base64" or "base64url" or "binary" or "uri") => format,
        _ => type,
    };

    /// <summary>Whether the C# type is a value type, which has a '?' only where there may be no value.</summary>
    public static bool IsValue(SchemaView view) => !view.IsUnion && view.Types.ToList() is [var type]
        && (type is "integer" or "number" or "boolean" || (type == "string" && (view.Enum is not null || view.Formats.Any(format => format is "date-time" or "date" or "time" or "duration" or "uuid" or "guid"))));
}
