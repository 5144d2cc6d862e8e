using System.Text;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Generation.PublicApi;

namespace AgentSessions.Calling.Spector;

/// <summary>The built client of one document, called as the cases say.</summary>
internal sealed class SpectorClient
{
    private readonly VendorDocument _document;
    private readonly Dictionary<(string Method, string Path), DescribedOperation> _operations;
    private readonly Dictionary<(string Method, string Path), DescribedOperation> _published;
    private readonly Library _library;
    private readonly Uri _server;
    private readonly Dictionary<string, (object Client, IConventions Conventions)> _clients = [];

    /// <param name="published">The document, as it was given to the compiler.</param>
    /// <param name="folder">The project that <c>SpecCompiler client</c> wrote, built.</param>
    /// <param name="server">The mock server.</param>
    public SpectorClient(string published, string folder, Uri server)
    {
        _document = Read(Path.Combine(folder, "Generated", "Spector", "openapi.json"));
        _operations = _document.Operations.ToDictionary(one => (one.Method, one.Path));
        _published = Read(published).Operations.ToDictionary(one => (one.Method, one.Path));
        (_library, _server) = (new Library(AssemblyFolder.Load(Path.Combine(folder, "bin", "Debug", "net10.0", "Spector.dll"))), server);
    }

    /// <summary>What is wrong with what came of a case, or null.</summary>
    public async Task<string?> ProblemAsync(ScenarioCase one)
    {
        if (one.Operation is null || !_operations.TryGetValue((one.Method, one.Operation), out var operation))
            return $"the document has no {one.Method} {one.Path}";
        var (client, conventions) = ClientFor(CaseCall.Keys(operation, _document.Document, one));
        var came = await CallAsync(one, operation, client, conventions);
        return await CaseJudge.ProblemAsync(one, operation, came, conventions.Models) ?? CaseJudge.UntypedProblem(one, _published[(one.Method, one.Operation)], came);
    }

    private static VendorDocument Read(string file) => VendorDocument.Parse("", File.ReadAllText(file), file, isTolerant: true);

    private static async Task<CallResult> CallAsync(ScenarioCase one, DescribedOperation operation, object client, IConventions conventions)
    {
        try
        {
            var call = CaseCall.Of(operation, one);
            var isStream = one.Answer.Body is { } answer && MediaKinds.Of(answer.MediaType, null) == MediaKind.Events;
            var method = (isStream ? conventions.StreamMethodOf(operation.Method, operation.Path) : null) ?? conventions.MethodOf(operation.Method, operation.Path);
            var arguments = conventions.Of(method, call);
            var result = one.Reconnects && method.Method.ReturnType.GetMethod("Reconnecting") is { } reconnecting
                ? await ResumeAsync(reconnecting.Invoke(method.Begin(client, arguments.Values, arguments.Headers), [1])!, one.Answer.Body!)
                : await method.InvokeAsync(client, arguments.Values, arguments.Headers);
            return new CallResult(null, result, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new CallResult(null, null, e);
        }
    }

    /// <summary>The events of the case; the one after them, for which the connection is made anew, is the mock server's to judge.</summary>
    private static async Task<object?> ResumeAsync(object stream, CaseBody answer)
    {
        var count = StreamedValues.Of(answer.MediaType, Encoding.UTF8.GetString(answer.Base64!), isByName: false).Count;
        return new StreamedItems([.. (await Sequence.TakeAsync(stream, count + 1)).All.Take(count)]);
    }

    private (object Client, IConventions Conventions) ClientFor(IReadOnlyDictionary<string, string> keys)
    {
        var name = string.Join('\n', keys.Select(key => $"{key.Key}={key.Value}"));
        if (_clients.TryGetValue(name, out var known))
            return known;
        var factory = _library.FactoryOf("");
        var client = factory.Create(_server, new ClientKeys(null) { ByScheme = keys }, isChecking: true);
        return _clients[name] = (client, IConventions.Of(_library, factory, client));
    }
}
