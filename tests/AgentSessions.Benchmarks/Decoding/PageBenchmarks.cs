using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace AgentSessions.Benchmarks.Decoding;

/// <summary>The cases of <c>--ratios</c>, measured by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
[Config(typeof(InThisProcess))]
public class PageBenchmarks
{
    private Func<Task<int>> _run = null!;

    /// <summary>A vendor and one of its page's readers.</summary>
    [ParamsSource(nameof(Readers))]
    public string Reader { get; set; } = "";

    /// <summary>How many sessions it has.</summary>
    [Params(10, 100, 1000)]
    public int Rows { get; set; }

    /// <summary>Every reader of every vendor's page.</summary>
    public static IEnumerable<string> Readers => VendorPages.Readers;

    /// <summary>Takes the page from a sandbox.</summary>
    [GlobalSetup]
    public async Task SetUpAsync() => _run = await VendorPages.ReaderAsync(Reader, Rows);

    /// <summary>Reads the page once.</summary>
    [Benchmark]
    public Task<int> ReadPageAsync() => _run();

    private sealed class InThisProcess : ManualConfig
    {
        public InThisProcess() => AddJob(Job.ShortRun.WithToolchain(new InProcessNoEmitToolchain(new())));
    }
}
