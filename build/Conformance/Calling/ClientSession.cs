using SpecClients.Conformance.Clients;

namespace SpecClients.Conformance.Calling;

/// <summary>One vendor's client of one generator, connected to a server of our own through everything that lies between.</summary>
internal sealed class ClientSession : IDisposable
{
    /// <summary>The key that the client signs in with.</summary>
    public const string Key = "fidelity-key";

    private readonly LoopbackServer _server = new();

    public ClientSession(Library library, string vendor)
    {
        Library = library;
        Factory = library.FactoryOf(vendor);
        Client = Factory.Create(_server.Address, Key, isChecking: false);
        CheckingClient = Factory.Create(_server.Address, Key, isChecking: true);
        Conventions = IConventions.Of(library, Factory, Client);
        Listings = ClientMethod.ListingsOf(Client, Factory.Type, library.Documentation);
    }

    public Library Library { get; }

    public ClientFactory Factory { get; }

    public IConventions Conventions { get; }

    /// <summary>A client that sends whatever it is given.</summary>
    public object Client { get; }

    /// <summary>A client as callers have it, which checks what it is given.</summary>
    public object CheckingClient { get; }

    public IReadOnlyList<ClientMethod> Listings { get; }

    /// <summary>The documentation of the client and of the class that creates it.</summary>
    public string Documentation => $"{Library.Documentation.Of(Factory.Type)} {Library.Documentation.Of(Client.GetType())}";

    /// <summary>Calls a method, the server answering so, and says what was sent and what was made of the answer.</summary>
    public async Task<CallResult> CallAsync(ClientMethod method, IReadOnlyDictionary<Argument, object?> values, Answer answer, bool isChecked = false)
    {
        _server.Answer = answer;
        _server.Request = null;
        try
        {
            var result = await method.InvokeAsync(isChecked ? CheckingClient : Client, values);
            return new CallResult(answer.Status, _server.Request, result, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new CallResult(answer.Status, _server.Request, null, e);
        }
    }

    public void Dispose()
    {
        (Client as IDisposable)?.Dispose();
        (CheckingClient as IDisposable)?.Dispose();
        _server.Dispose();
    }
}

/// <summary>What went over the wire and what came of it.</summary>
/// <param name="Status">The status that the server answered with.</param>
/// <param name="Request">The request, if one was sent.</param>
/// <param name="Result">What the method returned.</param>
/// <param name="Failure">What it threw.</param>
internal sealed record CallResult(int Status, WireRequest? Request, object? Result, Exception? Failure)
{
    /// <summary>The decoded body: the result, or what a typed exception holds or is. Where several may be, the first that is one of the vendor's types.</summary>
    public object? BodyIn(Func<object, bool> holds) => Failure is null ? Result : Candidates(Failure).FirstOrDefault(holds);

    private static IEnumerable<object> Candidates(Exception failure) =>
        failure.GetType().GetProperties()
            .Where(property => property.DeclaringType != typeof(Exception) && property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(failure))
            .OfType<object>()
            .Where(value => value is not string && !value.GetType().IsPrimitive)
            .Prepend(failure);
}
