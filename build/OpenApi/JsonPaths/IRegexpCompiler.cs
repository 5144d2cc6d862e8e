namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A step of a compiled expression.</summary>
internal abstract record Instruction;

/// <summary>Takes a character of a set, and goes on with the next step.</summary>
internal sealed record Consume(CharacterSet Set) : Instruction;

/// <summary>Goes on in two places.</summary>
internal sealed record Fork(int One, int Other) : Instruction;

/// <summary>Goes on where the text begins, or ends.</summary>
internal sealed record AtEdge(bool IsEnd) : Instruction;

/// <summary>The expression has come to its end.</summary>
internal sealed record Accept : Instruction;

/// <summary>Writes an expression as the steps in which it is tried.</summary>
internal sealed class IRegexpCompiler
{
    /// <summary>The most steps of an expression, and the most that it takes to write them: repetitions are written out.</summary>
    private const int MaxSteps = 10_000;

    private readonly List<Instruction> _program = [];
    private int _work;

    /// <returns>The steps; nothing where they would be too many.</returns>
    public static IReadOnlyList<Instruction>? Compile(RegexpNode node)
    {
        var compiler = new IRegexpCompiler();
        if (!compiler.Write(node))
            return null;
        compiler._program.Add(new Accept());
        return compiler._program;
    }

    private bool Write(RegexpNode node)
    {
        if (++_work > MaxSteps)
            return false;
        switch (node)
        {
            case CharacterNode character:
                _program.Add(new Consume(character.Set));
                return true;
            case EdgeNode edge:
                _program.Add(new AtEdge(edge.IsEnd));
                return true;
            case SequenceNode sequence:
                return sequence.Parts.All(Write);
            case ChoiceNode choice:
                return WriteChoice(choice.Branches);
            case RepeatNode repeat:
                return WriteRepeat(repeat);
            default:
                throw new ArgumentException($"A {node.GetType().Name} has no steps.", nameof(node));
        }
    }

    private bool WriteChoice(IReadOnlyList<RegexpNode> branches)
    {
        var ends = new List<int>();
        for (var i = 0; i < branches.Count - 1; i++)
        {
            var fork = Reserve();
            if (!Write(branches[i]))
                return false;
            ends.Add(Reserve());
            _program[fork] = new Fork(fork + 1, _program.Count);
        }
        if (!Write(branches[^1]))
            return false;
        foreach (var end in ends)
            _program[end] = new Fork(_program.Count, _program.Count);
        return true;
    }

    private bool WriteRepeat(RepeatNode repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
        {
            if (!Write(repeat.Part))
                return false;
        }
        var forks = new List<int>();
        for (var i = repeat.Least; i < (repeat.Most ?? repeat.Least + 1); i++)
        {
            forks.Add(Reserve());
            if (!Write(repeat.Part))
                return false;
        }
        if (repeat.Most is null)
            _program.Add(new Fork(forks[0], forks[0]));
        foreach (var fork in forks)
            _program[fork] = new Fork(fork + 1, _program.Count);
        return true;
    }

    private int Reserve()
    {
        _program.Add(new Accept());
        return _program.Count - 1;
    }
}
