using System.Text.RegularExpressions;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>Names an operation that the vendor left without a name, by its method and path; a second one of a name gets a number, and braces and the like are none of a name.</summary>
internal sealed partial class AssignOperationIds : IRule
{
    public string Name => "assign-operation-ids";

    public string Purpose => "Without an operationId the generators invent a name that changes when the path gains a verb.";

    public void Apply(WorkingDocument document)
    {
        var taken = new HashSet<string>();
        foreach (var operation in document.Operations.OrderBy(operation => string.IsNullOrWhiteSpace(operation.Id)).ToList())
        {
            var given = string.IsNullOrWhiteSpace(operation.Id) ? null : operation.Id;
            var id = Words.Unclaimed(given is null ? NameOf(operation) : Strange().Replace(given, "_"), name => taken.Add(Words.Pascal(name)));
            if (id == given)
                continue;
            document.Log(this, operation.Value, given is null ? $"no operationId → {id}" : $"{given} → {id}");
            operation.Value["operationId"] = id;
        }
    }

    /// <summary>What no generator leaves out of a method's name, or leaves out with a digit as its beginning.</summary>
    [GeneratedRegex(@"^[-:/. ]+(?=\p{Nd})|[^\p{L}\p{Nd}_./: -]+")]
    private static partial Regex Strange();

    private static string NameOf(Operation operation)
    {
        var steps = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isOne = steps.Length > 0 && steps[^1].StartsWith('{');
        var verb = (operation.Method, isOne) switch
        {
            ("get", false) => "list",
            ("post", false) => "create",
            ("put", _) => "replace",
            ("patch", _) => "update",
            _ => operation.Method,
        };
        return verb + string.Concat(steps.Select(step => step.StartsWith('{') ? "By" + Words.Pascal(step) : Words.Pascal(step)));
    }
}
