using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.Commands;

/// <summary>What a worker process does: a job of one line in, rehearsals before it, what it tells a line each out.</summary>
internal static class WorkCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        using var input = new StreamReader(Console.OpenStandardInput());
        // What a generator prints is no line of the protocol.
        Console.SetOut(TextWriter.Null);
        IEngine? engine = null;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var job = Job.Read(line);
            engine ??= Engine(job);
            if (job.IsRehearsal)
            {
                await engine.RunAsync(job.Documents, _ => { });
                continue;
            }
            EndWithTheInput(input);
            var turn = new Lock();
            await engine.RunAsync(job.Documents, told =>
            {
                lock (turn)
                    lines.WriteLine(told.Write());
            });
            return 0;
        }
        return 1;
    }

    private static IEngine Engine(Job job) => job.Generator == "Kiota" ? new KiotaEngine() : new NSwagEngine();

    /// <summary>The input stays open as long as the process that wants the work lives.</summary>
    private static void EndWithTheInput(StreamReader input) => new Thread(() =>
    {
        while (input.ReadLine() is not null)
            continue;
        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
