using Newtonsoft.Json.Linq;
using Quickenshtein;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Screening;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Compiling;

/// <summary>Finds what would make an empty or broken client, all of it at once, each at its place.</summary>
internal static class DocumentCheck
{
    private static readonly string[] RootMembers =
        ["openapi", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags", "externalDocs", "$self"];

    /// <param name="document">The document.</param>
    /// <param name="overlays">How messages name the overlays that were applied to it.</param>
    /// <param name="defences">Which lines of defence stand.</param>
    public static IReadOnlyList<Problem> Find(JObject document, IReadOnlyCollection<string> overlays, Defences defences)
    {
        if (VersionProblem(document) is { } version)
            return [version];
        var problems = new List<Problem>();
        problems.AddRange(document.Annotations<Problem>());
        problems.AddRange(Misfits(ref document));
        problems.AddRange(RootProblems(document));
        problems.AddRange(ReferenceProblems(document));
        problems.AddRange(CompositionCheck.Find(document, Schemas.All(document)));
        foreach (var operation in Schemas.Operations(document))
            problems.AddRange(OperationProblems(document, operation));
        problems.AddRange(NameProblems(document));
        problems.AddRange(SchemaProblems(document));
        if (defences.OnReading)
            problems.AddRange(Gate.Problems(document, overlays, hasWriters: defences.OnWriting));
        return problems;
    }

    private static Problem? VersionProblem(JObject document)
    {
        if (document["openapi"] is not { } version)
        {
            var found = document["swagger"] is { } old ? $"This is Swagger {old}" : "The document has no 'openapi' version";
            return new Problem(ProblemCode.Version, document["swagger"] is null ? document.Mark() : document.MarkOf("swagger"), $"{found}: OpenAPI 3.0, 3.1 and 3.2 can be compiled.");
        }
        var text = version.ToString();
        return text.Split('.') is ["3", "0" or "1" or "2", ..]
            ? null
            : new Problem(ProblemCode.Version, document.MarkOf("openapi"), $"OpenAPI {text} is not supported: 3.0, 3.1 and 3.2 can be compiled.");
    }

    /// <summary>Everything else is asked of the document as it is once these are mended.</summary>
    private static List<Problem> Misfits(ref JObject document)
    {
        var problems = new List<Problem>();
        if (!InvalidKeyword.IsIn(document))
            return problems;
        document = document.Copy();
        InvalidKeyword.RepairAll(document, misfit => problems.Add(new Problem(ProblemCode.Structure, misfit.At.Mark(), misfit.Message) { Remedy = misfit.Remedy }));
        return problems.OrderBy(problem => problem.Mark.Line).ThenBy(problem => problem.Mark.Column).ToList();
    }

    private static IEnumerable<Problem> RootProblems(JObject document)
    {
        foreach (var member in document.Properties().Where(member => !RootMembers.Contains(member.Name) && !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            var near = RootMembers.FirstOrDefault(name => Levenshtein.GetDistance(name, member.Name) <= 2);
            var hint = near is null ? "OpenAPI has no such member." : $"Did you mean '{near}'?";
            yield return new Problem(ProblemCode.Structure, member.Mark(), $"Unknown member '{member.Name}'. {hint}") { Remedy = "It is left out." };
        }
        if (document["paths"] is not JObject paths)
            yield return new Problem(ProblemCode.Structure, document.Mark(), "The document has no 'paths': there is nothing to call.");
        else if (!Schemas.Operations(document).Any() && !Schemas.Members(paths).Any(path => path.Value is JObject item && Schemas.IsReference(item)))
            yield return new Problem(ProblemCode.Structure, paths.Mark(), "No path has an operation: there is nothing to call.");
    }

    private static IEnumerable<Problem> ReferenceProblems(JObject document)
    {
        foreach (var reference in Schemas.References(document))
        {
            var target = reference.Value.ToString();
            if (!target.StartsWith('#'))
                yield return new Problem(ProblemCode.Reference, reference.Mark(), $"'{target}' points outside the document; only references that begin with # can be followed.");
            else if (Schemas.Find(document, target) is { } found)
            {
                if (found is JObject value && Schemas.IsEndless(document, value))
                    yield return new Problem(ProblemCode.Reference, reference.Mark(), $"'{target}' leads back to itself, or through more than {Schemas.MaxReferences} references, and to no content.");
            }
            else if (ReplaceDanglingReferences.CanStandIn(target))
                yield return new Problem(ProblemCode.Reference, reference.Mark(), $"'{target}' points at nothing.") { Remedy = "Any value is taken." };
            else
                yield return new Problem(ProblemCode.Reference, reference.Mark(), $"'{target}' points at nothing.");
        }
    }

    private static IEnumerable<Problem> OperationProblems(JObject document, Operation operation)
    {
        var name = $"{operation.Method.ToUpperInvariant()} {operation.Path}";
        if (operation.Path.Split('/', '?').Any(step => Uri.UnescapeDataString(step) is "." or ".."))
            yield return new Problem(ProblemCode.Structure, (operation.PathItem.Parent ?? operation.PathItem).Mark(), $"The path {operation.Path} has a dot segment in it, which leads to another path: write that one.");
        if (operation.Value["responses"] is not JObject { Count: > 0 } && document["openapi"]!.ToString().StartsWith("3.0", StringComparison.Ordinal))
            yield return new Problem(ProblemCode.Responses, operation.Value.MarkOf("responses"), $"{name} has no 'responses'.") { Remedy = "Any 2xx is taken for a success without a body." };

        var declared = new HashSet<string>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter["name"] is not JValue { Value: string wire } || parameter["in"] is not JValue { Value: "path" or "query" or "header" or "cookie" } place)
            {
                yield return new Problem(ProblemCode.Parameter, parameter.Mark(), $"A parameter of {name} lacks a 'name', or its 'in' is none of path, query, header and cookie.");
                continue;
            }
            if (place.ToString() == "path")
                declared.Add(wire);
        }
        foreach (var hole in operation.Holes.Where(hole => !declared.Contains(hole)))
            yield return new Problem(ProblemCode.Parameter, operation.Value.Mark(), $"{name} has no path parameter '{hole}'.") { Remedy = "A string is taken." };
        foreach (var surplus in declared.Except(operation.Holes))
            yield return new Problem(ProblemCode.Parameter, operation.Value.Mark(), $"{name} declares the path parameter '{surplus}', which its path does not hold.") { Remedy = "It is left out." };
    }

    private static IEnumerable<Problem> NameProblems(JObject document)
    {
        var operations = Schemas.Operations(document).Where(operation => operation.Id is not null);
        foreach (var same in operations.GroupBy(operation => Words.Pascal(operation.Id!)).Where(group => group.Count() > 1))
        {
            foreach (var operation in same.Skip(1))
                yield return new Problem(ProblemCode.OperationName, operation.Value.MarkOf("operationId"), $"Two operations would be called {same.Key}Async in C#: '{same.First().Id}' and '{operation.Id}'.") { Remedy = "The later one gets a number." };
        }
        var schemas = Schemas.Members(document["components"]?["schemas"]);
        foreach (var same in schemas.GroupBy(schema => Words.TypeName(schema.Name)).Where(group => group.Count() > 1))
        {
            foreach (var schema in same.Skip(1))
                yield return new Problem(ProblemCode.SchemaName, schema.Mark(), $"Two schemas would be called {same.Key} in C#: '{same.First().Name}' and '{schema.Name}'.") { Remedy = "The later one gets a number." };
        }
    }

    private static IEnumerable<Problem> SchemaProblems(JObject document)
    {
        foreach (var member in Schemas.All(document).Select(schema => schema["properties"]).Append(document["components"]?["schemas"]).SelectMany(Schemas.Members))
        {
            if (member.Value is not (JObject or JValue { Type: JTokenType.Boolean }) && member.Name != "$ref")
                yield return new Problem(ProblemCode.Structure, member.Mark(), $"What '{member.Name}' is should be said by a schema, and this is none.") { Remedy = "Any value is taken." };
        }
    }
}
