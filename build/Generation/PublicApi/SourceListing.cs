using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecClients.Generation.PublicApi;

/// <summary>Public C# API as its source says it, for code that is not built: what a caller can name, a line a member.</summary>
internal static class SourceListing
{
    /// <param name="folder">The folder of the source.</param>
    public static string Of(string folder)
    {
        var types = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [])
        {
            foreach (var type in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && IsSeen(node)))
            {
                if (!types.TryGetValue(HeadOf(type), out var members))
                    types[HeadOf(type)] = members = new(StringComparer.Ordinal);
                members.UnionWith(MembersOf(type).Select(LineOf));
            }
        }
        return string.Concat(types.Select(type => $"{type.Key}\n{{\n{string.Concat(type.Value.Select(member => $"    {member}\n"))}}}\n"));
    }

    private static IEnumerable<MemberDeclarationSyntax> MembersOf(MemberDeclarationSyntax type) => type switch
    {
        EnumDeclarationSyntax values => values.Members,
        InterfaceDeclarationSyntax contract => contract.Members,
        TypeDeclarationSyntax owner => owner.Members.Where(member => member is not BaseTypeDeclarationSyntax && member.Modifiers.Any(IsPublic)),
        _ => [],
    };

    /// <summary>Whether a type can be named from outside: it and all around it are public.</summary>
    private static bool IsSeen(MemberDeclarationSyntax type) => type.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().All(outer => outer.Modifiers.Any(IsPublic)) && type.Modifiers.Any(IsPublic);

    private static bool IsPublic(SyntaxToken modifier) => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword);

    private static string HeadOf(MemberDeclarationSyntax type)
    {
        var around = string.Concat(type.Ancestors().Select(outer => outer switch { BaseNamespaceDeclarationSyntax space => $"{space.Name}.", BaseTypeDeclarationSyntax owner => $"{owner.Identifier.Text}.", _ => "" }).Reverse());
        return type switch
        {
            EnumDeclarationSyntax values => $"public enum {around}{values.Identifier.Text}",
            TypeDeclarationSyntax owner => $"public {string.Concat(owner.Modifiers.Where(word => !IsPublic(word) && !word.IsKind(SyntaxKind.PartialKeyword)).Select(word => $"{word.Text} "))}"
                + $"{owner.Keyword.Text} {around}{owner.Identifier.Text}{owner.TypeParameterList}{(owner.BaseList is { } bases ? $" : {string.Join(", ", bases.Types.Select(one => one.Type.NormalizeWhitespace().ToFullString()))}" : "")}",
            _ => LineOf(type),
        };
    }

    /// <summary>A member without its attributes, comments and bodies.</summary>
    private static string LineOf(MemberDeclarationSyntax member)
    {
        var bare = member switch
        {
            BaseMethodDeclarationSyntax method => WithoutBody(method),
            PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithInitializer(null).WithSemicolonToken(default).WithAccessorList(AccessorsOf(property)),
            IndexerDeclarationSyntax indexer => indexer.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(AccessorsOf(indexer)),
            FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.WithDeclaration(field.Declaration.WithVariables([.. field.Declaration.Variables.Select(one => one.WithInitializer(null))])),
            _ => member,
        };
        bare = bare.WithAttributeLists([]).WithModifiers([.. bare.Modifiers.Where(word => !word.IsKind(SyntaxKind.AsyncKeyword) && !word.IsKind(SyntaxKind.PartialKeyword))]);
        return string.Join(' ', bare.WithoutTrivia().NormalizeWhitespace(" ", " ").ToFullString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static BaseMethodDeclarationSyntax WithoutBody(BaseMethodDeclarationSyntax method)
    {
        var bare = method.WithBody(null).WithExpressionBody(null).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
        return bare is ConstructorDeclarationSyntax constructor ? constructor.WithInitializer(null) : bare;
    }

    private static AccessorListSyntax AccessorsOf(BasePropertyDeclarationSyntax property) => SyntaxFactory.AccessorList(
    [
        .. (property.AccessorList?.Accessors ?? [SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)])
            .Select(one => one.WithAttributeLists([]).WithBody(null).WithExpressionBody(null).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))),
    ]);
}
