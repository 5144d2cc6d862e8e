using Microsoft.OpenApi;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Conformance.Facts;

/// <summary>JSON pointers into a vendor's document.</summary>
internal static class Pointers
{
    public static string Of(params ReadOnlySpan<string> steps)
    {
        var pointer = "#";
        foreach (var step in steps)
            pointer += "/" + Escape(step);
        return pointer;
    }

    public static string Escape(string step) => Marks.Escape(step);

    /// <summary>Where a schema stands: for a reference, where it points.</summary>
    public static string Of(IOpenApiSchema schema, string standing) =>
        schema is OpenApiSchemaReference { Reference.ReferenceV3: { } target } ? target : standing;
}
