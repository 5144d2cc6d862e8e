using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Calling;

/// <summary>One vendor's client of one generator, connected to the sandbox, which plays the vendor's document, through everything that lies between.</summary>
internal sealed class ClientSession : IAsyncDisposable
{
    /// <summary>The key that the client signs in with.</summary>
    public const string Key = "conformance-key";

    private const string Vendor = "api";

    private readonly SandboxServer _sandbox;
    private ValidatedRequest? _request;

    private ClientSession(SandboxServer sandbox, Library library, string vendor)
    {
        _sandbox = sandbox;
        _sandbox.Requests.Validated += request => _request = request;
        Library = library;
        Factory = library.FactoryOf(vendor);
        Client = Factory.Create(sandbox.BaseAddress(Vendor), new ClientKeys(Key), isChecking: false);
        CheckingClient = Factory.Create(sandbox.BaseAddress(Vendor), new ClientKeys(Key), isChecking: true);
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

    public static async Task<ClientSession> StartAsync(Library library, VendorDocument document)
    {
        var root = document.Json.DeepClone().AsObject();
        return new ClientSession(await SandboxServer.StartAsync([new SandboxDocument(Vendor, root)], new SandboxOptions { ApiKey = Key, SessionsPerVendor = 1 }), library, document.Vendor);
    }

    /// <summary>Another client, which has these keys, by the names of sign-in schemes, and no other.</summary>
    public object SignedInBy(IReadOnlyDictionary<string, string> keys) => Factory.Create(_sandbox.BaseAddress(Vendor), new ClientKeys(null) { ByScheme = keys }, isChecking: false);

    /// <summary>Calls a method as a caller of the operation would.</summary>
    public Task<CallResult> CallAsync(OperationCall call, IReadOnlyList<StubResponse> responses) => CallAsync(call.Operation, responses, () =>
    {
        var method = Conventions.MethodOf(call.Operation.Method, call.Operation.Path);
        var arguments = Conventions.Of(method, call);
        return method.InvokeAsync(CheckingClient, arguments.Values, arguments.Headers);
    });

    /// <summary>Calls a method with these arguments, the operation answering so.</summary>
    public Task<CallResult> CallAsync(DescribedOperation operation, ClientMethod method, IReadOnlyDictionary<Argument, object?> values, StubResponse? response = null, object? client = null) =>
        CallAsync(operation, [response ?? new StubResponse(200, "application/json", "{}")], () => method.InvokeAsync(client ?? Client, values));

    public async ValueTask DisposeAsync()
    {
        (Client as IDisposable)?.Dispose();
        (CheckingClient as IDisposable)?.Dispose();
        await _sandbox.DisposeAsync();
    }

    private async Task<CallResult> CallAsync(DescribedOperation operation, IReadOnlyList<StubResponse> responses, Func<Task<object?>> call)
    {
        _sandbox.Stub(Vendor, operation.Method, operation.Path, responses);
        _request = null;
        try
        {
            var result = await call();
            return new CallResult(_request, result, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new CallResult(_request, null, e);
        }
        finally
        {
            _sandbox.Stub(Vendor, operation.Method, operation.Path);
        }
    }
}
