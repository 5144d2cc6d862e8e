using System.Globalization;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox.Errors;

/// <summary>
/// An operation's errors: each kind of problem gets the first of its usual statuses that the document declares. Where
/// none is declared one is answered all the same, as real servers do, in the shape of the nearest declared error.
/// </summary>
internal sealed class ErrorAnswers
{
    private static readonly Dictionary<ProblemKind, (int[] Declared, int Otherwise)> Usual = new()
    {
        [ProblemKind.Credential] = ([401, 403], 401),
        [ProblemKind.NotFound] = ([404], 404),
        [ProblemKind.Method] = ([405], 405),
        [ProblemKind.Parameter] = ([422, 400], 400),
        [ProblemKind.MediaType] = ([415], 415),
        [ProblemKind.TooManyRequests] = ([429], 429),
        [ProblemKind.Unavailable] = ([503], 503),
    };

    private readonly Dictionary<ProblemKind, (int Status, ErrorWriter Write)> _answers;

    public ErrorAnswers(IReadOnlyDictionary<string, ApiResponse> responses) =>
        _answers = Usual.ToDictionary(usual => usual.Key, usual => Pick(responses, usual.Value));

    public (int Status, ErrorWriter Write) this[ProblemKind kind] => _answers[kind];

    private static (int, ErrorWriter) Pick(IReadOnlyDictionary<string, ApiResponse> responses, (int[] Declared, int Otherwise) usual)
    {
        var status = usual.Declared.FirstOrDefault(candidate => responses.ContainsKey(Key(candidate)), usual.Otherwise);
        var range = $"{status / 100}XX";
        var nearest = responses
            .Where(response => response.Key[0] is '4' or '5')
            .OrderBy(response => response.Key[0] != range[0])
            .ThenBy(response => response.Key, StringComparer.Ordinal)
            .Select(response => response.Value)
            .FirstOrDefault();
        return (status, ErrorBody.Compile(
            responses.GetValueOrDefault(Key(status)) ?? responses.GetValueOrDefault(range) ?? responses.GetValueOrDefault("DEFAULT") ?? nearest));
    }

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);
}
