using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Paging;

namespace SpecClients.Generation.Layer;

/// <summary>What a generator's client puts into the listing of one of its operations.</summary>
internal sealed record ListingParts
{
    /// <summary>The type whose extension method it is.</summary>
    public required Code Client { get; init; }

    /// <summary>The type of a page.</summary>
    public required TypeSyntax Page { get; init; }

    /// <summary>The parameters between the client and how to page, those first that a call cannot do without.</summary>
    public required IReadOnlyList<ListingParameter> Parameters { get; init; }

    /// <summary>A statement that finds what is asked for, where the parameters do not say it themselves.</summary>
    public Code? Before { get; init; }

    /// <summary>All that decides which items are listed, each with its name on the wire.</summary>
    public required IReadOnlyList<(string Wire, Code Value)> Query { get; init; }

    /// <summary>What a caller may say of a place of the request, and its type.</summary>
    public required Func<RequestPlace, GeneratedModels.Value> Asked { get; init; }

    /// <summary>The call for one page.</summary>
    /// <remarks>It is given what is put into which place.</remarks>
    public required Func<IReadOnlyList<(RequestPlace Place, Code Value)>, Code> Call { get; init; }


    /// <summary>The type that stands for a value without a schema, and that of a list of them.</summary>
    public required (string Value, string List) Untyped { get; init; }
}

/// <summary>A parameter of a listing.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is where it is not given; null where it has to be.</param>
/// <param name="Summary">What it is for.</param>
internal sealed record ListingParameter(Code Type, Code Name, Code? Default, string Summary)
{
    /// <summary>What a description says of a parameter.</summary>
    public static string SummaryOf(JObject? parameter) =>
        parameter?["description"]?.ToString() is { Length: > 0 } text ? text : "As in the call for one page.";
}
