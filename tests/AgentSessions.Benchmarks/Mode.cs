using AgentSessions.Benchmarks.Decoding;
using AgentSessions.Benchmarks.Generation;
using AgentSessions.Benchmarks.Loopback;
using AgentSessions.Benchmarks.Paging;
using AgentSessions.Benchmarks.Reporting;
using AgentSessions.Benchmarks.StartUp;
using AgentSessions.Benchmarks.Streaming;

namespace AgentSessions.Benchmarks;

/// <summary>One thing to measure, by the argument that asks for it.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="MeasureAsync">Measures it once.</param>
/// <param name="About">What a reader of the tables must know.</param>
internal sealed record Mode(string Argument, Func<Task<Findings>> MeasureAsync, string About)
{
    public static IReadOnlyList<Mode> All { get; } =
    [
        new("--ratios", DecodingRatios.MeasureAsync,
            "A figure is that of the lowest tenth of 40 turns of 5 ms, in which the clients take turns: on a busy machine those are the undisturbed ones. "
            + "Bodies are the sandbox's. Both of ours read strictly and check each request against the description; they stand on the bare client here, so the pipeline's share is the second table. "
            + "Plain NSwag is missing for Foundry, as what NSwag writes for the status range `4XX` does not compile. "
            + "PG:AI's page has no type: there the floor is a `JsonElement`, which reads nothing before it is asked, and ours are the trees of `JToken` and `UntypedNode` that callers get; it is held to no target. "
            + "Free-form members of a typed page (Meibel's `token_usage` and `result`) are checked when they come and become a `JToken` when they are asked for, which has a row of its own; for the floor they become a `JsonElement`."),
        new("--linearity", Linearity.MeasureAsync, "The lowest of 3 turns of 100,000 sessions each, collecting included. A page of 1,000 is garbage before the collector looks; of a longer one it has to carry along, once or twice, what is alive already, and that is the step between the first two columns. Kiota's generated models and PG:AI's `JToken`s are the largest."),
        new("--loopback", LoopbackRatios.MeasureAsync, "Kestrel serves a page out of memory in a process of its own. Ours go through the whole pipeline: sign-in, redirects, retries, time budgets, telemetry. The transport unpacks, and the limit on a body's length holds for what it unpacks to."),
        new("--start-up", StartUpRatios.MeasureAsync, "Medians of 11 rounds, in each of which every client has a process of its own, over loopback. The first six stand on a bare `HttpClient`; the last two are made by `CreateClient`, and so bring the pipeline, of which most is compiling Polly's and its handlers' code. No assembly but the runtime's own is compiled beforehand; an application that cares for its start publishes with `PublishReadyToRun`, and this program published so (`dotnet publish tests/AgentSessions.Benchmarks -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true`) makes the same table."),
        new("--paging", PagingRatios.MeasureAsync, "Medians of 5 interleaved rounds, the sandbox in the same process. The first page goes alone, since it says how many there are, and 13 waits of 20 ms follow: 7.1 is the most that there is."),
        new("--generation", GenerationRatios.MeasureAsync, "Plain NSwag is the same version with its own reader and its default settings. Ours reads, checks, normalises and generates, and writes the effective document, its review and the layer too. A folder of documents may be named behind the argument."),
        new("--events", StreamingRatios.MeasureAsync,
            "All of it in one process whose heap may have 64 MB. Events are decoded strictly by ours, each checked and its unknown members kept; the floor leaves these out. "
            + "The first event is read over a connection that is open already, ours through the whole pipeline."),
        new("--stream", MillionSessions.MeasureAsync,
            "The sandbox runs in a process of its own. The reading process has a hard limit of 64 MB for its heap (`DOTNET_GCHeapHardLimit`), and the peak is what the collector counted in it. "
            + "What waits for the caller is bounded by the window: 8 requests side by side with pages of 1,000 instead of 250 keep up to 67 MB alive, and do not fit."),
    ];

    public static Mode? Find(string argument) => All.FirstOrDefault(mode => mode.Argument == argument);
}
