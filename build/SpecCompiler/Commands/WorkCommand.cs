using System.CommandLine;
using SpecCompiler.Compiling;
using SpecCompiler.Generating;
using SpecCompiler.Working;

namespace SpecCompiler.Commands;

/// <summary><c>work</c>: what a worker process does: a job of one line in, what it tells a line each out.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        var command = new Command(WorkerProcess.Verb, "Does a generator's job for another process of this program.") { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            using var input = new StreamReader(Console.OpenStandardInput());
            // What a generator prints is no line of the protocol.
            Console.SetOut(TextWriter.Null);
            var job = Job.Read(await input.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException());
            EndWithTheInput(input);
            var turn = new Lock();
            await Engine(job).RunAsync(job.Documents, told =>
            {
                lock (turn)
                    lines.WriteLine(told.Write());
            });
            return 0;
        });
        return command;
    }

    private static IEngine Engine(Job job) => job.Generator == "Kiota" ? new KiotaEngine() : new NSwagEngine(new Repository(job.Root!));

    /// <summary>The input stays open as long as the process that wants the work lives.</summary>
    private static void EndWithTheInput(StreamReader input) => new Thread(() =>
    {
        while (input.ReadLine() is not null)
            continue;
        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
