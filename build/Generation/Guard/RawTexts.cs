using System.Buffers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Guard;

/// <summary>Finds the names and values of a description that stand in code as they are, neither in a literal nor in a comment.</summary>
internal sealed class RawTexts
{
    // What ends a literal or a statement, and what a call needs.
    private static readonly SearchValues<char> Breaking = SearchValues.Create("\";{}");

    private readonly Dictionary<string, JToken> _texts = new(StringComparer.Ordinal);
    private readonly SearchValues<string> _search;

    public RawTexts(EffectiveDocument document)
    {
        // Prose may quote code, and is for the neutral twin to judge.
        var prose = ProseText.In(document.Root).SelectMany(text => text.Places).ToHashSet<JToken>();
        foreach (var token in document.Root.Descendants().Where(token => !prose.Contains(token)))
        {
            if ((token is JProperty member ? member.Name : (token as JValue)?.Value as string) is { } text && IsCode(text))
                _texts.TryAdd(text, token);
        }
        _search = SearchValues.Create(_texts.Keys.ToArray(), StringComparison.Ordinal);
    }

    /// <summary>The first of them in a file: where it stands there and in the description.</summary>
    public (int Position, SourceMark Mark)? First(GeneratedFile file)
    {
        for (var (at, next) = (0, 0); (next = file.Text.AsSpan(at).IndexOfAny(_search)) >= 0; at++)
        {
            at += next;
            foreach (var (text, token) in _texts)
            {
                if (string.CompareOrdinal(file.Text, at, text, 0, text.Length) == 0 && !IsText(file.Tree.GetRoot(), new TextSpan(at, text.Length)))
                    return (at, token.Mark());
            }
        }
        return null;
    }

    private static bool IsCode(string text) =>
        text.Any(char.IsLetter) && (text.AsSpan().ContainsAny(Breaking) || text.Contains('(') && text.AsSpan().ContainsAny(" ,.="));

    /// <summary>Whether a part of a file is within one comment or one literal.</summary>
    private static bool IsText(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        if (token.Span.Contains(span))
            return CodeTokens.IsText(token);
        var trivia = root.FindTrivia(span.Start);
        return trivia.Span.Contains(span) && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.DisabledTextTrivia;
    }
}
