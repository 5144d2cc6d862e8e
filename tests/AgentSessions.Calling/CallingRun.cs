using System.Reflection;
using AgentSessions.Calling.Clients;
using AgentSessions.Calling.Planning;
using AgentSessions.Calling.Serving;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Facts;

namespace AgentSessions.Calling;

/// <summary>Calls every operation of a document through a built client, and says what came of each.</summary>
internal static class CallingRun
{
    /// <param name="document">The document that the server goes by.</param>
    /// <param name="assembly">The built client.</param>
    /// <param name="vendor">Which client, where the assembly has several.</param>
    /// <param name="spoil">For tests: spoils the server's answers.</param>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(VendorDocument document, Assembly assembly, string? vendor = null, Func<PlannedAnswer, PlannedAnswer>? spoil = null)
    {
        await using var server = await DescribedServer.StartAsync(document.Document, spoil);
        var door = ClientDoor.Find(assembly, vendor);
        using IClient client = door.IsKiota ? new KiotaClient(door, server.Address) : new NSwagClient(door, server.Address);
        var outcomes = new List<Outcome>();
        foreach (var operation in document.Operations)
            outcomes.Add(await TryAsync(operation, server, client));
        return outcomes;
    }

    /// <summary>Calls it with everything that it takes, then with what it requires alone.</summary>
    private static async Task<Outcome> TryAsync(DescribedOperation operation, DescribedServer server, IClient client)
    {
        var name = $"{operation.Method} {operation.Path}";
        try
        {
            foreach (var isLeast in (bool[])[false, true])
            {
                if (await CallAsync(CallPlan.Of(operation, isLeast), server, client) is { } problem)
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
    private static async Task<string?> CallAsync(OperationCall call, DescribedServer server, IClient client)
    {
        server.Expect(call);
        try
        {
            var result = await client.CallAsync(call);
            return server.Problem ?? await AnswerCheck.ProblemAsync(server.Answer!, result, client);
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
