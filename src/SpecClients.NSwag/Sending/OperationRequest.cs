using System.ComponentModel;
using System.Text;
using SpecClients.Http;

namespace SpecClients.NSwag.Sending;

/// <summary>The request of one operation, which generated methods give their values to: each is checked and spelled as it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationRequest : HttpRequestMessage
{
    private readonly StringBuilder _address = new();
    private readonly bool _checksBounds;

    /// <summary>How far the operation's path is written.</summary>
    private int _written;
    private bool _hasQuery;

    /// <param name="operation">The operation.</param>
    /// <param name="checksBounds">Whether the described bounds of its parameters are judged.</param>
    public OperationRequest(ApiOperation operation, bool checksBounds) : base(HttpMethod.Parse(operation.Method), default(Uri))
    {
        Operation = operation;
        Options.Set(ApiOperation.Key, operation);
        _checksBounds = checksBounds;
        // Relative to the server's address, which has a path of its own.
        while (_written < operation.Path.Length && operation.Path[_written] == '/')
            _written++;
        _hasQuery = operation.Path.Contains('?');
    }

    public ApiOperation Operation { get; }

    /// <summary>Has the body of the answer left as it arrives; of events, those after one.</summary>
    public void LeaveBody(string? lastEventId = null) => ResponseStream.Ask(this, lastEventId);

    /// <summary>Fills the next place of the path.</summary>
    public void Path(string name, object? value)
    {
        var path = Operation.Path;
        var place = _written;
        while (!IsPlace(path.AsSpan(place), name))
            place++;
        _address.Append(path, _written, place - _written);
        _written = place + name.Length + 2;

        var parameter = Parameter(ApiParameterLocation.Path, name);
        var plain = Plain(parameter, value);
        RequestRules.CheckPlace(ApiParameterLocation.Path, name, plain ?? ParameterText.Single(parameter, value, static (_, text) => text));
        _address.Append(plain is null ? ParameterText.Single(parameter, value, ParameterText.Escaped) : Uri.EscapeDataString(plain));
    }

    /// <summary>Adds a parameter to the query, unless it has no value.</summary>
    public void Query(string name, object? value)
    {
        if (value is null)
            return;
        EndPath();
        var parameter = Parameter(ApiParameterLocation.Query, name);
        if (Plain(parameter, value) is { } plain)
        {
            Add(name, ParameterText.Escaped(name, plain));
            return;
        }
        foreach (var (key, text) in ParameterText.Pairs(parameter, value))
            Add(key, text);
    }

    /// <summary>Adds a header, unless it has no value; .NET keeps one that describes the body with the body.</summary>
    public void Header(string name, object? value)
    {
        if (value is null)
            return;
        var parameter = Parameter(ApiParameterLocation.Header, name);
        var text = Plain(parameter, value) ?? ParameterText.Single(parameter, value, static (_, text) => text);
        RequestRules.CheckPlace(ApiParameterLocation.Header, name, text);
        if (!Headers.TryAddWithoutValidation(name, text))
            (Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, text);
    }

    /// <summary>Adds a cookie, unless it has no value.</summary>
    public void Cookie(string name, object? value)
    {
        var parameter = Parameter(ApiParameterLocation.Cookie, name);
        Plain(parameter, value);
        var pairs = ParameterText.Pairs(parameter, value).Select(pair => $"{pair.Name}={pair.Text}").ToList();
        if (pairs.Count == 0)
            return;
        var earlier = Headers.NonValidated.TryGetValues("Cookie", out var cookies) ? cookies : default(IEnumerable<string>);
        Headers.Remove("Cookie");
        Headers.TryAddWithoutValidation("Cookie", string.Join("; ", [.. earlier ?? [], .. pairs]));
    }

    /// <summary>The address, relative to the server's, with all that was given.</summary>
    public StringBuilder Address()
    {
        EndPath();
        return _address;
    }

    private ApiParameter Parameter(ApiParameterLocation location, string name) =>
        Operation.Find(location, name) ?? throw new InvalidOperationException($"{Operation.Id} has no parameter '{name}'.");

    /// <summary>The text of a single value, by the bounds of its parameter; null where a style makes more of it.</summary>
    private string? Plain(ApiParameter parameter, object? value)
    {
        if (!PlainValue.IsScalar(value))
            return null;
        var text = PlainValue.Text(value);
        if (_checksBounds && value is not null)
            RequestRules.CheckBounds(parameter, text);
        return parameter.Style == ParameterStyle.Usual ? text : null;
    }

    private static bool IsPlace(ReadOnlySpan<char> path, string name) =>
        path[0] == '{' && path[1..].StartsWith(name, StringComparison.Ordinal) && path[(name.Length + 1)..].StartsWith("}");

    private void EndPath()
    {
        _address.Append(Operation.Path, _written, Operation.Path.Length - _written);
        _written = Operation.Path.Length;
    }

    private void Add(string key, string text)
    {
        _address.Append(_hasQuery ? '&' : '?').Append(ParameterText.Escaped(key, key)).Append('=').Append(text);
        _hasQuery = true;
    }
}
