using Newtonsoft.Json.Linq;

namespace SpecClients.OpenApi.JsonPaths;

/// <summary>Reads what a filter says, and holds it against RFC 9535's types.</summary>
internal sealed class FilterParser(Scanner scanner, QueryParser queries)
{
    /// <summary>How deep filters, brackets and functions may stand in one another.</summary>
    private const int MaxDepth = 64;

    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    private int _depth;

    /// <summary>A logical expression that begins here.</summary>
    public Condition Read()
    {
        Enter();
        var condition = ReadList("||", () => ReadList("&&", ReadOne, conditions => new AllOf(conditions)), conditions => new AnyOf(conditions));
        _depth--;
        return condition;
    }

    private Condition ReadList(string between, Func<Condition> read, Func<IReadOnlyList<Condition>, Condition> join)
    {
        var conditions = new List<Condition> { read() };
        while (true)
        {
            var end = scanner.Position;
            scanner.SkipBlanks();
            if (!scanner.TryTake(between))
            {
                scanner.Position = end;
                return conditions is [var only] ? only : join(conditions);
            }
            scanner.SkipBlanks();
            conditions.Add(read());
        }
    }

    private Condition ReadOne()
    {
        if (scanner.TryTake("!"))
        {
            scanner.SkipBlanks();
            return new Not(scanner.Next == '(' ? ReadBracketed() : TestOf(ReadTerm()));
        }
        if (scanner.Next == '(')
            return ReadBracketed();

        var left = ReadTerm();
        var end = scanner.Position;
        scanner.SkipBlanks();
        if (Operators.FirstOrDefault(scanner.TryTake) is not { } sign)
        {
            scanner.Position = end;
            return TestOf(left);
        }
        var value = ComparableOf(left);
        scanner.SkipBlanks();
        return new Comparison(value, sign, ComparableOf(ReadTerm()));
    }

    private Condition ReadBracketed()
    {
        scanner.Take("(", "here");
        scanner.SkipBlanks();
        var condition = Read();
        scanner.SkipBlanks();
        scanner.Take(")", "after a condition in brackets");
        return condition;
    }

    private Term ReadTerm()
    {
        var start = scanner.Position;
        if (scanner.Next is '$' or '@')
            return new Term(start) { Query = queries.Read() };
        if (scanner.TryReadText() is { } text)
            return new Term(start) { Value = new Literal(new JValue(text)) };
        if (scanner.TryReadNumber() is { } number)
            return new Term(start) { Value = new Literal(number) };
        var word = scanner.TryReadWord();
        if (word is not null && scanner.TryTake("("))
            return ReadFunction(word, start);
        return word switch
        {
            "true" or "false" => new Term(start) { Value = new Literal(new JValue(word == "true")) },
            "null" => new Term(start) { Value = new Literal(JValue.CreateNull()) },
            null => throw scanner.Unexpected("A query, a value or a function is missing"),
            _ => throw scanner.Fail($"'{word}' is no value: a text stands in quotes", start),
        };
    }

    private Term ReadFunction(string name, int start)
    {
        Enter();
        var given = new List<Term>();
        scanner.SkipBlanks();
        while (scanner.Next != ')')
        {
            given.Add(ReadTerm());
            scanner.SkipBlanks();
            if (!scanner.TryTake(","))
                break;
            scanner.SkipBlanks();
            if (scanner.Next == ')')
                throw scanner.Unexpected("An argument is missing");
        }
        scanner.Take(")", $"after what {name} is given, each a query, a value or a function");
        _depth--;
        return (name, given) switch
        {
            ("length", [var of]) => new Term(start) { Value = new Length(ComparableOf(of)) },
            ("count", [var of]) => new Term(start) { Value = new Count(NodesOf(of)) },
            ("value", [var of]) => new Term(start) { Value = new SingleNode(NodesOf(of)) },
            ("match" or "search", [var text, var pattern]) => new Term(start) { Test = new Matches(ComparableOf(text), ComparableOf(pattern), name == "match") },
            ("length" or "count" or "value", _) => throw scanner.Fail($"{name} is given one argument, and here {given.Count}", start),
            ("match" or "search", _) => throw scanner.Fail($"{name} is given two arguments, and here {given.Count}", start),
            _ => throw scanner.Fail($"There is no function '{name}': those are length, count, value, match and search", start),
        };
    }

    private Condition TestOf(Term term) => term.Test
        ?? (term.Query is { } query ? new Exists(query) : throw scanner.Fail("A value alone is no condition: compare it", term.Start));

    private Operand ComparableOf(Term term) => term.Value
        ?? (term.Query is not { } query ? throw scanner.Fail("What is true or false is no value: it cannot be compared or given to a function", term.Start)
            : query.IsSingular ? new SingleNode(query)
            : throw scanner.Fail("A value is wanted here, and this may select several", term.Start));

    private Query NodesOf(Term term) => term.Query ?? throw scanner.Fail("A query is wanted here", term.Start);

    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw scanner.Fail($"Filters, brackets and functions may stand in one another {MaxDepth} deep");
    }

    /// <summary>What was read, of which one is there: a query, a value or a condition; and where it began.</summary>
    private sealed record Term(int Start)
    {
        public Query? Query { get; init; }

        public Operand? Value { get; init; }

        public Condition? Test { get; init; }
    }
}
