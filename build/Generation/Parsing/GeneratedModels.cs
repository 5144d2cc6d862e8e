using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Paging;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Parsing;

/// <summary>The classes that a generator has written, and what their members are called on the wire.</summary>
internal sealed class GeneratedModels
{
    private static readonly string[] Lists = ["IReadOnlyList", "List", "ICollection", "IList", "IEnumerable"];

    private readonly ILookup<string, TypeDeclarationSyntax> _types;
    private readonly string _scope;

    /// <param name="files">All that was written.</param>
    /// <param name="scope">The namespace in which types go by their simple names.</param>
    public GeneratedModels(IEnumerable<GeneratedFile> files, string scope)
    {
        _scope = scope;
        _types = files.SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()).ToLookup(NameOf, StringComparer.Ordinal);
    }

    /// <summary>The classes, nested ones too, with their full names.</summary>
    public IEnumerable<(string Name, ClassDeclarationSyntax Class)> Classes =>
        _types.SelectMany(type => type.OfType<ClassDeclarationSyntax>().Select(declared => (type.Key, declared)));

    /// <summary>A type of an own name.</summary>
    public IEnumerable<TypeDeclarationSyntax> Find(string type) => _types[type.TrimEnd('?').Replace("global::", "", StringComparison.Ordinal)];

    /// <summary>Whether a type is one of them.</summary>
    public bool IsOwn(TypeSyntax type) => Find(Qualified(type)).Any();

    /// <summary>A type as it may be written anywhere.</summary>
    public Code Type(TypeSyntax type) => Code.Name(Qualified(type));

    /// <summary>What an expression has at a JSON pointer.</summary>
    /// <param name="root">The expression; it is not null.</param>
    /// <param name="type">Its type.</param>
    /// <param name="pointer">Where the value stands.</param>
    /// <param name="generator">Who wrote the classes, as messages say it.</param>
    public Value At(Code root, TypeSyntax type, JsonPointer pointer, string generator)
    {
        var value = new Value(root, type);
        foreach (var step in pointer.Steps)
        {
            if (Member(Qualified(value.Type), step) is not { } member)
            {
                throw new ProblemException(
                    ProblemCode.InvalidOverlay, pointer.Mark, $"{generator}'s client has no typed member for '/{string.Join('/', pointer.Steps)}' in {value.Type}.");
            }
            var access = ReferenceEquals(value.Expression, root) ? (Code)$"." : $"?.";
            var name = Code.Name(member.Identifier.Text);
            value = new Value($"{value.Expression}{access}{name}", member.Type, name);
        }
        return value;
    }

    /// <summary>A copy of a body that has other values at some places.</summary>
    /// <param name="body">The body; it is not null.</param>
    /// <param name="type">Its type.</param>
    /// <param name="values">The places below it, each with its value.</param>
    /// <param name="generator">Who wrote the classes, as messages say it.</param>
    public Code With(Code body, TypeSyntax type, IEnumerable<(JsonPointer At, Code Value)> values, string generator)
    {
        var copy = body;
        foreach (var (step, inner) in values.GroupBy(value => value.At.Steps[0]).Select(group => (group.Key, group.ToList())))
        {
            var member = At(body, type, new JsonPointer([step], inner[0].At.Mark), generator);
            var deeper = inner.Select(value => (value.At with { Steps = [.. value.At.Steps.Skip(1)] }, value.Value));
            var value = inner is [{ At.Steps.Count: 1 } whole] ? whole.Value : With($"({member.Expression} ?? new())", Bare(member.Type), deeper, generator);
            copy = $"global::SpecClients.Paging.PageBody.With({copy}, nameof({Type(type)}.{member.Member!}), {value})";
        }
        return copy;
    }

    /// <summary>The type of a list's elements; null where a type is no list.</summary>
    public static TypeSyntax? ElementOf(TypeSyntax type) => Bare(type) switch
    {
        QualifiedNameSyntax { Right: GenericNameSyntax list } => ElementOf(list),
        GenericNameSyntax { TypeArgumentList.Arguments: [var element] } list when Lists.Contains(list.Identifier.ValueText) => element,
        _ => null,
    };

    /// <summary>The last part of a type's name.</summary>
    public static string NameOf(TypeSyntax type) => Bare(type) switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        var other => other.ToString(),
    };

    public static TypeSyntax Bare(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;

    /// <summary>A member of a class or of those that it derives from.</summary>
    private PropertyDeclarationSyntax? Member(string type, string wire)
    {
        var declared = Find(type).ToList();
        var properties = declared.SelectMany(part => part.Members).OfType<PropertyDeclarationSyntax>().ToList();
        var name = properties.FirstOrDefault(property => IsCalled(property, wire))?.Identifier.ValueText
            ?? declared.Select(part => Assigned(part, wire)).FirstOrDefault(assigned => assigned is not null);
        return properties.FirstOrDefault(property => property.Identifier.ValueText == name)
            ?? declared.SelectMany(part => part.BaseList?.Types ?? [])
                .Select(parent => Member(Qualified(parent.Type), wire)).FirstOrDefault(found => found is not null);
    }

    /// <summary>NSwag's way to say it.</summary>
    private static bool IsCalled(PropertyDeclarationSyntax property, string wire) =>
        property.AttributeLists.SelectMany(list => list.Attributes)
            .Where(attribute => attribute.Name.ToString().EndsWith("JsonProperty", StringComparison.Ordinal))
            .Any(attribute => attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax name }, ..] && name.Token.ValueText == wire);

    /// <summary>Kiota's: <c>{ "data", n => { Data = … } }</c>.</summary>
    private static string? Assigned(TypeDeclarationSyntax declared, string wire) =>
        declared.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == "GetFieldDeserializers")
            .SelectMany(method => method.DescendantNodes().OfType<InitializerExpressionSyntax>())
            .Where(entry => entry.IsKind(SyntaxKind.ComplexElementInitializerExpression))
            .Where(entry => entry.Expressions is [LiteralExpressionSyntax name, _] && name.Token.ValueText == wire)
            .SelectMany(entry => entry.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Select(assignment => (assignment.Left as IdentifierNameSyntax)?.Identifier.ValueText).FirstOrDefault();

    private string Qualified(TypeSyntax type) => type.ReplaceNodes(type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsFirst), (name, changed) =>
        _types.Contains($"{_scope}.{name.Identifier.ValueText}") ? changed.WithIdentifier(SyntaxFactory.Identifier($"global::{_scope}.{name.Identifier.Text}"))
        : name.Identifier.ValueText == "System" ? changed.WithIdentifier(SyntaxFactory.Identifier("global::System"))
        : changed).ToString();

    /// <summary>Whether nothing stands before a name.</summary>
    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Left == name,
        AliasQualifiedNameSyntax => false,
        _ => true,
    };

    private static string NameOf(TypeDeclarationSyntax declared) =>
        string.Join('.', declared.Ancestors().Reverse().Select(outer => outer switch
        {
            BaseNamespaceDeclarationSyntax scope => scope.Name.ToString(),
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        }).OfType<string>().Append(declared.Identifier.ValueText));

    /// <summary>An expression, its type and the name of the member that it ends with.</summary>
    internal sealed record Value(Code Expression, TypeSyntax Type, Code? Member = null);
}
