using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;


namespace SpecClients.Generation.NSwag.Rules;

/// <summary>For NSwag: a word that it would read as one that it knows, and that the document means otherwise, is left out.</summary>
internal sealed class ForeignWords : IRule
{
    private static readonly (string[] Words, Form Form)[] OfSchemas =
    [
        ([Extension.ValueNames, Extension.EnumDescriptions, Extension.EnumDescriptionsToo], Form.Texts),
        ([Extension.EnumNames, Extension.EnumVarNames, Extension.DictionaryKey], new Form("ours", _ => false)),
        ([Extension.EnumFlags, Extension.Nullable, Extension.Abstract, Extension.Deprecated, Extension.NSwagReadOnly, Extension.NSwagWriteOnly], Form.Flag),
        ([Extension.DeprecatedMessage], Form.Text),
    ];

    private static readonly (string[] Words, Form Form)[] OfParameters = [([Extension.ParameterName], Form.Text), ([Extension.Position], Form.Count)];

    public string Name => "nswag-foreign-word";

    public string Purpose => "NSwag stops at an extension that it reads as its own and that is of another kind, and looks at no capitals.";

    public void Apply(Draft document)
    {
        foreach (var member in document.Parts.Where(one => one.Part is not (Part.Callback or Part.PathItem)).SelectMany(one => one.Value.Properties())
            .Where(member => Misfit.IsMiswritten(member.Name)).ToList())
        {
            document.Log(this, member.Value, $"{member.Name} is no word of OpenAPI's → none");
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

    /// <summary>NSwag's parameters and headers are schemas too, and take a schema's words for theirs.</summary>
    private static Form? FormOf(string word, Part part) =>
        OfSchemas.Concat(part == Part.Parameter ? OfParameters : []).Where(one => one.Words.Contains(word)).Select(one => one.Form).FirstOrDefault()
        ?? (part != Part.Schema && Misfit.FormOf(part, word) is null ? Misfit.FormOf(Part.Schema, word) : null);
}
