using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Guard;

/// <summary>
/// Generates a client a second time with other prose in the description. Whatever differs but comments and literals is a
/// text that has become code; which way it took need not be known.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="generator">The generator.</param>
/// <param name="work">Where its client was generated, and its twins are while they are read.</param>
internal sealed class NeutralTwin(EffectiveDocument document, IGenerator generator, string work)
{
    private int _runs;

    /// <summary>Ends with the text that differs in more than comments and literals.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!document.Defences.AfterWriting)
            return;
        var neutral = await GenerateAsync(_ => false, cancellationToken);
        if (CodeTokens.FirstDifference(Read(document, work), neutral) is not { } difference)
            return;
        var text = await FindAsync(neutral, cancellationToken);
        var mark = text?.Places[0].Mark() ?? new CodeOrigins(document).Of(difference.File, difference.Position).Mark;
        throw new ProblemException(ProblemCode.GeneratedCode, mark,
            $"{generator.Name} makes code of {(text is null ? "a text of the description" : "this text")}: in {difference.File.Name} '{OutputGuard.Short(difference.Found)}' stands where other words leave "
            + $"'{OutputGuard.Short(difference.Other)}'. Nothing is written; change that text by an overlay, and report this.");
    }

    /// <summary>The text that makes the difference by itself, found by halves; nothing where it takes several.</summary>
    private async Task<ProseText?> FindAsync(IReadOnlyList<GeneratedFile> neutral, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProseText> texts = [];
        document.WithTexts(root => texts = ProseText.In(root));
        var (from, to) = (0, texts.Count);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            if (await DiffersAsync(from, middle))
                to = middle;
            else if (await DiffersAsync(middle, to))
                from = middle;
            else
                return null;
        }
        return texts.Count == 0 ? null : texts[from];

        async Task<bool> DiffersAsync(int first, int end)
        {
            try
            {
                return CodeTokens.FirstDifference(await GenerateAsync(index => index >= first && index < end, cancellationToken), neutral) is not null;
            }
            catch (ProblemException)
            {
                return true;
            }
        }
    }

    /// <param name="isKept">Which texts stay as they are, by their number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task<IReadOnlyList<GeneratedFile>> GenerateAsync(Func<int, bool> isKept, CancellationToken cancellationToken)
    {
        var twin = document.WithTexts(root => Neutralise(root, isKept));
        var folder = Directory.CreateDirectory(Path.Combine(work, $"neutral{_runs++}")).FullName;
        await generator.GenerateAsync([twin], folder, cancellationToken);
        var files = Read(twin, folder);
        Directory.Delete(folder, recursive: true);
        return files;
    }

    private static IReadOnlyList<GeneratedFile> Read(EffectiveDocument document, string folder) =>
        GeneratedFile.ReadAll(IGenerator.OutputOf(document, folder));

    private static void Neutralise(JObject root, Func<int, bool> isKept)
    {
        var texts = ProseText.In(root);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!isKept(i))
                texts[i].Neutralise();
        }
    }
}
