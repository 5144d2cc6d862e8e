using Newtonsoft.Json.Linq;
using SpecCompiler.Compiling;
using SpecCompiler.Normalising;
using SpecCompiler.Normalising.Rules;
using SpecCompiler.Writing;

namespace SpecCompiler.Generating;

/// <summary>For Kiota: the other half of each model with members that only the server sets, which names them.</summary>
internal static class ReadOnlyModels
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "read-only 1";

    /// <summary>The source for the models, or nothing where none has such a member.</summary>
    /// <param name="document">What they were generated from.</param>
    /// <param name="view">The same as Kiota was told it.</param>
    /// <param name="models">Kiota's names of the classes.</param>
    public static string? Write(EffectiveDocument document, JObject view, IEnumerable<string> models)
    {
        var draft = new Draft(view);
        var classes = models.ToLookup(Plain);
        var halves = new List<Code>();
        foreach (var schema in Schemas.Members(draft["components"]?["schemas"]))
        {
            var names = UnionBranches.Members(draft, (JObject)schema.Value).Where(member => member.Value[Extension.ReadOnly] is not null).Select(member => member.Key).ToList();
            if (names.Count > 0 && classes[Plain(schema.Name)].FirstOrDefault() is { } model)
                halves.Add(Half(model, names));
        }
        Code file = $"{FileHeader.Text}\nnamespace {Code.Name(document.Names.Client("Kiota"))}.Models;\n{Code.Join("", halves)}";
        return halves.Count == 0 ? null : file.ToString();
    }

    private static Code Half(string model, IEnumerable<string> names) => $$"""

        #pragma warning disable CS1591
        public partial class {{Code.Name(model)}} : global::AgentSessions.Kiota.IReadOnlyMembers
        #pragma warning restore CS1591
        {
            private static readonly string[] ReadOnlyMembers_ = [{{Code.Join(", ", names.Select(Code.Literal))}}];

            global::System.Collections.Generic.IReadOnlyList<string> global::AgentSessions.Kiota.IReadOnlyMembers.ReadOnlyMembers => ReadOnlyMembers_;
        }

        """;

    /// <summary>A name without what Kiota changes in it.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
