using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SpecClients.Conformance.Clients;

/// <summary>An assembly's XML documentation, as plain text.</summary>
internal sealed partial class Documentation
{
    private readonly ILookup<string, XElement> _members;
    private readonly ConcurrentDictionary<MemberInfo, string> _texts = new();

    /// <param name="members">What is said of each member, by its name as in <c>P:Acme.Pet.Name</c>; what follows it, of a method's parameters, counts for nothing.</param>
    public Documentation(IEnumerable<(string Name, XElement Element)> members) => _members = members.ToLookup(member => NameAlone(member.Name), member => member.Element);

    /// <summary>Whether there is any.</summary>
    public bool Exists => _members.Count > 0;

    /// <summary>The documentation that a build wrote; of a file that is not there, none.</summary>
    public static Documentation In(string file) => new(!File.Exists(file) ? []
        : XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member").Select(member => (member.Attribute("name")!.Value, member)));

    public string Of(Type type) => _texts.GetOrAdd(type, one => Texts("T:" + NameOf((Type)one)));

    public string Of(PropertyInfo property) => _texts.GetOrAdd(property, one => Texts($"P:{NameOf(one.DeclaringType!)}.{one.Name}"));

    /// <summary>A method's documentation without that of its parameters.</summary>
    public string Of(MethodInfo method) =>
        _texts.GetOrAdd(method, one => string.Join(' ', Elements((MethodInfo)one).Where(element => element.Name != "param").Select(Text)));

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

    private IEnumerable<XElement> Elements(MethodInfo method) => _members[$"M:{NameOf(method.DeclaringType!)}.{method.Name}"].Elements();

    private string Texts(string name) => string.Join(' ', _members[name].Select(Text));

    private static string NameAlone(string name)
    {
        var parameters = name.IndexOf('(');
        name = parameters < 0 ? name : name[..parameters];
        return name.IndexOf("``", StringComparison.Ordinal) is >= 0 and var types ? name[..types] : name;
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Text(XElement element) => Plain(element.Value);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
