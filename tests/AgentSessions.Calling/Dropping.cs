using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Judging;
using SpecClients.Conformance.Totals;
using SpecClients.Generation.Commands;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Commands;

namespace AgentSessions.Calling;

/// <summary>Makes a client of a document without some of its facts, and has fidelity tell of each, by itself, that it is lost.</summary>
internal static class Dropping
{
    public static Command Create()
    {
        var spec = new Argument<string>("document") { Description = "The OpenAPI document." };
        var generator = new Option<string>("--generator") { Description = "nswag or kiota.", DefaultValueFactory = _ => "nswag" };
        var count = new Option<int>("--count") { Description = "How many facts are drawn, at most.", DefaultValueFactory = _ => 40 };
        var seed = new Option<int>("--seed") { Description = "What they are drawn by.", DefaultValueFactory = _ => 1 };
        var command = new Command("drop", """
            Draws facts of a document, makes a client of the document without them, and judges it by documents that have one
            of them each: that fact, and what stands in it, is lost and nothing else. Prints 'facts lost carried wrong' last,
            carried being what the client says all the same. Exit 1: something else was told.
            """) { spec, generator, count, seed };
        command.SetAction(async result =>
        {
            var told = result.InvocationConfiguration.Output;
            var folder = Directory.CreateTempSubdirectory("dropped-");
            try
            {
                return await RunAsync(result.GetValue(spec)!, result.GetValue(generator)!, result.GetValue(count), result.GetValue(seed), folder.FullName, told);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string spec, string generator, int count, int seed, string folder, TextWriter told)
    {
        var whole = VendorDocument.Parse("", DocumentReader.Read(spec, spec).ToString(Formatting.None), spec, isTolerant: true);
        var dropped = DroppedFacts.Draw(whole, count, new Random(seed));
        var file = Path.Combine(folder, "acme.json");
        await File.WriteAllTextAsync(file, dropped.Without().ToJsonString());
        var library = new Library(AssemblyFolder.Load(await BuildAsync(file, Path.Combine(folder, "acme"), generator)));

        var (before, known) = await JudgeAsync(dropped.Without().ToJsonString(), library);
        var (total, lost, carried, wrong) = (0, 0, 0, 0);
        foreach (var fact in dropped.Facts)
        {
            var (now, facts) = await JudgeAsync(dropped.Without(kept: fact).ToJsonString(), library);
            // In what is left of the document nothing may lead to it.
            if (!facts.Contains($"{fact.Kind} '{Documentation.Plain(fact.Value)}' at {fact.Pointer}") && fact.Kind != FactKind.EnumValue)
                continue;
            total++;
            var news = now.Except(before).ToList();
            var others = news.Where(line => !facts.Contains(line) || known.Contains(line)).ToList();
            var isTold = news.Exists(line => line.StartsWith($"{fact.Kind} '{Documentation.Plain(fact.Value)}' ", StringComparison.Ordinal));
            if (others.Count > 0)
                wrong++;
            else if (isTold)
                lost++;
            else
                carried++;
            if (others.Count > 0 || !isTold)
                await told.WriteLineAsync($"{(others.Count > 0 ? "wrong" : "carried")} {fact.Kind} '{Documentation.Plain(fact.Value)}' at {fact.Pointer}{string.Concat(others.Take(3).Select(line => $"\n    {line}"))}");
        }
        await told.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{total} {lost} {carried} {wrong}"));
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>What is lost of a document, and all that it says, a line each.</summary>
    private static async Task<(HashSet<string> Lost, HashSet<string> Said)> JudgeAsync(string json, Library library)
    {
        var judgements = await FidelityMatrix.OfAsync(VendorDocument.Parse("", json, "dropped", isTolerant: true), library);
        return ([.. judgements.Where(one => one.Verdict == Verdict.Lost).Select(Line)], [.. judgements.Select(Line)]);
    }

    private static string Line(Judgement one) => $"{one.Fact.Kind} '{Documentation.Plain(one.Fact.Value)}' at {one.Fact.Pointer}";

    private static async Task<string> BuildAsync(string spec, string project, string generator)
    {
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([spec, "--name", "Acme", "--output", project, "--generator", generator]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        if (exit != 0)
            throw new InvalidOperationException(said.ToString());
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-v", "q", "-nologo", "-p:CopyLocalLockFileAssemblies=true", "-p:GenerateDocumentationFile=true", "-p:NoWarn=CS1591"]) { RedirectStandardOutput = true })!;
        var log = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? Path.Combine(project, "bin", "Debug", "net10.0", "Acme.dll") : throw new InvalidOperationException(log);
    }
}
