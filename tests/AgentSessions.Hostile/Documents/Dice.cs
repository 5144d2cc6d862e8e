namespace AgentSessions.Hostile.Documents;

/// <summary>Chance that falls alike every time, for one document.</summary>
internal sealed class Dice(int seed, int index)
{
    private readonly Random _random = new(unchecked((seed * 1_000_003) ^ (index * 7_919)));

    public int Below(int count) => _random.Next(count);

    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    /// <summary>One of a list.</summary>
    public T From<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    public T Pick<T>(params ReadOnlySpan<T> among) => among[_random.Next(among.Length)];

    /// <summary>One of several, each as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(int Weight, T Value)> among)
    {
        var at = _random.Next(among.Sum(one => one.Weight));
        foreach (var (weight, value) in among)
        {
            if ((at -= weight) < 0)
                return value;
        }
        return among[^1].Value;
    }
}
