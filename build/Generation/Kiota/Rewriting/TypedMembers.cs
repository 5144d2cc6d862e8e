using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>Members that say what is required, and classes that know what they stand for.</summary>
internal sealed class TypedMembers : IRewriter
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "typed-members 3";

    public string Name => "kiota-typed-members";

    public string Purpose => "Kiota's members may all be null, and its classes leave their discriminator to the caller; here the C# compiler asks for what a request requires, and a class sets what can have one value alone.";

    public Func<string, CSharpSyntaxRewriter?> For(JObject view)
    {
        var models = ModelMarks.In(view);
        return source => source.Contains(" GetFieldDeserializers()", StringComparison.Ordinal) ? new Typing(models) : null;
    }

    private sealed class Typing(ModelMarks models) : CSharpSyntaxRewriter
    {
        private readonly Stack<Model> _within = [];

        private Model Now => _within.Peek();

        public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node)
        {
            var wire = WireNames(node);
            if (wire is null || node.BaseList?.Types.Any(type => type.ToString().EndsWith("IComposedTypeWrapper", StringComparison.Ordinal)) == true)
                return base.VisitClassDeclaration(node);
            _within.Push(new Model(models.Of(node.Identifier.ValueText), wire, ValuesOf(node)));
            var visited = (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!;
            var model = _within.Pop();
            return model.Marks is null ? visited : visited.AddMembers([.. Additions(visited, model)]);
        }

        public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
            _within.Count > 0 && Now.MarksOf(node.Identifier.ValueText) is { } marks && node.Type is NullableTypeSyntax type ? Typed(node, type, marks) : node;

        public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
            _within.Count > 0 && Now.Marks?.OwnKind is { } kind && node is { Body: { } body, ParameterList.Parameters.Count: 0 }
                ? node.WithBody(body.AddStatements(Statement($"OwnKind_ = {Literal.Of(kind)};", body.Statements.FirstOrDefault() ?? (SyntaxNode)body.CloseBraceToken.Parent!)))
                : node;

        /// <summary>What a factory makes has its members from an answer.</summary>
        public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) =>
            node is { ArgumentList.Arguments.Count: 0, Initializer: null } && models.Of(LastName(node.Type))?.IsReadApart == true && InFactory(node)
                ? node.WithArgumentList(SyntaxFactory.ParseArgumentList("(parseNode)"))
                : base.VisitObjectCreationExpression(node);

        /// <summary>The discriminator goes first, which many servers need; a number that must come is there when it is assigned.</summary>
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            if (_within.Count == 0 || Now.Marks?.KindName is not { } kind || visited is not { Identifier.ValueText: "Serialize", Body: { } body })
                return visited;
            var statements = body.Statements;
            var written = statements.FirstOrDefault(statement => IsWriting(statement, kind));
            return written is null || statements.IndexOf(written) < 2 ? visited : visited.WithBody(body.WithStatements(statements.Remove(written).Insert(1, written)));
        }

        public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) =>
            _within.Count > 0 && node is { Left: IdentifierNameSyntax member, Right: InvocationExpressionSyntax or ConditionalAccessExpressionSyntax } && Now.MarksOf(member.Identifier.ValueText) is { IsNullable: false }
                ? node.WithRight(SyntaxFactory.ParseExpression($"{node.Right.WithoutTrivia()}{(Now.Values.Contains(member.Identifier.ValueText) ? ".GetValueOrDefault()" : "!")}"))
                : base.VisitAssignmentExpression(node);

        private static PropertyDeclarationSyntax Typed(PropertyDeclarationSyntax node, NullableTypeSyntax type, MemberMarks marks)
        {
            if (marks.TellsNull)
            {
                return node.WithAccessorList(((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
                    $"int A {{ get; set {{ field = value; if (value is null) global::SpecClients.Kiota.KnownNulls.Add(this, {Literal.Of(marks.Name)}); }} }}")!).AccessorList!.WithTrailingTrivia(node.GetTrailingTrivia()));
            }
            var typed = marks.IsNullable ? node : node.WithType(type.ElementType.WithTrailingTrivia(type.GetTrailingTrivia()));
            if (marks.IsAsked)
                return Obsolete(typed.AddModifiers(SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space)));
            if (marks.Constant is null && (marks.IsNullable || Model.IsValueType(type.ElementType)))
                return typed;
            return typed.WithTrailingTrivia(SyntaxFactory.Space)
                .WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression(Constant(marks.Constant, type.ElementType))).WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)))
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(node.GetTrailingTrivia()));
        }

        private static string Constant(JValue? constant, TypeSyntax type) => constant?.Value switch
        {
            string text => Literal.Of(text),
            bool truth => truth ? "true" : "false",
            null => "default!",
            var number => $"({type})({Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture)})",
        };

        /// <summary>What is required stays so where it is obsolete, since the server refuses what lacks it.</summary>
        private static PropertyDeclarationSyntax Obsolete(PropertyDeclarationSyntax node) =>
            node.AttributeLists.Any(list => list.ToString().Contains("Obsolete", StringComparison.Ordinal))
                ? node.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia("#pragma warning disable CS9042\n").AddRange(node.GetLeadingTrivia()))
                : node;

        private static IEnumerable<MemberDeclarationSyntax> Additions(ClassDeclarationSyntax node, Model model)
        {
            var name = node.Identifier.Text;
            var hasConstructor = node.Members.OfType<ConstructorDeclarationSyntax>().Any();
            if (!hasConstructor && model.Marks!.IsReadApart)
                yield return Member($"        /// <summary>Creates one{(model.Marks.OwnKind is null ? " without any member set" : " with its discriminator set")}.</summary>\n        public {name}()\n        {{{(model.Marks.OwnKind is { } kind ? $"\n            OwnKind_ = {Literal.Of(kind)};" : "")}\n        }}\n");
            if (model.Marks!.IsReadApart)
                yield return Member($"{(model.Marks.IsAsked ? "#pragma warning disable CS8618 // They come with the answer.\n        [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]\n" : "")}        internal {name}(IParseNode parseNode) : this()\n        {{{string.Concat(model.Presets.Select(preset => $"\n            {preset} = default!;"))}\n        }}\n");
            if (model.Marks.KindName is { } discriminator && model.MemberOf(discriminator) is { } member)
                yield return Member($"        private protected string OwnKind_ {{ set => {member} = value; }}\n");
        }

        private static MemberDeclarationSyntax Member(string text) => SyntaxFactory.ParseMemberDeclaration(text)!;

        private static StatementSyntax Statement(string text, SyntaxNode beside) => SyntaxFactory.ParseStatement(text).WithLeadingTrivia(beside.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.LineFeed);

        private static bool IsWriting(StatementSyntax statement, string name) =>
            statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }, ..] } } && key.Token.ValueText == name;

        private static bool InFactory(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText == "CreateFromDiscriminatorValue";

        private static string LastName(TypeSyntax type) => type.ToString() is var name && name.LastIndexOf('.') is >= 0 and var dot ? name[(dot + 1)..] : type.ToString();

        private static HashSet<string> ValuesOf(ClassDeclarationSyntax node) =>
            [.. node.Members.OfType<PropertyDeclarationSyntax>().Where(member => member.Type is NullableTypeSyntax type && Model.IsValueType(type.ElementType)).Select(member => member.Identifier.ValueText)];

        /// <summary>What each member is called on the wire; null of a class that is no model.</summary>
        private static Dictionary<string, string>? WireNames(ClassDeclarationSyntax node)
        {
            var readers = node.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "GetFieldDeserializers");
            return readers?.DescendantNodes().OfType<InitializerExpressionSyntax>()
                .Select(entry => (entry.Expressions.ElementAtOrDefault(0) as LiteralExpressionSyntax, entry.Expressions.ElementAtOrDefault(1)?.DescendantNodes().OfType<AssignmentExpressionSyntax>().FirstOrDefault()?.Left as IdentifierNameSyntax))
                .Where(pair => pair is { Item1: not null, Item2: not null })
                .ToDictionary(pair => pair.Item2!.Identifier.ValueText, pair => pair.Item1!.Token.ValueText);
        }
    }

    /// <summary>A class while it is rewritten.</summary>
    /// <param name="Marks">What is marked of it.</param>
    /// <param name="Wire">What its members are called on the wire.</param>
    /// <param name="Values">Those of them that are of value types.</param>
    private sealed record Model(ModelMarks.Model? Marks, Dictionary<string, string> Wire, HashSet<string> Values)
    {
        private static readonly string[] ValueTypes = ["bool", "byte", "sbyte", "int", "long", "float", "double", "decimal", "Guid", "DateTimeOffset", "TimeSpan", "Date", "Time"];

        public MemberMarks? MarksOf(string member) => Wire.TryGetValue(member, out var name) ? Marks?.Members.GetValueOrDefault(name) : null;

        /// <summary>The members that a constructor sets, which nothing has that is read.</summary>
        public IEnumerable<string> Presets =>
            Wire.Where(member => Marks!.Members.GetValueOrDefault(member.Value)?.Constant is not null).Select(member => member.Key).Concat(Marks!.OwnKind is null ? [] : ["OwnKind_"]);

        public string? MemberOf(string name) => Wire.FirstOrDefault(pair => pair.Value == name).Key;

        public static bool IsValueType(TypeSyntax type) => ValueTypes.Contains(type.ToString());
    }
}
