using SpecClients.Http;

namespace SpecClients.NSwag.Sending;

/// <summary>Spells values in the styles of OpenAPI.</summary>
internal static class ParameterText
{
    /// <summary>A value as pairs of a query or cookies, escaped but for their names.</summary>
    public static IEnumerable<(string Name, string Text)> Pairs(ApiParameter parameter, object? value) => Pairs(parameter.Name, parameter, value);

    /// <summary>A value as one text, in a path or a header.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="escape">Escapes what is not of the style; it is told the parameter's name.</param>
    public static string Single(ApiParameter parameter, object? value, Func<string, string, string> escape)
    {
        string Plain(object? one) => escape(parameter.Name, PlainValue.Text(one));
        if (parameter.Style == ParameterStyle.Json)
            return escape(parameter.Name, RequestJson.Text(value));
        var (start, between, each) = parameter.Style switch
        {
            ParameterStyle.Label => (".", ",", ""),
            ParameterStyle.LabelEach => (".", ".", ""),
            ParameterStyle.Matrix => ($";{parameter.Name}=", ",", ""),
            ParameterStyle.MatrixEach => (";", ";", parameter.Name + "="),
            _ => ("", ",", ""),
        };
        if (PlainValue.IsScalar(value))
            return start + each + Plain(value);
        if (PlainValue.IsList(value, out var items))
            return start + string.Join(between, items.Select(item => each + Plain(item)));
        var equals = parameter.Style is ParameterStyle.Members or ParameterStyle.LabelEach or ParameterStyle.MatrixEach ? "=" : ",";
        return start + string.Join(between, PlainValue.Members(value).Select(member => $"{escape(parameter.Name, member.Key)}{equals}{Plain(member.Value)}"));
    }

    /// <summary>A text as it stands in an address.</summary>
    public static string Escaped(string name, string text)
    {
        RequestRules.RefuseHalves(name, text);
        return Uri.EscapeDataString(text);
    }

    private static IEnumerable<(string Name, string Text)> Pairs(string name, ApiParameter parameter, object? value)
    {
        string Plain(object? one) => Escaped(parameter.Name, PlainValue.Text(one));
        if (value is null)
            return [];
        if (parameter.Style == ParameterStyle.Json)
            return [(name, Escaped(name, RequestJson.Text(value)))];
        if (PlainValue.IsScalar(value))
            return [(name, Plain(value))];
        if (PlainValue.IsList(value, out var items))
        {
            var texts = items.Select(Plain);
            return parameter.Style is ParameterStyle.Usual or ParameterStyle.DeepObject ? texts.Select(text => (name, text)) : Joined(name, texts, parameter.Style);
        }
        var members = PlainValue.Members(value);
        return parameter.Style switch
        {
            ParameterStyle.DeepObject => members.SelectMany(member => Pairs($"{name}[{member.Key}]", parameter, member.Value)),
            ParameterStyle.Usual => members.Select(member => (member.Key, Plain(member.Value))),
            _ => Joined(name, members.SelectMany(member => new[] { Plain(member.Key), Plain(member.Value) }), parameter.Style),
        };
    }

    private static IEnumerable<(string Name, string Text)> Joined(string name, IEnumerable<string> texts, ParameterStyle style)
    {
        var text = string.Join(style switch { ParameterStyle.Space => "%20", ParameterStyle.Pipe => "%7C", _ => "," }, texts);
        return text.Length == 0 ? [] : [(name, text)];
    }
}
