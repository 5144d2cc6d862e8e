using System.Diagnostics;
using AgentSessions.Benchmarks.Reporting;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Benchmarks.Generation;

/// <summary>
/// What a client costs to generate, beside plain NSwag of the same version: the document by NSwag's own reader, its
/// default settings. Ours reads with every file that the document refers to, checks, normalises, generates, and writes
/// the effective document, its review and the layer's part too.
/// </summary>
internal static class GenerationRatios
{
    private const int Rounds = 5;

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Of the documents in <c>specs/</c>.</summary>
    public static Task<Findings> MeasureAsync() => MeasureAsync(folder: null);

    /// <param name="folder">The documents; those of <c>specs/</c> where null.</param>
    public static async Task<Findings> MeasureAsync(string? folder)
    {
        var files = Directory.EnumerateFiles(folder ?? Path.Combine(Results.Folder(), "..", "..", "specs"))
            .Where(file => Extensions.Contains(Path.GetExtension(file)) && !SpecFiles.IsOverlay(file) && Path.GetFileName(file) != Sources.FileName)
            .Order(StringComparer.Ordinal).ToList();
        var generator = new NSwagGenerator();
        var rows = new List<string[]>();
        var checks = new List<Check>();
        foreach (var file in files)
        {
            var (plain, ours) = (new Side(() => PlainAsync(file)), new Side(() => OursAsync(generator, file)));
            // In turns, so that whatever else the machine does hits both; the first turn is for the compiler.
            for (var round = 0; round <= Rounds; round++)
            {
                await plain.RunAsync(counts: round > 0);
                await ours.RunAsync(counts: round > 0);
            }
            var ratio = ours.Milliseconds / plain.Milliseconds;
            if (!double.IsNaN(ratio))
                checks.Add(new("generation, times plain NSwag's", Path.GetFileName(file), ratio, 2));
            rows.Add([Path.GetFileName(file), Table.Number(new FileInfo(file).Length / 1024.0), plain.Show(), ours.Show(), double.IsNaN(ratio) ? "" : Table.Number(ratio, "N2")]);
        }
        return new Findings([new Table($"Generation in one process, the best of {Rounds} turns each", ["document", "KB", "plain NSwag, ms", "ours, ms", "ratio"], rows)]) { Checks = checks };
    }

    private static async Task PlainAsync(string file)
    {
        var text = await File.ReadAllTextAsync(file);
        var document = Path.GetExtension(file) == ".json" ? await OpenApiDocument.FromJsonAsync(text) : await OpenApiYamlDocument.FromYamlAsync(text);
        var code = new CSharpClientGenerator(document, new CSharpClientGeneratorSettings()).GenerateFile();
        var target = Path.GetTempFileName();
        await File.WriteAllTextAsync(target, code);
        File.Delete(target);
    }

    private static async Task OursAsync(NSwagGenerator generator, string file)
    {
        var work = Directory.CreateTempSubdirectory("generation-");
        try
        {
            var document = EffectiveDocument.Standalone("Acme", Bundle.Read(file, file).Document, overlay: null);
            await generator.GenerateAsync([document], work.FullName);
            await File.WriteAllTextAsync(Path.Combine(work.FullName, "openapi.json"), document.Json);
            await File.WriteAllTextAsync(Path.Combine(work.FullName, "rewrites.md"), document.ReviewOf(document.View("NSwag", NSwagRules.All)));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private sealed class Side(Func<Task> run)
    {
        private string? _failure;

        /// <summary>The best turn; not a number where one failed.</summary>
        public double Milliseconds { get; private set; } = double.NaN;

        public async Task RunAsync(bool counts)
        {
            if (_failure is not null)
                return;
            try
            {
                var start = Stopwatch.GetTimestamp();
                await run();
                var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (counts && !(Milliseconds <= took))
                    Milliseconds = took;
            }
            // Whatever a generator ends with is its answer to the document.
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                var message = e is ProblemException problem ? problem.Problems[0].Message : e.GetBaseException().Message;
                _failure = message.ReplaceLineEndings(" ") is { Length: > 60 } text ? text[..60] + "…" : message;
            }
        }

        public string Show() => _failure is null ? Table.Number(Milliseconds) : $"fails: {_failure}";
    }
}
