using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.Generation.Parsing;

namespace SpecClients.Generation.Guard;

/// <summary>Compares generated code by its tokens: comments are none, and what a text literal says does not count.</summary>
internal static class CodeTokens
{
    /// <summary>The first place where two clients differ, or nothing.</summary>
    public static TokenDifference? FirstDifference(IReadOnlyList<GeneratedFile> one, IReadOnlyList<GeneratedFile> other)
    {
        var names = one.Select(file => file.Name).ToHashSet();
        var others = other.ToDictionary(file => file.Name);
        if (one.FirstOrDefault(file => !others.ContainsKey(file.Name)) is { } more)
            return new TokenDifference(more, 0, more.Name, "no such file");
        if (other.FirstOrDefault(file => !names.Contains(file.Name)) is { } less)
            return new TokenDifference(less, 0, "no such file", less.Name);
        return one.AsParallel().AsOrdered().Select(file => FirstDifference(file, others[file.Name])).FirstOrDefault(difference => difference is not null);
    }

    private static TokenDifference? FirstDifference(GeneratedFile one, GeneratedFile other)
    {
        if (one.Text == other.Text)
            return null;
        using var others = other.Tree.GetRoot().DescendantTokens().GetEnumerator();
        foreach (var token in one.Tree.GetRoot().DescendantTokens())
        {
            // Each ends with a token of its own, which the other cannot have earlier.
            var counterpart = others.MoveNext() ? others.Current : default;
            if (!AreAlike(token, counterpart))
                return new TokenDifference(one, token.SpanStart, token.Text, counterpart.Text);
        }
        return null;
    }

    private static bool AreAlike(SyntaxToken one, SyntaxToken other) => one.RawKind == other.RawKind && (IsText(one) || one.Text == other.Text);

    /// <summary>Whether a token is a literal that may say anything.</summary>
    public static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken;
}

/// <param name="File">Of the first client.</param>
/// <param name="Position">Where it stands there.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Other">What stands there in the second client.</param>
internal sealed record TokenDifference(GeneratedFile File, int Position, string Found, string Other);
