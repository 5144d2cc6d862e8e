using System.Buffers;
using System.Globalization;
using Fluid;
using Fluid.Values;
using NJsonSchema.CodeGeneration.CSharp.Models;
using NSwag.CodeGeneration.CSharp.Models;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>Liquid filters by which templates write; each takes text of others to one token or one comment.</summary>
internal static class TemplateFilters
{
    private static readonly SearchValues<char> ListCharacters = SearchValues.Create("0123456789-, ");

    public static void Register(FilterCollection filters)
    {
        Add("literal", Literal.Of);
        Add("code", Code);
        Add("number", Number);
        Add("identifier", Words.Pascal);
        Add("operation", CodeNames.Operation);
        // What templates have made of outputs like these.
        Add("made", made => made);
        filters.AddFilter("marks", async (input, _, context) => new ObjectValue(await TemplateMarks.OfAsync(name => input.GetValueAsync(name, context))));
        filters.AddFilter("result", (input, _, _) => new(new StringValue(Code(ResultOf((CSharpOperationModel)input.ToObjectValue())))));
        filters.AddFilter("kinds", (input, arguments, _) => new(KindsOf(input.ToObjectValue() as ClassTemplateModel, arguments.At(1).ToBooleanValue() ? arguments.At(0).ToStringValue() : null)));
        filters.AddFilter("csharpdocs", (input, arguments, _) => new(new StringValue(DocumentationText.Of(input.ToStringValue(), (int)arguments.At(0).ToNumberValue()))));

        void Add(string name, Func<string, string> write) => filters.AddFilter(name, (input, _, _) => new(new StringValue(write(input.ToStringValue()))));
    }

    /// <summary>The discriminators that a class has: its own, and those of the classes above it from the nearest on.</summary>
    private static FluidValue KindsOf(ClassTemplateModel? above, string? own)
    {
        var kinds = new List<string>(own is null ? [] : [own]);
        for (var at = above; at is not null; at = at.BaseClass)
        {
            if (at is { HasDiscriminator: true, Discriminator: { } kind } && !kinds.Contains(kind))
                kinds.Add(kind);
        }
        return new ArrayValue(kinds.Select(kind => (FluidValue)new StringValue(kind)).ToArray());
    }

    /// <summary>The type of a method: where a success has no body, there may be no value.</summary>
    private static string ResultOf(CSharpOperationModel operation)
    {
        var type = operation.ResultType;
        var isBodiless = operation.HasResult && operation.Responses.Any(response => response.StatusCode.StartsWith('2') && !response.HasType);
        return isBodiless && type.EndsWith('>') && !type.EndsWith("?>", StringComparison.Ordinal) ? type[..^1] + "?>" : type;
    }

    /// <summary>A name or a type, and nothing but these; numbers, and lists of them, are taken too.</summary>
    private static string Code(string text) =>
        text.Length == 0 || Identifier.IsType(text) || IsNumbers(text) ? text : throw new FormatException($"'{DocumentationText.Line(text)}' cannot be a name or a type in C#.");

    private static string Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : throw new FormatException($"'{DocumentationText.Line(text)}' is no number.");

    private static bool IsNumbers(string text) => !text.AsSpan().ContainsAnyExcept(ListCharacters);
}
