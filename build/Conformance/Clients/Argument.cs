using System.Globalization;

namespace SpecClients.Conformance.Clients;

/// <summary>Where generated code takes an argument.</summary>
internal enum ArgumentPlace
{
    /// <summary>As a parameter of the method.</summary>
    Method,

    /// <summary>On the way to the method: by an indexer or a method of a request builder.</summary>
    Path,

    /// <summary>As a property of the request's configuration.</summary>
    Query,
}

/// <summary>One argument that generated code takes for a request.</summary>
/// <param name="place">Where it takes it.</param>
/// <param name="name">The name in C#; of a query's property, the name of its parameter.</param>
/// <param name="type">The type.</param>
/// <param name="isRequired">Whether C# asks for it.</param>
/// <param name="documentation">What its documentation says, which is looked for when it is asked for.</param>
internal sealed class Argument(ArgumentPlace place, string name, Type type, bool isRequired, Func<string> documentation)
{
    private static readonly string[] OfFiles = ["FileParameter", "Stream"];

    public ArgumentPlace Place => place;

    public string Name => name;

    public Type Type => type;

    public bool IsRequired => isRequired;

    public string Documentation => documentation();

    /// <summary>Whether it is the body, by the name that both generators give to it.</summary>
    public bool IsBody => place == ArgumentPlace.Method && name == "body";

    /// <summary>Whether it chooses among a body's media types.</summary>
    public bool IsContentType => place == ArgumentPlace.Method && name == "contentType" && type == typeof(string);

    /// <summary>A value of this argument's type that no other argument has, or null for what has no such value.</summary>
    public object? Distinct(int number)
    {
        var bare = Values.Bare(type);
        return bare switch
        {
            _ when IsBody || OfFiles.Contains(bare.Name) => null,
            _ when bare == typeof(string) => $"value-{number}",
            _ when bare == typeof(long) => 5_000_000_000L + number,
            _ when bare == typeof(int) => 500_000_000 + number,
            _ when bare == typeof(double) => number + 0.5,
            _ when bare == typeof(decimal) => number + 0.5m,
            _ when bare == typeof(bool) => true,
            _ when bare == typeof(Guid) => new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            _ when bare == typeof(DateTimeOffset) => new DateTimeOffset(2031, 2, 3, 4, 5, number, TimeSpan.Zero),
            _ => Parse($"value-{number}"),
        };
    }

    /// <summary>A text as a value of this argument's type, or null where it has no such value.</summary>
    public object? Parse(string text)
    {
        var bare = Values.Bare(type);
        return bare switch
        {
            _ when bare == typeof(string) => text,
            _ when bare == typeof(Guid) => Guid.TryParse(text, out var id) ? id : null,
            _ when bare.IsPrimitive || bare == typeof(decimal) => Convert.ChangeType(text, bare, CultureInfo.InvariantCulture),
            _ when bare.GetConstructor([typeof(string)]) is { } create && bare.IsValueType => create.Invoke([text]),
            _ => null,
        };
    }

    /// <summary>Whether a text on the wire is this value.</summary>
    public static bool IsOnWire(object value, string? text) => value switch
    {
        bool flag => text == (flag ? "true" : "false"),
        DateTimeOffset instant => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var read) && read == instant,
        _ => text == Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
