using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>Headers whose values environment variables hold, for the host of a source and no other: <c>{"X-Api-Key": "ACME_SPEC_KEY"}</c>.</summary>
/// <param name="Origin">The scheme, host and port that they are for.</param>
/// <param name="Values">The headers.</param>
internal sealed record RequestHeaders(string Origin, IReadOnlyList<(string Name, string Value)> Values)
{
    public static RequestHeaders None { get; } = new("", []);

    /// <summary>Reads what a record of <c>sources.json</c> names.</summary>
    /// <param name="source">The source.</param>
    /// <param name="headers">Each header with the variable that holds its value.</param>
    public static RequestHeaders Of(string source, JObject? headers)
    {
        if (headers is null || !Uri.TryCreate(source, UriKind.Absolute, out var address))
            return None;
        return new RequestHeaders(address.GetLeftPart(UriPartial.Authority), [.. headers.Properties().Select(header => (header.Name, Value(header)))]);
    }

    /// <summary>Puts them on a request, if it is for their host.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        if (request.RequestUri!.GetLeftPart(UriPartial.Authority) != Origin)
            return;
        foreach (var (name, value) in Values)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    private static string Value(JProperty header)
    {
        var variable = header.Value.ToString();
        if (header.Name.Length == 0 || !header.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw Fail(header, $"'{header.Name}' is no header's name.");
        return Environment.GetEnvironmentVariable(variable) switch
        {
            null or "" => throw Fail(header, $"The environment variable {variable}, which holds the value of {header.Name}, is not set."),
            var value when value.Any(char.IsControl) => throw Fail(header, $"The value in {variable} cannot be a header's: it has a line end or another control character."),
            var value => value,
        };
    }

    private static ProblemException Fail(JProperty header, string message) => new(ProblemCode.Download, header.Mark(), message);
}
