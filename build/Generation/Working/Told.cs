using System.Text.Json;
using System.Text.Json.Serialization;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Working;

/// <summary>What an engine tells while it works.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">A name where something begins, else a message.</param>
/// <param name="Place">Where in the engine's document: a JSON pointer or a name, if it is known.</param>
/// <param name="Mark">Where in another file, if it is about one.</param>
internal sealed record Told(ToldKind Kind, string Text, string? Place = null, SourceMark? Mark = null)
{
    public string Write() => JsonSerializer.Serialize(this, ProtocolJson.Default.Told);

    public static Told? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.Told);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a line of a worker's is about.</summary>
internal enum ToldKind
{
    /// <summary>A document is begun.</summary>
    Document,

    /// <summary>A schema, a path or another part of it is begun.</summary>
    Part,

    Warning,

    /// <summary>The document is given up.</summary>
    Failure,

    /// <summary>The document is done.</summary>
    Done,
}

/// <summary>What a worker is to do: one line of JSON.</summary>
/// <param name="Generator">Whose engine.</param>
/// <param name="Documents">One client each.</param>
/// <param name="IsRehearsal">Whether nobody waits for what comes of it, but that a worker has done it before the job that follows.</param>
internal sealed record Job(string Generator, IReadOnlyList<JobDocument> Documents, bool IsRehearsal = false)
{
    public string Write() => JsonSerializer.Serialize(this, ProtocolJson.Default.Job);

    public static Job Read(string line) => JsonSerializer.Deserialize(line, ProtocolJson.Default.Job)!;
}

/// <param name="Name">The client's name in code.</param>
/// <param name="Namespace">Where its code goes.</param>
/// <param name="Input">The file that holds the document as this generator has to be told it.</param>
/// <param name="Output">The folder to write into.</param>
/// <param name="IsGuarded">Whether text goes into source through writers alone: always, but in a test of another line of defence.</param>
internal sealed record JobDocument(string Name, string Namespace, string Input, string Output, bool IsGuarded = true);

[JsonSerializable(typeof(Told))]
[JsonSerializable(typeof(Job))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
