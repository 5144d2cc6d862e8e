namespace SpecClients.OpenApi.Compiling;

/// <summary>
/// The lines of defence between a document's text and the code that is made of it. All of them stand, always: only a test
/// that shows that one suffices alone takes another away.
/// </summary>
/// <param name="OnReading">What a document may bring is a closed list, and each key has a grammar.</param>
/// <param name="OnWriting">Text becomes a literal, a comment or an identifier, and nothing else.</param>
/// <param name="AfterWriting">What was written is parsed before it is put in place.</param>
internal sealed record Defences(bool OnReading = true, bool OnWriting = true, bool AfterWriting = true)
{
    public static readonly Defences All = new();
}
