using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>Puts something hostile at a place of a description, and mostly lets what refers to it follow.</summary>
internal sealed class Injection(JObject document, Dice dice)
{
    private static readonly IReadOnlyList<string> Numbers =
    [
        "1e400", "-1e400", "1e-400", "5e-324", "1.7976931348623157e308", "123456789012345678901234567890", "-9223372036854775809", "9223372036854775808",
        "18446744073709551616", "2147483648", "-2147483649", "1.0", "-0", "-0.0", "1E+2",
        "0.1", "79228162514264337593543950336", "1.00000000000000000000000000000000001", "4294967296", "-1", "0", "1e2147483648", "1e99999999999",
    ];

    private static readonly string[] Numerals = ["0x1F", "0o17", "017", ".inf", "-.inf", ".nan", "NaN", "Infinity", "1_000", "1:30", "+1", "1.", ".5", "0b1",
        "٣", "１"];

    private readonly List<string> _done = [];

    public IReadOnlyList<string> Done => _done;

    /// <summary>Changes so many places of the given kinds.</summary>
    public void At(int count, params PlaceKind[] kinds)
    {
        for (var i = 0; i < count; i++)
        {
            var places = Place.Of(document).Where(place => kinds.Contains(place.Kind)).ToList();
            if (places.Count > 0)
                At(dice.From(places));
        }
    }

    private void At(Place place)
    {
        _done.Add($"{place.Name} at {place.At.Path}");
        if (place.At is JProperty property)
            Rename(property, HostileTexts.Name(dice));
        else
            Replace((JValue)place.At, place.Kind switch
            {
                PlaceKind.Prose => HostileTexts.Prose(dice),
                PlaceKind.Reference => dice.Percent(50) ? Reference() : HostileTexts.Name(dice),
                PlaceKind.Number => dice.Percent(70) ? new JRaw(dice.From(Numbers)) : dice.Percent(50) ? HostileTexts.Name(dice) : dice.From(Numerals),
                PlaceKind.Flag => dice.Pick<JToken>(HostileTexts.Name(dice), "true", 1, JValue.CreateNull()),
                _ => HostileTexts.Name(dice),
            });
    }

    /// <summary>Puts a value of another kind at so many places.</summary>
    public void InvalidKeyword(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var property = dice.From(document.Descendants().OfType<JProperty>().ToList());
            _done.Add($"another kind at {property.Path}");
            property.Value = dice.Pick<Func<JToken>>(
                JValue.CreateNull, () => true, () => 7, () => new JRaw(dice.From(Numbers)), () => HostileTexts.Name(dice), () => new JArray(), () =>
                    new JObject(), () => new JArray(JValue.CreateNull(), new JArray(), HostileTexts.Name(dice)),
                () => new JObject { [HostileTexts.Name(dice)] = HostileTexts.Name(dice) }, () =>
                    new JArray(property.Value.DeepClone(), property.Value.DeepClone()), () => new JObject { ["$ref"] = Reference() })();
        }
    }

    /// <summary>A reference to something else than a part of the document.</summary>
    public string Reference() => dice.Pick(
        "/etc/passwd", "file:///etc/passwd", "../INJECTEDFILE.yaml", "../../../../etc/passwd#/INJECTED", "..%2f..%2fsecret.yaml#/a", "%2e%2e/secret.yaml",
        "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/mem#/a", "~/.netrc", "\\\\host\\share\\a.yaml",
        "C:\\a.yaml", "http://127.0.0.1:9/a.yaml", "https://localhost:9/a.yaml#/b", "ftp://127.0.0.1/a", "//127.0.0.1/a.yaml", "data:application/json,{}",
        "a.yaml\0.json", "", "#", "#/", "##", "#a", "#/components", "#/components/schemas", "#/components/schemas/", "#/info/title", "#/paths/~1parcels/get",
        "#/components/schemas/Parcel/properties/id", "#/components/schemas/Parcel/properties/state/enum/0", "#/components/schemas/~",
        "#/components/schemas/~2", "#/components/schemas/%", "#/components/schemas/%zz", "#/components/schemas/Parcel%00",
        "#/components/schemas/" + HostileTexts.Name(dice), ".", "./", "openapi.yaml", "openapi.json#/info",
        "?a=b", "urn:uuid:0", "Parcel", "#Parcel", "#/-1", "#/components/schemas/Circle/allOf/1", "#/components/schemas/Circle/allOf/99",
            "#/components/schemas/Circle/allOf/-");

    private void Replace(JValue value, JToken by)
    {
        // A path's parameter is nothing without its hole.
        if (value.Parent is JProperty { Name: "name", Parent: JObject { } parameter } && parameter["in"]?.ToString() == "path" && dice.Percent(80)
            && value.Ancestors().OfType<JProperty>().FirstOrDefault(above => above.Name.StartsWith('/')) is { } path)
            Swap(path, path.Name.Replace($"{{{value}}}", $"{{{by}}}", StringComparison.Ordinal));
        value.Replace(by);
    }

    private void Rename(JProperty property, string name)
    {
        if (property.Parent!.Parent is JProperty { Name: "paths" } && !name.StartsWith('/') && dice.Percent(80))
            name = property.Name + "/x" + name;
        var (old, owner) = (property.Name, (property.Parent!.Parent as JProperty)?.Name);
        Swap(property, name);
        if (dice.Percent(10))
            return;
        if (owner is "schemas" or "parameters" or "responses" or "requestBodies")
            Follow($"#/components/{owner}/{old}", $"#/components/{owner}/{Escaped(name)}");
        else if (owner == "securitySchemes")
            document.Descendants().OfType<JProperty>().Where(key => key.Name == old
                && key.Parent?.Parent is JArray { Parent: JProperty { Name: "security" } }).ToList().ForEach(key => Swap(key, name));
        else if (owner == "variables")
            document.Descendants().OfType<JProperty>().Where(url => url.Name == "url")
                .ToList().ForEach(url => url.Value = url.Value.ToString().Replace($"{{{old}}}", $"{{{name}}}", StringComparison.Ordinal));
        else if (owner == "properties")
            document.Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String && value.ToString() == old
                && (value.Parent is JArray { Parent: JProperty { Name: "required" } } || value.Parent is JProperty { Name: "propertyName" }))
                .ToList().ForEach(value => value.Value = name);
    }

    private void Follow(string old, string target)
    {
        foreach (var value in document.Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String && value.ToString() == old).ToList())
            value.Value = target;
    }

    private static string Escaped(string name) => Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal)
        .Replace("/", "~1", StringComparison.Ordinal));

    private static void Swap(JProperty property, string name)
    {
        if (property.Parent is JObject owner && owner.Property(name) is null)
            property.Replace(new JProperty(name, property.Value));
    }
}
