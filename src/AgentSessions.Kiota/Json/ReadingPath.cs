using System.Globalization;
using System.Text;

namespace AgentSessions.Kiota.Json;

/// <summary>Where a reader stands in a body. Names are remembered by their place in it and made text only when asked for.</summary>
internal sealed class ReadingPath(ReadOnlyMemory<byte> json)
{
    private Step[] _steps = new Step[8];

    public int Depth { get; private set; }

    public void Enter()
    {
        if (Depth == _steps.Length)
            Array.Resize(ref _steps, Depth * 2);
        _steps[Depth++] = new Step { Index = -1 };
    }

    public void Leave() => Depth--;

    public void AtMember(int start, int length) => _steps[Depth - 1] = new Step { Start = start, Length = length, Index = -1 };

    public void AtNextElement() => _steps[Depth - 1].Index++;

    public override string ToString()
    {
        var text = new StringBuilder("$");
        foreach (var step in _steps.AsSpan(0, Depth))
        {
            if (step.Index >= 0)
                text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else if (step.Start > 0)
                Append(text, Encoding.UTF8.GetString(json.Span.Slice(step.Start, step.Length)));
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name)
    {
        var shown = name.Length > 100 ? name[..100] + "…" : name;
        if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            text.Append('.').Append(shown);
        else
            text.Append("['").Append(shown).Append("']");
    }

    private struct Step
    {
        public int Start;
        public int Length;
        public int Index;
    }
}
