using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SpecClients.Generation.Working;

/// <summary>
/// Another process of this program that does a job within limits. What ends it (a stack overflow, the heap's limit, its
/// time) ends nothing else, and it ends with this one.
/// </summary>
internal sealed class WorkerProcess(WorkerLimits limits, ProcessStartInfo? program = null) : IDisposable
{
    private Process? _ahead;
    private IDisposable? _slot;

    /// <summary>The verb that does a job.</summary>
    public const string Verb = "work";

    private const int KeptOfErrors = 400;

    /// <summary>Starts the process before its job is known, and has it do another of that kind meanwhile, for what that compiles and loads.</summary>
    public void Rehearse(Job job, string folder)
    {
        if ((_slot = WorkerSlots.TryTake()) is null)
            return;
        _ahead = Process.Start(Settings(program ?? Itself(), folder))!;
        try
        {
            _ahead.StandardInput.WriteLine((job with { IsRehearsal = true }).Write());
            _ahead.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already, and the job that it is given will say why.
        }
    }

    /// <summary>Ends a process that has rehearsed and got no job.</summary>
    public void Dispose()
    {
        using var process = Interlocked.Exchange(ref _ahead, null);
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        _slot?.Dispose();
    }

    /// <summary>Does a job to its end.</summary>
    /// <returns>Nothing, or why the document that was begun last is not done.</returns>
    public async Task<string?> RunAsync(Job job, Action<Told> tell, CancellationToken cancellationToken)
    {
        using var slot = Interlocked.Exchange(ref _slot, null) ?? await WorkerSlots.TakeAsync(cancellationToken);
        using var process = Interlocked.Exchange(ref _ahead, null) ?? Process.Start(Settings(program ?? Itself(), Path.GetDirectoryName(job.Documents[0].Input)!))!;
        try
        {
            var errors = ReadErrorsAsync(process.StandardError);
            // Its end stays open: a worker whose input ends has lost the process that wants its work.
            await process.StandardInput.WriteLineAsync(job.Write());
            await process.StandardInput.FlushAsync(cancellationToken);
            if (await ReadAsync(process, tell, cancellationToken) is { } reason)
                return reason;
            return await EndAsync(process) is var exit and not 0 ? Reason(exit, await errors) : null;
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return Reason(await EndAsync(process), "");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<string?> ReadAsync(Process process, Action<Told> tell, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(limits.Time);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(limit.Token) is { } line)
            {
                if (Told.Read(line) is not { } told)
                    continue;
                if (told.Kind == ToldKind.Document)
                    limit.CancelAfter(limits.Time);
                tell(told);
            }
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it was stopped after {limits.Time.TotalSeconds:0.###} s; --timeout, in a build SpecClientsTimeout, gives it longer");
        }
    }

    private static async Task<int> EndAsync(Process process)
    {
        // It has told all that it will; one that stays all the same is ended.
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What the runtime says before it ends a process, and no more of it: a stack overflow has a frame a line.</summary>
    private static async Task<string> ReadErrorsAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
            kept.Append(buffer, 0, Math.Min(read, KeptOfErrors - kept.Length));
        return kept.ToString();
    }

    private static string Reason(int exit, string errors)
    {
        if (errors.Contains("Stack overflow", StringComparison.Ordinal))
            return "it overflowed its stack: what it reads nests, or leads back to itself, without end";
        if (errors.Contains("Out of memory", StringComparison.Ordinal) || errors.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal))
            return WorkerLimits.OutOfMemory;
        return $"its process ended with {exit}{(errors.Split('\n', 2)[0].Trim() is { Length: > 0 } first ? $": {first}" : "")}";
    }

    private static ProcessStartInfo Settings(ProcessStartInfo program, string folder)
    {
        program.WorkingDirectory = folder;
        program.RedirectStandardInput = program.RedirectStandardOutput = program.RedirectStandardError = true;
        WorkerLimits.Set(program.Environment);
        return program;
    }

    /// <summary>This program, by the dotnet that runs it, so that no other on the PATH is picked up.</summary>
    private static ProcessStartInfo Itself()
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        return new ProcessStartInfo(host is { Length: > 0 } ? host : "dotnet", [typeof(WorkerProcess).Assembly.Location, Verb]);
    }
}
