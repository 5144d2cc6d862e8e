using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Guard;

/// <summary>Finds the schema or the operation that a place in generated code was made of.</summary>
internal sealed partial class CodeOrigins
{
    private readonly Dictionary<string, CodeOrigin> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, CodeOrigin> _byPath;
    private readonly CodeOrigin _document;

    public CodeOrigins(EffectiveDocument document)
    {
        _document = new CodeOrigin("the description", new SourceMark(document.File, 1, 1));
        foreach (var schema in Schemas.Members(document.Root["components"]?["schemas"]))
            _byName.TryAdd(Plain(Words.TypeName(schema.Name)), new CodeOrigin($"schema '{schema.Name}'", schema.Mark()));
        var operations = Schemas.Operations(document.Root)
            .Select(operation => (operation.Id, operation.Path, Origin: new CodeOrigin($"{operation.Method.ToUpperInvariant()} {operation.Path}", operation.PathItem.MarkOf(operation.Method))))
            .ToList();
        foreach (var (id, _, origin) in operations.Where(operation => operation.Id is not null))
            _byName[Plain(id!)] = origin;
        _byPath = operations.ToLookup(operation => PathShape.Of(operation.Path), operation => operation.Origin, StringComparer.Ordinal);
    }

    /// <summary>What encloses a place, from the inside out; else the nearest before it that bears the name of one; else the description.</summary>
    public CodeOrigin Of(GeneratedFile file, int position)
    {
        var root = file.Tree.GetRoot();
        var token = root.FindToken(Math.Min(position, root.FullSpan.End - 1), findInsideTrivia: false);
        foreach (var node in token.Parent?.AncestorsAndSelf() ?? [])
        {
            if (NameOf(node) is { } name && Named(name) is { } origin)
                return origin;
        }
        // Kiota's request builders are named by their path alone.
        if (Template().Match(file.Text) is { Success: true } template && _byPath[PathShape.Of(template.Groups["template"].Value)].FirstOrDefault() is { } builder)
            return builder;
        for (var before = token; before.RawKind != (int)SyntaxKind.None; before = before.GetPreviousToken())
        {
            if (before.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.IdentifierToken && Named(before.ValueText) is { } origin)
                return origin;
        }
        return _document;
    }

    private CodeOrigin? Named(string name)
    {
        var plain = Plain(name);
        return _byName.GetValueOrDefault(plain) ?? (plain.EndsWith("ASYNC", StringComparison.Ordinal) ? _byName.GetValueOrDefault(plain[..^5]) : null);
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A name without what generators change in it.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex("base\\(requestAdapter, \"(?<template>[^\"]*)\"")]
    private static partial Regex Template();
}

/// <param name="Name">How messages call it.</param>
/// <param name="Mark">Where it stands in the vendor's file.</param>
internal sealed record CodeOrigin(string Name, SourceMark Mark);
