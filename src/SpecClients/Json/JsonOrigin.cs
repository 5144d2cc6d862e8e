using System.ComponentModel;

namespace SpecClients.Json;

/// <summary>Whose body is read, and what must not be repeated of it.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>, or empty where it is not known.</param>
/// <param name="Answer">The answer that the body is of, if it is of one.</param>
/// <param name="Api">The vendor's description.</param>
/// <param name="Redact">Takes out of a text what the answered request was signed with.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct JsonOrigin(
    string Vendor, HttpResponseMessage? Answer = null, ApiDescription? Api = null, Func<string, HttpResponseMessage, ApiDescription, string>? Redact = null)
{
    /// <summary>A text of the body without a secret of the call.</summary>
    public string Hide(string text) => Redact is null ? text : Redact(text, Answer!, Api!);
}
