using System.Runtime.InteropServices;

namespace SpecClients.Generation.Commands;

/// <summary>The signals that ask this process to end: they cancel what runs, which then removes what it has begun.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals = [On(PosixSignal.SIGHUP, 129), On(PosixSignal.SIGINT, 130), On(PosixSignal.SIGTERM, 143)];

    public CancellationToken Token => _source.Token;

    /// <summary>What a shell calls the end by the signal that came, if one did.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        // Who asks a second time is not kept waiting.
        context.Cancel = ExitCode is null;
        ExitCode ??= exitCode;
        _source.Cancel();
    });
}
