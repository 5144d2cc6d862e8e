using SpecClients.Changes.Comparing;
using SpecClients.Changes.Kinds;
using SpecClients.Changes.States;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Changes.Reports;

/// <summary>What changes for the callers of one vendor between two versions.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="From">What readers call the old version.</param>
/// <param name="To">What readers call the new one.</param>
/// <param name="Changes">The differences of the documents, those that break callers first.</param>
/// <param name="Apis">The differences of the committed API listings, by generator.</param>
/// <param name="Overlay">How our corrections fare.</param>
internal sealed record VendorReport(
    string Vendor, string From, string To, IReadOnlyList<Change> Changes, IReadOnlyList<ApiComparison> Apis, OverlayReport Overlay)
{
    public static VendorReport Between(string vendor, VendorState from, VendorState to)
    {
        var changes = ChangesBetween(vendor, from, to);
        var overlay = OverlayReport.Of(from.Corrections, to.Corrections, to.Document);
        var isExplained = changes.Any(change => change.Kind.Verdict > Kinds.Verdict.Patch) || overlay.Added.Count + overlay.Removed.Count > 0;
        return new VendorReport(
            vendor, from.Label, to.Label, changes, ApiComparison.Between(from, to).Select(api => api with { IsExplained = isExplained }).ToList(), overlay);
    }

    public bool IsEmpty => Changes.Count == 0 && Apis.All(api => api.IsEmpty) && Overlay.IsEmpty;

    /// <summary>What the next version's number must say; nothing where there is no difference.</summary>
    public Verdict? Verdict => IsEmpty ? null : Changes.Select(change => change.Kind.Verdict).Concat(Apis.Select(api => api.Verdict)).DefaultIfEmpty().Max();

    public IReadOnlyList<Change> Of(Verdict verdict) => Changes.Where(change => change.Kind.Verdict == verdict).ToList();

    private static IReadOnlyList<Change> ChangesBetween(string vendor, VendorState from, VendorState to) => (from.Document, to.Document) switch
    {
        (null, null) => [],
        (null, _) => [new Change(ChangeKinds.VendorAdded, $"vendor {vendor}", Phrase.None, "#", InFrom: false, null, null)],
        (_, null) => [new Change(ChangeKinds.VendorRemoved, $"vendor {vendor}", Phrase.None, "#", InFrom: true, null, null)],
        var (old, present) => [.. DocumentComparison.Between(old, present).Select(change => change with { Mark = present.Nearest(change.Pointer).Mark() })],
    };
}
