using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Writing;

/// <summary>
/// Source in C#, written as an interpolated string. What stands in it is our own; what is put in is source already, so the
/// compiler refuses a text: it becomes a literal, documentation or a name first.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Code(int literalLength, int formattedCount)
{
    public static readonly Code None = $"";

    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public bool IsNone => _text.Length == 0;

    public static Code Literal(string? text) => Of(Writing.Literal.Of(text));

    public static Code Number(decimal number) => Of(number.ToString(CultureInfo.InvariantCulture) + "m");

    public static Code Number(int number) => Of(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Documentation on one line.</summary>
    public static Code Documentation(string text) => Of(DocumentationText.Line(text));

    /// <summary>A name, or a type or namespace.</summary>
    public static Code Name(string name) => Identifier.IsType(name) ? Of(name) : throw new FormatException($"'{DocumentationText.Line(name)}' cannot name anything in C#.");

    public static Code Join(string separator, IEnumerable<Code> parts) => Of(string.Join(separator, parts));

    public void AppendLiteral(string ours) => _text.Append(LineEnds.Normalised(ours));

    public void AppendFormatted(Code code) => _text.Append(code._text);

    public override string ToString() => _text.ToString();

    private static Code Of(string source)
    {
        var code = new Code(source.Length, 0);
        code._text.Append(source);
        return code;
    }
}
