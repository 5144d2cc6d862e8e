using System.ComponentModel;

namespace SpecClients.Http;

/// <summary>What an exception keeps of an answer: see <see cref="IApiError"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FailedAnswer(int Status, IReadOnlyDictionary<string, IEnumerable<string>> Headers, string? Body, string Vendor, string Operation);
