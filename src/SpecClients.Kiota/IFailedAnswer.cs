using System.ComponentModel;
using Microsoft.Kiota.Abstractions;
using SpecClients.Http;

namespace SpecClients.Kiota;

/// <summary>An exception of Kiota's that has kept the answer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFailedAnswer : IApiError
{
    /// <summary>The answer; null in an error model that its caller made.</summary>
    FailedAnswer? Answer { get; }

    int IApiError.Status => Answer?.Status ?? 0;

    IReadOnlyDictionary<string, IEnumerable<string>> IApiError.Headers => Answer?.Headers ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, IEnumerable<string>>.Empty;

    string? IApiError.Body => Answer?.Body;

    string? IApiError.Vendor => Answer?.Vendor;

    string? IApiError.Operation => Answer?.Operation;
}

/// <summary>An error model of Kiota's, which can only be given its message while it is being made.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeclaredError : IFailedAnswer
{
    /// <summary>An empty error of the same type.</summary>
    ApiException Saying(string message, FailedAnswer answer);
}
