using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpecClients.Conformance.Calling;

/// <summary>A server on a loopback port that gives one answer to everything and keeps the last request as it came.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public LoopbackServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>What the next requests are answered.</summary>
    public Answer Answer { get; set; } = new(200, "{}");

    /// <summary>The last request, if there was one since this was cleared.</summary>
    public WireRequest? Request { get; set; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            connection.NoDelay = true;
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
            {
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } header)
                    headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 1)..].Trim();
                Request = new WireRequest(line.Split(' ')[0], line.Split(' ')[1], headers, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(await BodyAsync(reader, headers))));

                var body = Encoding.UTF8.GetBytes(Answer.Body);
                var head = $"HTTP/1.1 {Answer.Status} Answer\r\nContent-Type: {Answer.MediaType}\r\nContent-Length: {body.Length}\r\n\r\n";
                await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. body], _end.Token);
            }
        }
    }

    /// <summary>The body, a character for each byte.</summary>
    private async Task<string> BodyAsync(StreamReader reader, Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
            return await ReadAsync(reader, int.Parse(length, CultureInfo.InvariantCulture));
        var body = new StringBuilder();
        if (!headers.ContainsKey("Transfer-Encoding"))
            return "";
        while (await reader.ReadLineAsync(_end.Token) is { } size)
        {
            var chunk = await ReadAsync(reader, int.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            await reader.ReadLineAsync(_end.Token);
            if (chunk.Length == 0)
                break;
            body.Append(chunk);
        }
        return body.ToString();
    }

    private async Task<string> ReadAsync(StreamReader reader, int count)
    {
        // A reader that is asked for nothing would wait for something.
        if (count == 0)
            return "";
        var characters = new char[count];
        return new string(characters, 0, await reader.ReadBlockAsync(characters, _end.Token));
    }
}

/// <summary>What the server answers.</summary>
internal sealed record Answer(int Status, string Body, string MediaType = "application/json");

/// <summary>A request as it came over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and query, still escaped.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body as text; empty where there is none.</param>
internal sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public IReadOnlyList<string> Segments { get; } = [.. Target.Split('?')[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } =
    [
        .. Target.Split('?').Skip(1).SelectMany(query => query.Split('&')).Where(pair => pair.Length > 0)
            .Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""))),
    ];

    /// <summary>Whether the request is one to a path template.</summary>
    public bool IsTo(string method, string template)
    {
        var steps = template.Split('/').Skip(1).ToList();
        return Method == method && steps.Count == Segments.Count
            && steps.Zip(Segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    /// <summary>The value that the request carries for a parameter, at its place.</summary>
    public string? ValueOf(string place, string name, string template) => place switch
    {
        "path" => Segments.ElementAtOrDefault(template.Split('/').Skip(1).ToList().IndexOf($"{{{name}}}")),
        "query" => Query.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault(),
        "header" => Headers.GetValueOrDefault(name),
        _ => null,
    };
}
