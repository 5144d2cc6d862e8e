using System.Globalization;
using AgentSessions.Hostile.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentSessions.Hostile.Measuring;

/// <summary>What stands in generated source and should not. Each is a place and what stands there.</summary>
/// <param name="Tokens">Words of a document outside of literals and comments.</param>
/// <param name="SyntaxErrors">What does not parse.</param>
/// <param name="Comments">Documentation that is no XML.</param>
/// <param name="Characters">Line ends and invisible characters that a reader or a lexer may take for something else.</param>
internal sealed record SourceCheck(IReadOnlyList<string> Tokens, IReadOnlyList<string> SyntaxErrors, IReadOnlyList<string> Comments,
    IReadOnlyList<string> Characters)
{
    private static readonly CSharpParseOptions Modern = new(LanguageVersion.Latest, DocumentationMode.Diagnose, SourceCodeKind.Regular,
        ["NET", "NET10_0", "NET5_0_OR_GREATER", "NET8_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER"]);

    /// <summary>For source that has another half for older frameworks.</summary>
    private static readonly CSharpParseOptions Old = Modern.WithPreprocessorSymbols();

    /// <summary>Looks through a client's files.</summary>
    /// <param name="files">Each with its name.</param>
    /// <param name="marker">The identifier that stands in each text of the document.</param>
    public static SourceCheck Of(IEnumerable<(string Name, string Text)> files, string marker = HostileDocument.Marker)
    {
        var check = new SourceCheck(new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var (name, text) in files)
        {
            check.Look(name, text, Modern, marker);
            if (text.Contains("\n#else", StringComparison.Ordinal))
                check.Look(name, text, Old, marker);
            check.LookAtCharacters(name, text);
        }
        return check;
    }

    private void Look(string name, string text, CSharpParseOptions options, string marker)
    {
        var tree = CSharpSyntaxTree.ParseText(text, options);
        var root = tree.GetCompilationUnitRoot();
        foreach (var diagnostic in tree.GetDiagnostics())
            ((List<string>)(diagnostic.Severity == DiagnosticSeverity.Error ? SyntaxErrors
                : Comments)).Add($"{name}{diagnostic.Location.GetLineSpan().Span.Start}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        if (!text.Contains(marker, StringComparison.Ordinal))
            return;
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true).Where(token => IsForeign(token, marker)))
            Add(token.SpanStart);
        // What a compiler is told, messages and names of files included.
        foreach (var directive in root.DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia => trivia.IsDirective && trivia.ToFullString().Contains(marker, StringComparison.Ordinal)))
            Add(directive.SpanStart);

        void Add(int at) => ((List<string>)Tokens).Add($"{name}({tree.GetLineSpan(new TextSpan(at, 0)).StartLinePosition}): {LineOf(text, at)}");
    }

    private static bool IsForeign(SyntaxToken token, string marker) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText == marker || token.ValueText.StartsWith(marker + "_", StringComparison.Ordinal),
        SyntaxKind.BadToken => token.Text.Contains(marker, StringComparison.Ordinal),
        _ => false,
    };

    private void LookAtCharacters(string name, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' or '\n' or '\t' || i == 0 && c == '\ufeff')
                continue;
            if (CharUnicodeInfo.GetUnicodeCategory(text,
                i) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate && !char.IsLowSurrogate(c))
                ((List<string>)Characters).Add($"{name}: U+{(int)c:X4} in {LineOf(text, i)}");
        }
    }

    private static string LineOf(string text, int at)
    {
        var start = text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        var line = text[start..Math.Max(start, end)].Trim();
        return line.Length > 200 ? line[..200] : line;
    }
}
