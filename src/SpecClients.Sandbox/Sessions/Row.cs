namespace SpecClients.Sandbox.Sessions;

/// <summary>One session's place among the vendor's: everything about it is drawn from this.</summary>
internal readonly record struct Row(ulong Seed, int Index)
{
    /// <summary>A number for one purpose, always the same for the same row.</summary>
    public ulong Draw(ulong salt) => Mix(Seed ^ salt ^ ((ulong)Index * 0x9E3779B97F4A7C15));

    /// <summary>A number below <paramref name="bound"/> for one purpose.</summary>
    public int Draw(ulong salt, int bound) => (int)(Draw(salt) % (ulong)bound);

    /// <summary>Steps through 0 to <paramref name="bound"/> - 1: any that many rows in line have each of them once.</summary>
    public int Cycle(ulong salt, int bound) =>
        (int)(((ulong)(Index % bound) + (salt ^ Seed) % (ulong)bound + (ulong)(Index / bound) % (ulong)bound * (salt % (ulong)bound)) % (ulong)bound);

    /// <summary>The same row as one of several elements within it sees it, so that they differ.</summary>
    public Row Within(int element) => this with { Seed = Mix(Seed + (ulong)element + 1) };

    /// <summary>A number that stands for a text, the same in every process.</summary>
    public static ulong Salt(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001B3;
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
