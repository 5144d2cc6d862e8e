namespace SpecClients.OpenApi.JsonPaths;

/// <summary>
/// A regular expression of RFC 9485, tried on every way through it at once: the time is that of the text times that of the
/// expression, and Unicode's characters are whole.
/// </summary>
internal sealed class IRegexp
{
    private readonly IReadOnlyList<Instruction> _program;

    private IRegexp(IReadOnlyList<Instruction> program) => _program = program;

    /// <param name="text">Its text.</param>
    /// <param name="spend">Is told the work that it takes.</param>
    /// <returns>The expression; nothing where the text is none, or one that repeats more than is held.</returns>
    public static IRegexp? Read(string text, Action<int> spend)
    {
        if (new IRegexpParser(text).ReadAll() is not { } node || IRegexpCompiler.Compile(node) is not { } program)
            return null;
        spend(program.Count);
        return new IRegexp(program);
    }

    /// <param name="text">What may be so.</param>
    /// <param name="isWhole">Whether all of it has to be, and not a part.</param>
    /// <param name="spend">Is told the work that it takes.</param>
    public bool IsMatch(string text, bool isWhole, Action<int> spend)
    {
        spend(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        var (here, next) = (new States(_program, runes.Length), new States(_program, runes.Length));
        for (var at = 0; ; at++)
        {
            if (at == 0 || !isWhole)
                here.Add(0, at);
            if (here.IsEnd && (!isWhole || at == runes.Length))
                return true;
            if (at == runes.Length || (isWhole && here.Consuming.Count == 0))
                return false;
            next.Clear();
            foreach (var state in here.Consuming)
            {
                var set = ((Consume)_program[state]).Set;
                spend(set.Size);
                if (set.Holds(runes[at]))
                    next.Add(state + 1, at + 1);
            }
            (here, next) = (next, here);
        }
    }

    /// <summary>Where in the program it may be at one place of the text.</summary>
    private sealed class States(IReadOnlyList<Instruction> program, int end)
    {
        private readonly bool[] _isIn = new bool[program.Count];
        private readonly List<int> _in = [];
        private readonly Stack<int> _open = [];

        /// <summary>Those that go on with a character.</summary>
        public List<int> Consuming { get; } = [];

        /// <summary>Whether the program may have come to its end.</summary>
        public bool IsEnd => _isIn[^1];

        public void Clear()
        {
            foreach (var state in _in)
                _isIn[state] = false;
            _in.Clear();
            Consuming.Clear();
        }

        public void Add(int first, int place)
        {
            _open.Push(first);
            while (_open.TryPop(out var state))
            {
                if (_isIn[state])
                    continue;
                _isIn[state] = true;
                _in.Add(state);
                switch (program[state])
                {
                    case Consume:
                        Consuming.Add(state);
                        break;
                    case Fork fork:
                        _open.Push(fork.One);
                        _open.Push(fork.Other);
                        break;
                    case AtEdge edge when place == (edge.IsEnd ? end : 0):
                        _open.Push(state + 1);
                        break;
                }
            }
        }
    }
}
