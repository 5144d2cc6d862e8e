using System.Text;
using AgentSessions.Http;

namespace AgentSessions.NSwag.Sending;

/// <summary>Writes parameters into a request, in the styles of OpenAPI: what the generated methods call.</summary>
internal static class ParameterText
{
    private static readonly HttpRequestOptionsKey<List<(string Name, string Text)>> OfContent = new("AgentSessions.NSwag.ContentHeaders");

    /// <summary>Fills a parameter's place in a path.</summary>
    public static void Path(StringBuilder url, string name, object? value, ParameterStyle style = ParameterStyle.Usual) =>
        url.Append(Single(name, value, style, text => Escaped(name, text)));

    /// <summary>Adds a parameter to a query, each pair with an ampersand behind it.</summary>
    public static void Query(StringBuilder url, string name, object? value, ParameterStyle style = ParameterStyle.Usual)
    {
        foreach (var (key, text) in Pairs(name, value, style))
            url.Append(Uri.EscapeDataString(key)).Append('=').Append(text).Append('&');
    }

    /// <summary>Adds a header; .NET keeps one that describes the body with the body, which comes later.</summary>
    public static void Header(HttpRequestMessage request, string name, object? value, ParameterStyle style = ParameterStyle.Usual)
    {
        var text = Single(name, value, style, text => text);
        if (request.Headers.TryAddWithoutValidation(name, text))
            return;
        if (!request.Options.TryGetValue(OfContent, out var waiting))
            request.Options.Set(OfContent, waiting = []);
        waiting.Add((name, text));
    }

    /// <summary>Gives the body the headers that waited for it.</summary>
    public static void DescribeContent(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(OfContent, out var waiting))
            return;
        request.Content ??= new ByteArrayContent([]);
        foreach (var (name, text) in waiting)
            request.Content.Headers.TryAddWithoutValidation(name, text);
    }

    /// <summary>Adds a cookie.</summary>
    public static void Cookie(HttpRequestMessage request, string name, object? value, ParameterStyle style = ParameterStyle.Usual)
    {
        var pairs = Pairs(name, value, style).Select(pair => $"{pair.Name}={pair.Text}").ToList();
        if (pairs.Count == 0)
            return;
        var earlier = request.Headers.NonValidated.TryGetValues("Cookie", out var cookies) ? cookies : default(IEnumerable<string>);
        request.Headers.Remove("Cookie");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", [.. earlier ?? [], .. pairs]));
    }

    private static IEnumerable<(string Name, string Text)> Pairs(string name, object? value, ParameterStyle style)
    {
        if (value is null)
            return [];
        if (style == ParameterStyle.Json)
            return [(name, Escaped(name, Json.WriteRequest(value)))];
        if (PlainValue.IsList(value, out var items))
        {
            var texts = items.Select(item => Escaped(name, item));
            return style is ParameterStyle.Usual or ParameterStyle.DeepObject ? texts.Select(text => (name, text)) : Joined(name, texts, style);
        }
        if (!PlainValue.IsObject(value))
            return [(name, Escaped(name, value))];
        var members = PlainValue.Members(value);
        return style switch
        {
            ParameterStyle.DeepObject => members.SelectMany(member => Pairs($"{name}[{member.Key}]", member.Value, style)),
            ParameterStyle.Usual => members.Select(member => (member.Key, Escaped(name, member.Value))),
            _ => Joined(name, members.SelectMany(member => new[] { Escaped(name, member.Key), Escaped(name, member.Value) }), style),
        };
    }

    private static IEnumerable<(string Name, string Text)> Joined(string name, IEnumerable<string> texts, ParameterStyle style)
    {
        var text = string.Join(style switch { ParameterStyle.Space => "%20", ParameterStyle.Pipe => "%7C", _ => "," }, texts);
        return text.Length == 0 ? [] : [(name, text)];
    }

    private static string Single(string name, object? value, ParameterStyle style, Func<string, string> escape)
    {
        string Plain(object? one) => escape(PlainValue.Text(one));
        if (style == ParameterStyle.Json)
            return escape(Json.WriteRequest(value));
        var (start, between, each) = style switch
        {
            ParameterStyle.Label => (".", ",", ""),
            ParameterStyle.LabelEach => (".", ".", ""),
            ParameterStyle.Matrix => ($";{name}=", ",", ""),
            ParameterStyle.MatrixEach => (";", ";", name + "="),
            _ => ("", ",", ""),
        };
        if (value is not null && PlainValue.IsList(value, out var items))
            return start + string.Join(between, items.Select(item => each + Plain(item)));
        if (value is null || !PlainValue.IsObject(value))
            return start + each + Plain(value);
        var equals = style is ParameterStyle.Members or ParameterStyle.LabelEach or ParameterStyle.MatrixEach ? "=" : ",";
        return start + string.Join(between, PlainValue.Members(value).Select(member => $"{escape(member.Key)}{equals}{Plain(member.Value)}"));
    }

    private static string Escaped(string name, object? value)
    {
        var text = PlainValue.Text(value);
        RequestRules.RefuseHalves(name, text);
        return Uri.EscapeDataString(text);
    }
}
