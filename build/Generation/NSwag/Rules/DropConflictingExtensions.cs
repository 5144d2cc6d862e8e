using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;


namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: an extension that it would read as its own, and that the document means otherwise, is left out.</summary>
internal sealed class DropConflictingExtensions : IRule
{
    private static readonly (string[] Words, KeywordType Form)[] OfSchemas =
    [
        ([Extension.ValueNames, Extension.EnumDescriptions, Extension.EnumDescriptionsToo], KeywordType.Texts),
        ([Extension.EnumNames, Extension.EnumVarNames, Extension.DictionaryKey], new KeywordType("ours", _ => false)),
        ([Extension.EnumFlags, Extension.Nullable, Extension.Abstract, Extension.Deprecated, Extension.NSwagReadOnly, Extension.NSwagWriteOnly], KeywordType.Flag),
        ([Extension.DeprecatedMessage], KeywordType.Text),
    ];

    private static readonly (string[] Words, KeywordType Form)[] OfParameters = [([Extension.ParameterName], KeywordType.Text), ([Extension.Position], KeywordType.Count)];

    public string Name => "nswag-drop-conflicting-extensions";

    public string Purpose => "NSwag stops at an extension that it reads as its own and that is of another kind, and looks at no capitals.";

    public void Apply(WorkingDocument document)
    {
        foreach (var member in document.Parts.Where(one => one.Part is not (Part.Callback or Part.PathItem)).SelectMany(one => one.Value.Properties())
            .Where(member => InvalidKeyword.IsMiswritten(member.Name)).ToList())
        {
            document.Log(this, member.Value, $"{member.Name} is no keyword of OpenAPI's → none");
            member.Remove();
        }
        foreach (var (value, part) in document.Parts.Where(one => one.Part is Part.Schema or Part.Parameter or Part.Header))
        {
            foreach (var (member, form) in value.Properties().Select(member => (member, FormOf(member.Name, part))).Where(one => one.Item2?.Fits(one.member.Value) == false).ToList())
            {
                document.Log(this, member.Value, $"{member.Name} is not {form!.Kind} → none");
                member.Remove();
            }
        }
    }

    /// <summary>NSwag's parameters and headers are schemas too, and take a schema's keywords for theirs.</summary>
    private static KeywordType? FormOf(string word, Part part) =>
        OfSchemas.Concat(part == Part.Parameter ? OfParameters : []).Where(one => one.Words.Contains(word)).Select(one => one.Form).FirstOrDefault()
        ?? (part != Part.Schema && InvalidKeyword.FormOf(part, word) is null ? InvalidKeyword.FormOf(Part.Schema, word) : null);
}
