using System.Text;

namespace SpecClients.Sandbox.Documents;

/// <summary>The words in a name, whichever way it joins them.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>startTimeMax</c> and <c>start-time_max</c> have the same three.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var begins = char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (begins || !char.IsLetterOrDigit(c))
                Flush();
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The words run together, so that names compare equal across styles.</summary>
    public static string Joined(string name) => string.Concat(Of(name));
}
