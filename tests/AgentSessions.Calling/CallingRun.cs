using AgentSessions.Calling.Serving;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling;

/// <summary>Calls every operation of a document through a built client, and says what came of each.</summary>
internal static class CallingRun
{
    /// <param name="document">The document that the server goes by.</param>
    /// <param name="library">The built client.</param>
    /// <param name="spoil">For tests: spoils the server's answers.</param>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(VendorDocument document, Library library, Func<PlannedAnswer, PlannedAnswer>? spoil = null)
    {
        await using var server = await DescribedServer.StartAsync(document.Document, spoil);
        var factory = library.FactoryOf(document.Vendor);
        var client = factory.Create(server.Address, CredentialCheck.Key, isChecking: true);
        using var disposal = (IDisposable)client;
        var conventions = IConventions.Of(library, factory, client);
        var outcomes = new List<Outcome>();
        foreach (var operation in document.Operations)
            outcomes.Add(await TryAsync(operation, server, client, conventions));
        return outcomes;
    }

    /// <summary>Calls it with everything that it takes, then with what it requires alone.</summary>
    private static async Task<Outcome> TryAsync(DescribedOperation operation, DescribedServer server, object client, IConventions conventions)
    {
        var name = $"{operation.Method} {operation.Path}";
        try
        {
            foreach (var isLeast in (bool[])[false, true])
            {
                if (await CallAsync(CallPlan.Of(operation, isLeast), server, client, conventions) is { } problem)
                    return new Outcome(name, OutcomeKind.Failed, OneLine(isLeast ? "with the required alone: " + problem : problem));
            }
            return new Outcome(name, OutcomeKind.Returned);
        }
        catch (NotTriedException e)
        {
            return new Outcome(name, OutcomeKind.NotTried, OneLine(e.Message));
        }
    }

    /// <summary>What went wrong, or null.</summary>
    private static async Task<string?> CallAsync(OperationCall call, DescribedServer server, object client, IConventions conventions)
    {
        server.Expect(call);
        try
        {
            var method = conventions.MethodOf(call.Operation.Method, call.Operation.Path);
            var arguments = conventions.Of(method, call);
            var result = await method.InvokeAsync(client, arguments.Values, arguments.Headers);
            return server.Problem ?? await AnswerCheck.ProblemAsync(server.Answer!, result, conventions.Models);
        }
        catch (CannotCallException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return server.Answer is null && server.Problem is { } problem && problem != DescribedServer.NoRequest ? problem : $"{e.GetType().Name}: {Innermost(e)}";
        }
    }

    private static string Innermost(Exception e) => e.InnerException is { } inner && inner.Message != e.Message ? $"{e.Message} {Innermost(inner)}" : e.Message;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
