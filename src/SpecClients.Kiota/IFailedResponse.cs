using System.ComponentModel;
namespace SpecClients.Kiota;

/// <summary>An <see cref="Microsoft.Kiota.Abstractions.ApiException"/> that still knows what the vendor sent.</summary>
public interface IFailedResponse
{
    /// <summary>
    /// The body as it was sent, cut after 64 KiB, or null where there was none. It may hold anything: show it to people,
    /// do not log it.
    /// </summary>
    string? ResponseBody { get; }
}

/// <summary>An error model of Kiota's, which can only be given its message while it is being made.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeclaredError : IFailedResponse
{
    /// <summary>An empty error of the same type.</summary>
    Microsoft.Kiota.Abstractions.ApiException Saying(string message, string? body);
}
