
namespace SpecCompiler.Normalising.Rules.NSwag;

/// <summary>For NSwag: an extension that it has a meaning of its own for, and that the document uses otherwise, is left out.</summary>
internal sealed class ForeignWords : IRule
{
    private static readonly (Part Part, string[] Words, Form Form)[] Own =
    [
        (Part.Schema, [Extension.ValueNames, "x-enumDescriptions", "x-enum-descriptions"], Form.Texts),
        (Part.Schema, ["x-enum-names", "x-enum-varnames", "x-dictionaryKey"], new Form("ours", _ => false)),
        (Part.Schema, ["x-enumFlags", "x-nullable", "x-abstract", "x-deprecated", "x-readOnly", "x-writeOnly"], Form.Flag),
        (Part.Schema, ["x-deprecatedMessage"], Form.Text),
        (Part.Parameter, [Extension.ParameterName], Form.Text),
        (Part.Parameter, ["x-position"], Form.Count),
    ];

    public string Name => "nswag-foreign-word";

    public string Purpose => "NSwag stops at an extension that it reads as its own and that is of another kind.";

    public void Apply(Draft document)
    {
        foreach (var (value, part) in document.Parts)
        {
            foreach (var (word, form) in Own.Where(own => own.Part == part).SelectMany(own => own.Words.Select(word => (word, own.Form))))
            {
                if (value.Property(word) is not { } member || form.Fits(member.Value))
                    continue;
                document.Log(this, member.Value, $"{word} is not {form.Kind} → none");
                member.Remove();
            }
        }
    }
}
