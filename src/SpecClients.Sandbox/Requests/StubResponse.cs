using System.Text;

namespace SpecClients.Sandbox;

/// <summary>What an operation answers in place of the sandbox's own answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The media type; null for a response without a body.</param>
/// <param name="Body">The body, which need not be what the description promises.</param>
public sealed record StubResponse(int Status, string? ContentType = null, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>A response whose body is text.</summary>
    public StubResponse(int status, string contentType, string body) : this(status, contentType, Encoding.UTF8.GetBytes(body))
    {
    }
}
