using SpecClients.Changes.Kinds;
using SpecClients.Changes.Reports;
using SpecClients.Changes.States;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Guard;
using SpecClients.Generation.PublicApi;
using SpecClients.Generation.Tree;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecCompiler.Projects;

namespace SpecCompiler.Versions;

/// <summary>What the generators of this version would make of the clients that are committed.</summary>
internal static class GeneratorUpgrade
{
    /// <summary>Generates each client aside and compares what callers can name.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The description, or all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<VendorReport>> ReportAsync(Workspace workspace, string? name, CancellationToken cancellationToken)
    {
        var generators = Generators.Of(WorkerLimits.Default);
        var reports = new List<VendorReport>();
        foreach (var spec in workspace.Named(name))
        {
            var (made, now) = (new Dictionary<string, ClientApi>(), new Dictionary<string, ClientApi>());
            foreach (var client in spec.Clients)
            {
                var generator = generators.Single(one => one.Name == client.Item.Generator);
                if (client.Item.In(GenerationLock.Read(client.Output.LockFile), client.Output) is not { } record)
                    made[generator.Name] = now[generator.Name] = new ClientApi(null, null, $"not compared: it has not been generated yet");
                else
                {
                    made[generator.Name] = new ClientApi(SourceListing.Of(Path.Combine(client.Output.Of(record.Name), generator.Name)), record.Made.Version, Phrase.None);
                    now[generator.Name] = new ClientApi(await MadeNowAsync(client, generator, cancellationToken), generator.Version, Phrase.None);
                }
            }
            reports.Add(VendorReport.Between(spec.Id, new VendorState("committed code", null, [], made), new VendorState("this version's generators", null, [], now)));
        }
        return reports;
    }

    private static async Task<string> MadeNowAsync(RequestedClient client, IGenerator generator, CancellationToken cancellationToken)
    {
        using var work = WorkFolder.For(Path.Combine(Path.GetTempPath(), "spec-clients-upgrade"));
        var folder = Directory.CreateDirectory(Path.Combine(work.Path, "clients")).FullName;
        var document = EffectiveDocument.Compile(client.Item.Files, client.Item.Settings);
        await generator.GenerateAsync([document], folder, cancellationToken);
        var made = IGenerator.OutputOf(document, folder);
        if (client.Item.IsInternal)
            InternalTypes.Apply(made);
        OutputGuard.Check([document], generator, folder);
        return SourceListing.Of(made);
    }
}
