using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Compiling;

/// <summary>The namespaces and classes that a document's code is written into.</summary>
/// <param name="Name">The vendor's name in code.</param>
/// <param name="StandsAlone">Whether all of it goes into one namespace of that name, in a project of its own.</param>
internal sealed record CodeNames(string Name, bool StandsAlone = false)
{
    /// <summary>What the class of the operations has besides, and its own name.</summary>
    private static readonly string[] Taken = ["Description", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The namespace of the description.</summary>
    public string Api => StandsAlone ? Name : $"AgentSessions.Generated.{Name}";

    /// <summary>The class that creates and registers the client; a class called like its own namespace would hide it.</summary>
    public string LayerClass => StandsAlone ? Name + "Setup" : Name;

    /// <summary>The namespace of what a generator writes.</summary>
    public string Client(string generator) => StandsAlone ? Name : $"AgentSessions.Generated.{Name}.{generator}";

    /// <summary>The namespace of <see cref="LayerClass"/>.</summary>
    public string Layer(string generator) => StandsAlone ? Name : $"AgentSessions.{generator}";

    /// <summary>The property that is an operation; no two operations' ids differ by less.</summary>
    public static string Operation(string id) => Words.Pascal(id) is var name && (Taken.Contains(name) || name.EndsWith("Api", StringComparison.Ordinal)) ? name + "_" : Words.Pascal(id);
}
