using System.Diagnostics;

namespace AgentSessions.Benchmarks.Serving;

/// <summary>A server in a process of its own, so that what is measured is the client alone.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, IReadOnlyList<Uri> addresses)
    {
        _process = process;
        Addresses = addresses;
    }

    /// <summary>Where it listens, in its own order.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var start = ChildProcess.Of(arguments);
        start.Environment["DOTNET_GCHeapHardLimit"] = null;
        var process = Process.Start(start)!;
        var addresses = (await process.StandardOutput.ReadLineAsync())!.Split(' ');
        return new(process, Array.ConvertAll(addresses, address => new Uri(address)));
    }

    /// <summary>Tells whoever started this process where the server listens, and waits until they close its input.</summary>
    public static async Task ServeAsync(params string[] addresses)
    {
        Console.WriteLine(string.Join(' ', addresses));
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
