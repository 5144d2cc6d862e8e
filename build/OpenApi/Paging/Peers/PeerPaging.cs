using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Paging.Peers;

/// <summary>Says as <c>x-paging</c> does what a vendor's document says of its pages for another generator, where that is enough.</summary>
/// <remarks>It is the vendor's data, held against the description as an overlay's is; but where it falls short there is no listing, and no error.</remarks>
internal sealed class PeerPaging : IRule
{
    private static readonly (string Word, Func<Operation, JObject?> Read)[] Words =
    [
        (SpeakeasyPaging.Word, SpeakeasyPaging.Read),
        (StainlessPaging.Word, StainlessPaging.Read),
    ];

    public string Name => "peer-paging";

    public string Purpose => $"{string.Join(" and ", Words.Select(peer => peer.Word))} say how pages turn, to other generators: "
        + $"where they say enough, both clients get a listing of it. {Extension.Paging} in an overlay goes first.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        if (!IsSaidIn(document.Root))
            return;
        foreach (var operation in document.Operations.Where(operation => operation.Value[Extension.Paging] is null).ToList())
        {
            if (Of(operation, (word, what) => document.Log(this, operation.Value, $"{word} → {what}")) is { } paging)
                operation.Value[Extension.Paging] = paging.From(operation.Value);
        }
    }

    /// <summary>Whether a document says anything of the kind.</summary>
    public static bool IsSaidIn(JObject document) => document.Descendants().OfType<JProperty>().Any(member => IsWord(member.Name));

    /// <summary>Whether an extension is one of those that are read.</summary>
    public static bool IsWord(string extension) => Array.Exists(Words, peer => peer.Word == extension);

    /// <summary>What an operation says, as <c>x-paging</c> would; null where it says nothing, or not enough.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tell">Is told of each word what becomes of it.</param>
    public static JObject? Of(Operation operation, Action<string, string> tell)
    {
        foreach (var (word, read) in Words)
        {
            if (Translated(operation, read, out var problem) is { } paging)
            {
                tell(word, $"{Extension.Paging} {paging.ToString(Newtonsoft.Json.Formatting.None)}");
                return paging;
            }
            if (problem is not null)
                tell(word, $"no listing: {problem}");
        }
        return null;
    }

    private static JObject? Translated(Operation operation, Func<Operation, JObject?> read, out string? problem)
    {
        problem = null;
        try
        {
            if (read(operation) is not { } paging)
                return null;
            var problems = new List<Problem>();
            new PagingReader(operation, paging, problems).Read();
            if (problems.Count == 0)
                return paging;
            problem = problems[0].Message;
        }
        catch (TooLittleSaidException tooLittle)
        {
            problem = tooLittle.Message;
        }
        return null;
    }
}

/// <summary>A peer's words do not make a listing.</summary>
internal sealed class TooLittleSaidException(string message) : Exception(message);
