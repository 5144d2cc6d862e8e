using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecCompiler.Compiling;
using SpecCompiler.Normalising;
using SpecCompiler.Paging;
using SpecCompiler.Reading;
using SpecCompiler.Writing;

namespace SpecCompiler.Generating.Listings;

/// <summary>Writes <c>VendorListings.g.cs</c>: for each operation that is said to give pages, the listing of all that they have.</summary>
/// <param name="document">The description.</param>
/// <param name="generator">Whose client it lists by.</param>
/// <param name="models">What the generator has written.</param>
internal sealed class ListingFile(EffectiveDocument document, string generator, GeneratedModels models)
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "listings 1";

    private static readonly string[] Verbs = ["List", "Get", "Search", "Find", "Query", "Fetch", "Browse", "Read"];

    public static string NameOf(EffectiveDocument document) => document.Name + "Listings.g.cs";

    /// <summary>The file's text.</summary>
    /// <param name="listings">Each plan, with what the client puts into it.</param>
    /// <param name="taken">The names that methods of the client have.</param>
    public string Write(IReadOnlyList<(PagingPlan Plan, ListingParts Parts)> listings, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        Code file = $$"""
            {{FileHeader.Text}}
            namespace {{Code.Name(document.Names.Layer(generator))}}
            {
                public static partial class {{Code.Name(document.Names.LayerClass)}}
                {
            {{Code.Join("\n", listings.Select(listing => Method(listing.Plan, listing.Parts, names)))}}    }
            }

            """;
        return file.ToString();
    }

    private static string NameOf(Operation operation, HashSet<string> taken)
    {
        var name = CodeNames.Operation(operation.Id!);
        var rest = Verbs.Append("All").Aggregate(name, (at, verb) => at.Length > verb.Length && at.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(at[verb.Length]) ? at[verb.Length..] : at);
        return new[] { $"ListAll{rest}Async", $"ListAll{name}Async" }.FirstOrDefault(taken.Add) ?? Words.Unclaimed($"ListAll{name}Async", taken.Add);
    }

    private Code Method(PagingPlan plan, ListingParts parts, HashSet<string> taken)
    {
        var isUntyped = IsUntyped(parts.Page, parts);
        var page = TypeOf(parts.Page, parts);
        var items = isUntyped ? null : models.At($"page_", GeneratedModels.Bare(parts.Page), plan.Items!, generator);
        var element = items is null ? null : GeneratedModels.ElementOf(items.Type)
            ?? throw new ProblemException(ProblemCode.InvalidOverlay, plan.Items!.Mark, $"{generator}'s client has no list there, but {items.Type}.");
        var item = element is null ? page : TypeOf(element, parts);
        var parameters = isUntyped
            ? parts.Parameters.Append(new ListingParameter($"global::System.Func<{page}, global::{Code.Name(parts.Untyped.List)}?>?", $"items", $"null", "Finds the items of an answer, which has no schema; null for a rule that takes the one list it has.")).ToList()
            : parts.Parameters;
        Code documentation = Code.Join("", parameters.Select(parameter => (Code)$"        /// <param name=\"{parameter.Name}\">{Code.Documentation(parameter.Summary)}</param>\n"));
        Code declared = Code.Join("", parameters.Select(parameter => (Code)$"            {parameter.Type} {parameter.Name}{(parameter.Default is { } value ? $" = {value}" : Code.None)},\n"));
        Code call = $$"""
            {{Method(plan.Kind)}}<{{item}}, {{page}}>(
                            global::AgentSessions.Paging.PagedOperation.Of(Description, global::{{Code.Name(document.Names.Api)}}.{{Code.Name(document.Name)}}Api.{{Code.Name(CodeNames.Operation(plan.Operation.Id!))}}, failure => {{parts.IsThrottled}}{{Code.Join("", parts.Query.Select(asked => (Code)$",\n                    ({Code.Literal(asked.Wire)}, {asked.Value})"))}}),
                            paging,
            {{Arguments(plan, parts, items, element)}}
            """;
        return $$"""
                    /// <summary>Lists everything that <c>{{Code.Documentation(plan.Operation.Id!)}}</c> gives, page by page as it is enumerated.</summary>
                    /// <param name="client">The client.</param>
            {{documentation}}        /// <param name="paging">How to read the listing: page sizes, limits, requests ahead, where to resume.</param>
                    [global::AgentSessions.Paging.ListingOf({{Code.Literal(plan.Operation.Id)}})]
                    public static global::AgentSessions.Paging.AsyncPageable<{{item}}, {{page}}> {{Code.Name(NameOf(plan.Operation, taken))}}(
                        this {{parts.Client}} client,
            {{declared}}            global::AgentSessions.Paging.PagingOptions? paging = null)
                    {
            {{parts.Before ?? Code.None}}            return {{call}}
                    }

            """;
    }

    private static Code Method(PagingKind kind) => kind switch
    {
        PagingKind.Offset => $"global::AgentSessions.Paging.Pages.ByOffset",
        PagingKind.PageNumber => $"global::AgentSessions.Paging.Pages.ByPageNumber",
        PagingKind.Cursor => $"global::AgentSessions.Paging.Pages.ByCursor",
        _ => $"global::AgentSessions.Paging.Pages.Single",
    };

    /// <summary>What is said to <c>Pages</c> of the start, of a request and of an answer.</summary>
    private Code Arguments(PagingPlan plan, ListingParts parts, GeneratedModels.Value? items, TypeSyntax? element)
    {
        Code rows = $"page_ => {items?.Expression ?? $"global::AgentSessions.{Code.Name(generator)}.UntypedPage.Items(page_, items, {Code.Literal(plan.Items is { } place ? "/" + string.Join('/', place.Steps.Select(Marks.Escape)) : null)})"}";
        Code id = element is null || IsUntyped(element, parts) ? (Code)$"global::AgentSessions.{Code.Name(generator)}.UntypedPage.Id"
            : plan.Key is { } key ? (Code)$"item_ => {TextOf(models.At($"item_", GeneratedModels.Bare(element), key, generator))}"
            : $"null";
        Code size = plan.PageSize is { } limit ? Start(parts.Asked(limit)) : $"null";
        var take = plan.PageSize is { } sized ? new[] { (sized, Count(sized, parts.Asked(sized).Type, $"take_", size)) } : [];
        switch (plan.Kind)
        {
            case PagingKind.Single:
                return Lines($"cancel_ => {parts.Call([])}", rows, id);
            case PagingKind.Cursor:
                var asked = parts.Asked(plan.Position!);
                var back = plan.Back is { } before ? parts.Asked(before) : null;
                List<(RequestPlace, Code)> cursors = [(plan.Position!, Cursor(asked.Type, $"after_")), .. take];
                if (back is not null)
                    cursors.Add((plan.Back!, Cursor(back.Type, $"before_")));
                return Lines(
                    TextOf(asked), back is null ? $"null" : TextOf(back), size,
                    $"(after_, before_, take_, cancel_) => {parts.Call(cursors)}",
                    rows,
                    plan.HasMore is { } more ? (Code)$"page_ => {models.At($"page_", GeneratedModels.Bare(parts.Page), more, generator).Expression}" : $"page_ => null",
                    plan.Previous is { } previous ? (Code)$"page_ => {TextOf(models.At($"page_", GeneratedModels.Bare(parts.Page), previous, generator))}" : $"page_ => null",
                    plan.Next is { } next ? (Code)$"page_ => {TextOf(models.At($"page_", GeneratedModels.Bare(parts.Page), next, generator))}"
                        : $"page_ => {TextOf(models.At($"global::System.Linq.Enumerable.LastOrDefault({items!.Expression} ?? [])?", GeneratedModels.Bare(element!), plan.NextFromItem!, generator))}",
                    id);
            default:
                var position = parts.Asked(plan.Position!);
                Code total = plan.Total is { } claimed ? (Code)$"page_ => {Number(models.At($"page_", GeneratedModels.Bare(parts.Page), claimed, generator))}" : $"null";
                List<(RequestPlace, Code)> counted = [(plan.Position!, Count(plan.Position!, position.Type, $"at_", Code.Number(plan.First))), .. take];
                Code fetch = $"(at_, take_, cancel_) => {parts.Call(counted)}";
                if (plan.Kind == PagingKind.Offset)
                    return Lines(Start(position), size, fetch, rows, total, id);
                Code pages = plan.TotalPages is { } last ? (Code)$"page_ => {Number(models.At($"page_", GeneratedModels.Bare(parts.Page), last, generator))}" : $"null";
                return Lines(Start(position), size, fetch, rows, id, total, pages, Code.Number(plan.First));
        }
    }

    private static Code Lines(params Code[] arguments) => $"{Code.Join(",\n", arguments.Select(argument => (Code)$"                {argument}"))});";

    private static bool IsUntyped(TypeSyntax type, ListingParts parts) => parts.Untyped.Value.EndsWith("." + GeneratedModels.NameOf(type), StringComparison.Ordinal);

    private Code TypeOf(TypeSyntax type, ListingParts parts) => IsUntyped(type, parts) ? $"global::{Code.Name(parts.Untyped.Value)}" : models.Type(GeneratedModels.Bare(type));

    private static bool Is(TypeSyntax type, params string[] names) => names.Contains(GeneratedModels.Bare(type).ToString());

    private static Code Start(GeneratedModels.Value value) => Number(value);

    private static Code Number(GeneratedModels.Value value) => Is(value.Type, "int", "long") ? value.Expression : Is(value.Type, "string") ? (Code)$"global::AgentSessions.Paging.PageText.Number({value.Expression})" : $"(long?){value.Expression}";

    private static Code TextOf(GeneratedModels.Value value) => Is(value.Type, "string") ? value.Expression : $"global::AgentSessions.Paging.PageText.Of({value.Expression})";

    /// <summary>A count as a value of another type of numbers, or one that has to be there.</summary>
    private Code Count(RequestPlace place, TypeSyntax type, Code count, Code least) =>
        Is(type, "string") ? (Code)$"global::AgentSessions.Paging.PageText.Of({count})" : place.IsRequired || type is not NullableTypeSyntax ? $"({models.Type(type)})({count} ?? {least})" : Is(type, "long") ? count : $"({models.Type(type)}){count}";

    private Code Cursor(TypeSyntax type, Code text) =>
        Is(type, "string") ? type is NullableTypeSyntax ? text : $"{text}!" : $"({models.Type(type)})global::AgentSessions.Paging.PageText.Number({text})";
}
