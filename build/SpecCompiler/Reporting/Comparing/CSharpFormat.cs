namespace SpecCompiler.Reporting.Comparing;

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
}
