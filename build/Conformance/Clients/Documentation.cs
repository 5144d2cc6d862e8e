using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SpecClients.Conformance.Clients;

/// <summary>An assembly's XML documentation, as plain text.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    /// <param name="path">The file; one that is not there says nothing.</param>
    public Documentation(string path) => _members = !File.Exists(path) ? []
        : XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public string Of(Type type) => Text(_members.GetValueOrDefault("T:" + NameOf(type)));

    public string Of(PropertyInfo property) =>
        string.Join(' ', _members.Where(member => IsOf(member.Key, $"P:{NameOf(property.DeclaringType!)}.{property.Name}")).Select(member => Text(member.Value)));

    /// <summary>A method's documentation without that of its parameters.</summary>
    public string Of(MethodInfo method) =>
        string.Join(' ', Elements(method).Where(element => element.Name != "param").Select(Text));

    public string Of(ParameterInfo parameter) =>
        string.Join(' ', Elements((MethodInfo)parameter.Member).Where(element => element.Name == "param" && element.Attribute("name")?.Value == parameter.Name).Select(Text));

    /// <summary>Text as it can be compared: blanks and line breaks are one and the same.</summary>
    public static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>Whether documentation has a text in it, and not as a part of longer words.</summary>
    public static bool Has(string documentation, string text)
    {
        var wanted = Plain(text);
        for (var at = documentation.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = documentation.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            var end = at + wanted.Length;
            if ((at == 0 || !char.IsLetterOrDigit(documentation[at - 1])) && (end == documentation.Length || !char.IsLetterOrDigit(documentation[end])))
                return true;
        }
        return false;
    }

    private IEnumerable<XElement> Elements(MethodInfo method) =>
        _members.Where(member => IsOf(member.Key, $"M:{NameOf(method.DeclaringType!)}.{method.Name}")).SelectMany(member => member.Value.Elements());

    private static bool IsOf(string key, string name) =>
        key.StartsWith(name, StringComparison.Ordinal) && (key.Length == name.Length || key[name.Length] is '(' or '`');

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Text(XElement? element) => element is null ? "" : Plain(element.Value);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
