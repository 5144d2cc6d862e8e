using System.ComponentModel;
using SpecClients.Diagnostics;

namespace SpecClients;

/// <summary>How an answer departed from the vendor's description.</summary>
public enum SpecDriftKind
{
    /// <summary>A member that the schema does not name.</summary>
    UnknownMember,

    /// <summary>A value that the enum does not list.</summary>
    UnknownEnumValue,

    /// <summary>A null where the schema does not allow one.</summary>
    UnexpectedNull,

    /// <summary>A status that the operation does not declare.</summary>
    UndeclaredStatus,

    /// <summary>Items appeared or disappeared while pages were being read.</summary>
    ShiftedPages,
}

/// <summary>
/// One departure of an answer from the vendor's description. Never an exception: it is counted on the
/// <c>specclients.spec_drift</c> counter and handed to <see cref="Observed"/>.
/// </summary>
/// <param name="Kind">What departed.</param>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>, or empty where it is not known.</param>
/// <param name="Location">Where: a JSON path, a status or a page. Never a value.</param>
public sealed record SpecDrift(SpecDriftKind Kind, string Vendor, string Location)
{
    /// <summary>Raised for each departure, on the thread that saw it. A handler must be quick and must not throw.</summary>
    public static event Action<SpecDrift>? Observed;

    /// <summary>Whether anyone listens or counts: where no one does, departures are not even looked for.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool IsObserved => Observed is not null || Telemetry.CountsDrift;

    internal static void Report(SpecDriftKind kind, string vendor, ApiPackage? package, string location)
    {
        Telemetry.Of(package ?? ApiPackage.Runtime).CountDrift(kind, vendor);
        Observed?.Invoke(new SpecDrift(kind, vendor, location));
    }
}
