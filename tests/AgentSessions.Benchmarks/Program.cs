using AgentSessions.Benchmarks;
using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Generation;
using AgentSessions.Benchmarks.Paging;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["--ratios"]:
        await DecodingRatios.PrintAsync();
        break;
    case ["--generation", .. var folder]:
        await GenerationRatios.PrintAsync(folder.FirstOrDefault());
        break;
    case ["--paging"]:
        await PagingRatios.PrintAsync();
        break;
    case ["--stream"]:
        await MillionSessions.PrintAsync();
        break;
    case [SandboxProcess.Argument, var sessions]:
        await SandboxProcess.ServeAsync(sessions);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PageBenchmarks).Assembly).Run(args);
        break;
}
