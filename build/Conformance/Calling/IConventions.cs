using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Clients;

namespace SpecClients.Conformance.Calling;

/// <summary>How the clients of a generator are called: which method an operation has, and what it takes for what.</summary>
internal interface IConventions
{
    /// <summary>The values of the generator's types.</summary>
    IModels Models { get; }

    /// <summary>The method for an operation.</summary>
    /// <exception cref="CannotCallException">There is none.</exception>
    ClientMethod MethodOf(string method, string path);

    /// <summary>The method that gives the stream of an operation which answers with a body too; null where there is none.</summary>
    ClientMethod? StreamMethodOf(string method, string path);

    /// <summary>The arguments that a call's parameters and body are.</summary>
    /// <exception cref="CannotCallException">The method has no place for one of them.</exception>
    CallArguments Of(ClientMethod method, OperationCall call);

    /// <summary>The arguments that a body is, made anew for each call.</summary>
    IReadOnlyDictionary<Argument, object?> Of(ClientMethod method, GivenBody body);

    /// <summary>The conventions of a client.</summary>
    public static IConventions Of(Library library, ClientFactory factory, object client) =>
        library.Generator == "kiota" ? new KiotaConventions(library, client) : new NSwagConventions(library, factory, client);
}

/// <summary>What a method is given.</summary>
/// <param name="Values">The arguments.</param>
/// <param name="Headers">The headers that are set on the request's configuration.</param>
internal sealed record CallArguments(IReadOnlyDictionary<Argument, object?> Values, IReadOnlyList<(string Name, string Value)> Headers);
