using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Compiling;

/// <summary>The namespaces and classes that a document's code is written into.</summary>
/// <param name="Name">The client's name in code, as in <c>Acme</c>.</param>
/// <param name="Namespace">The namespace of the client, its models and its operations; <c>{client}</c> and <c>{generator}</c> stand for those names.</param>
/// <param name="SetupNamespace">The namespace of the class that creates and registers the client, likewise. Default: the same.</param>
internal sealed record CodeNames(string Name, string Namespace = CodeNames.Own, string? SetupNamespace = null)
{
    /// <summary>A namespace of the client's own name.</summary>
    public const string Own = "{client}";

    /// <summary>One that leaves room for the other generator's client.</summary>
    public const string SideBySide = "{client}.{generator}";

    /// <summary>What the class of the operations has besides, and its own name.</summary>
    private static readonly string[] Taken = ["Description", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The class that creates and registers the client; a class called like a namespace around it would hide it.</summary>
    public string SetupClass => SetupNamespace is null || SetupNamespace == Namespace ? Name + "Setup" : Name;

    /// <summary>The namespace of the client that a generator writes, with its models and operations.</summary>
    public string Client(string generator) => Filled(Namespace, generator);

    /// <summary>The namespace of <see cref="SetupClass"/>.</summary>
    public string Setup(string generator) => Filled(SetupNamespace ?? Namespace, generator);

    /// <summary>The property that is an operation; no two operations' ids differ by less.</summary>
    public static string Operation(string id) => Words.Pascal(id) is var name && (Taken.Contains(name) || name.EndsWith("Api", StringComparison.Ordinal)) ? name + "_" : Words.Pascal(id);

    /// <summary>Whether a text can be one of the namespaces.</summary>
    public static bool IsNamespace(string pattern) =>
        new CodeNames("Client", pattern).Client("Generator").Split('.').All(Identifier.IsName);

    private string Filled(string pattern, string generator) => pattern.Replace("{client}", Name, StringComparison.Ordinal).Replace("{generator}", generator, StringComparison.Ordinal);
}
