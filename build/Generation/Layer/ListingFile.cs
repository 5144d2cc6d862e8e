using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Parsing;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Layer;

/// <summary>Writes <c>VendorListings.g.cs</c>: for each operation that is said to give pages, the listing of all that they have.</summary>
/// <param name="document">The description.</param>
/// <param name="generator">Whose client it lists by.</param>
/// <param name="models">What the generator has written.</param>
internal sealed class ListingFile(EffectiveDocument document, string generator, GeneratedModels models)
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "listings 3";

    // Names of ours stand in full: a description may have a class that is called like any of them.
    private static readonly Code Ours = $"global::SpecClients.Paging";

    private static readonly string[] Verbs = ["List", "Get", "Search", "Find", "Query", "Fetch", "Browse", "Read"];

    public static string NameOf(EffectiveDocument document) => document.Name + "Listings.g.cs";

    /// <summary>The file's text; null where nothing is listed.</summary>
    /// <param name="partsOf">What the client puts into a plan.</param>
    /// <param name="taken">The names that methods of the client have.</param>
    /// <param name="warnings">Is told of what only the vendor says and this client cannot list: no one's build ends with that.</param>
    public string? Write(Func<PagingPlan, ListingParts> partsOf, IEnumerable<string> taken, ICollection<Problem> warnings)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var methods = new List<Code>();
        foreach (var plan in document.Paging)
        {
            try
            {
                methods.Add(Method(plan, partsOf(plan), Code.Name(NameOf(plan.Operation, names))));
            }
            catch (ProblemException unlisted) when (!document.OverlayFiles.Contains(plan.Mark.File))
            {
                foreach (var problem in unlisted.Problems)
                    warnings.Add(problem with { Message = $"{problem.Message} It is not listed by this client.", IsWarning = true });
            }
        }
        if (methods.Count == 0)
            return null;
        Code file = $$"""
            {{FileHeader.Text}}
            namespace {{Code.Name(document.Names.Setup(generator))}}
            {
                public static partial class {{Code.Name(document.Names.SetupClass)}}
                {
            {{Code.Join("\n", methods)}}    }
            }

            """;
        return file.ToString();
    }

    private static string NameOf(Operation operation, HashSet<string> taken)
    {
        var name = CodeNames.Operation(operation.Id!);
        var rest = Verbs.Append("All").Aggregate(name, (at, verb) => IsWord(at, verb) ? at[verb.Length..] : at);
        return new[] { $"ListAll{rest}Async", $"ListAll{name}Async" }.FirstOrDefault(taken.Add) ?? Words.Unclaimed($"ListAll{name}Async", taken.Add);
    }

    /// <summary>Whether a name begins with a word and goes on.</summary>
    private static bool IsWord(string name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(name[word.Length]);

    private Code Method(PagingPlan plan, ListingParts parts, Code name)
    {
        var isUntyped = IsUntyped(parts.Page, parts);
        var page = TypeOf(parts.Page, parts);
        var items = isUntyped ? null : models.At($"page_", GeneratedModels.Bare(parts.Page), plan.Items!, generator);
        var element = items is null ? null : GeneratedModels.ElementOf(items.Type)
            ?? throw new ProblemException(ProblemCode.InvalidOverlay, plan.Items!.Mark, $"{generator}'s client has no list there, but {items.Type}.");
        var item = element is null ? page : TypeOf(element, parts);
        var selector = new ListingParameter(
            $"global::System.Func<{page}, global::{Code.Name(parts.Untyped.List)}?>?", $"items", $"null",
            "Finds the items of an answer, which has no schema; null for a rule that takes the one list it has.");
        var parameters = isUntyped ? [.. parts.Parameters, selector] : parts.Parameters;
        Code operation = $"global::{Code.Name(document.Names.Client(generator))}.{Code.Name(document.Name)}Api.{Code.Name(CodeNames.Operation(plan.Operation.Id!))}";
        return $$"""
                    /// <summary>Lists everything that <c>{{Code.Documentation(plan.Operation.Id!)}}</c> gives, page by page as it is enumerated.</summary>
                    /// <param name="client">The client.</param>
            {{Code.Join("", parameters.Select(Documented))}}        /// <param name="paging">How to read the listing: page sizes, limits, requests ahead, where to resume.</param>
                    [{{Ours}}.ListingOf({{Code.Literal(plan.Operation.Id)}})]
                    public static {{Ours}}.AsyncPageable<{{item}}, {{page}}> {{name}}(
                        this {{parts.Client}} client,
            {{Code.Join("", parameters.Select(Declared))}}            {{Ours}}.PagingOptions? paging = null)
                    {
            {{parts.Before ?? Code.None}}            return {{Ours}}.Pages.{{Way(plan.Kind)}}<{{item}}, {{page}}>(
                            {{Ours}}.PagedOperation.Of(Description, {{operation}}{{Code.Join("", parts.Query.Select(Asked))}}),
                            paging,
            {{Code.Join(",\n", Arguments(plan, parts, items, element).Select(argument => (Code)$"                {argument}"))}});
                    }

            """;
    }

    private static Code Documented(ListingParameter parameter) =>
        $"        /// <param name=\"{parameter.Name}\">{Code.Documentation(parameter.Summary)}</param>\n";

    private static Code Declared(ListingParameter parameter) =>
        $"            {parameter.Type} {parameter.Name}{(parameter.Default is { } value ? $" = {value}" : Code.None)},\n";

    private static Code Asked((string Wire, Code Value) asked) => $",\n                    ({Code.Literal(asked.Wire)}, {asked.Value})";

    private static Code Way(PagingKind kind) => kind switch
    {
        PagingKind.Offset => $"ByOffset",
        PagingKind.PageNumber => $"ByPageNumber",
        PagingKind.Cursor => $"ByCursor",
        PagingKind.Link => $"ByLink",
        _ => $"Single",
    };

    /// <summary>What is said to <c>Pages</c> of the start, of a request and of an answer.</summary>
    private List<Code> Arguments(PagingPlan plan, ListingParts parts, GeneratedModels.Value? items, TypeSyntax? element)
    {
        Code rows = $"page_ => {items?.Expression ?? ItemsByPointer(plan.Items)}";
        Code id = element is null || IsUntyped(element, parts) ? (Code)$"global::SpecClients.{Code.Name(generator)}.UntypedPage.Id"
            : plan.Key is { } key ? (Code)$"item_ => {TextOf(models.At($"item_", GeneratedModels.Bare(element), key, generator))}"
            : $"null";
        var size = plan.PageSize is null ? null : parts.Asked(plan.PageSize);
        Code limit = size is null ? $"null" : Number(plan, size);
        List<(RequestPlace, Code)> take = size is null ? [] : [(plan.PageSize!, Count(plan.PageSize!, size.Type, $"take_", limit))];
        if (plan.Kind == PagingKind.Single)
            return [$"cancel_ => {parts.Call([])}", rows, id];
        if (plan.Kind == PagingKind.Link)
        {
            Code link = plan.NextLink!.Body is { } member ? InPage(member, TextOf) : $"null";
            return [limit, $"(take_, cancel_) => {parts.Call(take)}", rows, InPage(plan.HasMore, Flag), link, id];
        }

        var position = parts.Asked(plan.Position!);
        if (plan.Kind == PagingKind.Cursor)
        {
            var back = plan.Back is null ? null : parts.Asked(plan.Back);
            List<(RequestPlace, Code)> turned = [(plan.Position!, Cursor(plan, position.Type, $"after_")), .. take];
            if (back is not null)
                turned.Add((plan.Back!, Cursor(plan, back.Type, $"before_")));
            var last = plan.NextFromItem is { } tail ? OfLast(plan, items!, element!, tail) : null;
            return
            [
                TextOf(position), back is null ? $"null" : TextOf(back), limit, $"(after_, before_, take_, cancel_) => {parts.Call(turned)}", rows,
                InPage(plan.HasMore, Flag), InPage(plan.Previous, CursorOf), last is null ? InPage(plan.Next, CursorOf) : $"page_ => {CursorOf(last)}", id,
            ];
        }

        List<(RequestPlace, Code)> counted = [(plan.Position!, Count(plan.Position!, position.Type, $"at_", Code.Number(plan.First))), .. take];
        Code fetch = $"(at_, take_, cancel_) => {parts.Call(counted)}";
        var total = InPage(plan.Total?.Body, value => Number(plan, value));
        return plan.Kind == PagingKind.Offset
            ? [Number(plan, position), limit, fetch, rows, total, id]
            : [Number(plan, position), limit, fetch, rows, id, total, InPage(plan.TotalPages?.Body, value => Number(plan, value)), Code.Number(plan.First)];

        Code InPage(JsonPointer? at, Func<GeneratedModels.Value, Code> read) =>
            at is null ? (Code)$"page_ => null" : $"page_ => {read(models.At($"page_", GeneratedModels.Bare(parts.Page), at, generator))}";

        Code CursorOf(GeneratedModels.Value value) => IsTold(value.Type) ? TextOf(value) : throw Untold(plan, "text or number for a cursor", value.Type);

        Code Flag(GeneratedModels.Value value) => Is(value.Type, "bool") ? value.Expression : throw Untold(plan, "true or false", value.Type);
    }

    /// <summary>What the last of a page's items has at a pointer.</summary>
    private GeneratedModels.Value OfLast(PagingPlan plan, GeneratedModels.Value items, TypeSyntax element, JsonPointer at)
    {
        Code last = $"global::System.Linq.Enumerable.LastOrDefault({items.Expression} ?? [])";
        if (at.Steps.Count > 0)
            return models.At($"{last}?", GeneratedModels.Bare(element), at, generator);
        return Is(element, "string") ? new GeneratedModels.Value(last, element) : throw Untold(plan, "text", element);
    }

    private ProblemException Untold(PagingPlan plan, string wanted, TypeSyntax type) =>
        new(ProblemCode.InvalidOverlay, plan.Mark, $"{generator}'s client has no {wanted} where the pages of {plan.Operation.Id} turn, but {type}.");

    private Code ItemsByPointer(JsonPointer? at)
    {
        var pointer = at is null ? null : string.Concat(at.Steps.Select(step => "/" + Marks.Escape(step)));
        return $"global::SpecClients.{Code.Name(generator)}.UntypedPage.Items(page_, items, {Code.Literal(pointer)})";
    }

    private static bool IsUntyped(TypeSyntax type, ListingParts parts) =>
        parts.Untyped.Value.EndsWith("." + GeneratedModels.NameOf(type), StringComparison.Ordinal);

    private Code TypeOf(TypeSyntax type, ListingParts parts) =>
        IsUntyped(type, parts) ? $"global::{Code.Name(parts.Untyped.Value)}" : models.Type(GeneratedModels.Bare(type));

    private static bool Is(TypeSyntax type, params string[] names) => names.Contains(GeneratedModels.Bare(type).ToString());

    private Code Number(PagingPlan plan, GeneratedModels.Value value) =>
        Is(value.Type, "int", "long") ? value.Expression
        : Is(value.Type, "string") ? (Code)$"{Ours}.PageText.Number({value.Expression})"
        : Is(value.Type, "short", "byte", "sbyte", "float", "double", "decimal") ? (Code)$"(long?){value.Expression}"
        : throw Untold(plan, "number", value.Type);

    /// <summary>Whether a value is told in a text as it came: a time, for one, is not.</summary>
    private static bool IsTold(TypeSyntax type) => Is(type, "string", "int", "long") || GeneratedModels.NameOf(type) is "Guid" or "Uri";

    private static Code TextOf(GeneratedModels.Value value) => Is(value.Type, "string") ? value.Expression : $"{Ours}.PageText.Of({value.Expression})";

    /// <summary>A count as a value of another type, or one that has to be there.</summary>
    private Code Count(RequestPlace place, TypeSyntax type, Code count, Code least) =>
        Is(type, "string") ? $"{Ours}.PageText.Of({count})"
        : place.IsRequired || type is not NullableTypeSyntax ? $"({models.Type(type)})({count} ?? {least})"
        : Is(type, "long") ? count
        : $"({models.Type(type)}){count}";

    private Code Cursor(PagingPlan plan, TypeSyntax type, Code text) =>
        Is(type, "int", "long") ? (Code)$"({models.Type(type)}){Ours}.PageText.Number({text})"
        : !Is(type, "string") ? throw Untold(plan, "text or number for a cursor", type)
        : type is NullableTypeSyntax ? text
        : $"{text}!";
}
