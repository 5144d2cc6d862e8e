using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.OpenApi.Text;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Calling;

/// <summary>Calls every operation of a document through a built client, and says what came of each.</summary>
internal sealed class CallingRun
{
    private readonly ClientSession _session;
    private readonly Func<PlannedAnswer, PlannedAnswer> _spoil;

    private CallingRun(ClientSession session, Func<PlannedAnswer, PlannedAnswer>? spoil) => (_session, _spoil) = (session, spoil ?? (answer => answer));

    /// <param name="document">The document that the sandbox plays.</param>
    /// <param name="library">The built client.</param>
    /// <param name="spoil">For tests: spoils the answers.</param>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(VendorDocument document, Library library, Func<PlannedAnswer, PlannedAnswer>? spoil = null)
    {
        await using var session = await ClientSession.StartAsync(library, document);
        var run = new CallingRun(session, spoil);
        var outcomes = new List<Outcome>();
        foreach (var operation in document.Operations)
            outcomes.Add(await run.TryAsync(operation));
        return outcomes;
    }

    /// <summary>Calls it with everything that it takes, then with what it requires alone.</summary>
    private async Task<Outcome> TryAsync(DescribedOperation operation)
    {
        var name = $"{operation.Method} {operation.Path}";
        try
        {
            foreach (var isLeast in (bool[])[false, true])
            {
                if (await ProblemAsync(CallPlan.Of(operation, isLeast)) is { } problem)
                    return new Outcome(name, OutcomeKind.Failed, LineEnds.OneLine(isLeast ? "with the required alone: " + problem : problem));
            }
            return new Outcome(name, OutcomeKind.Returned);
        }
        catch (NotTriedException e)
        {
            return new Outcome(name, OutcomeKind.NotTried, LineEnds.OneLine(e.Message));
        }
    }

    /// <summary>What went wrong, or null.</summary>
    private async Task<string?> ProblemAsync(OperationCall call)
    {
        StubResponse[] responses = [.. call.Answers.Select(_spoil).Select(answer => new StubResponse(answer.Status, answer.MediaType, answer.Bytes))];
        var result = await _session.CallAsync(call, responses);
        if (result.Failure is CannotCallException { Message: var reason })
            return reason;
        if (result.Request is { } request && RequestCheck.Problem(call, request) is { } problem)
            return problem;
        if (result.Failure is { } failure)
            return $"{failure.GetType().Name}: {Innermost(failure)}";
        return result.Request?.Response is { } sent ? await AnswerCheck.ProblemAsync(call.Answers[Array.IndexOf(responses, sent)], result.Result, _session.Conventions.Models) : "no request came";
    }

    private static string Innermost(Exception e) => e.InnerException is { } inner && inner.Message != e.Message ? $"{e.Message} {Innermost(inner)}" : e.Message;
}
