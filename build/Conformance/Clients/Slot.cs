using System.Globalization;

namespace SpecClients.Conformance.Clients;

/// <summary>One thing that generated code can be given for a request.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether C# asks for it.</param>
/// <param name="Documentation">What its documentation says.</param>
internal sealed record Slot(string Name, Type Type, bool IsRequired, string Documentation)
{
    /// <summary>The name that both generators give to the body.</summary>
    public const string Body = "body";

    /// <summary>The name of what chooses among a body's media types.</summary>
    public const string ContentType = "contentType";

    private static readonly string[] OfFiles = ["FileParameter", "Stream"];

    /// <summary>Whether it is the body, or a file in it.</summary>
    public bool IsOfBody => Name == Body || OfFiles.Contains(Type.Name);

    /// <summary>A value of this slot's type that no other slot has, or null for a type that no parameter has.</summary>
    public object? Distinct(int number)
    {
        var type = Nullable.GetUnderlyingType(Type) ?? Type;
        return type switch
        {
            _ when type == typeof(string) => $"value-{number}",
            _ when type == typeof(long) => 5_000_000_000L + number,
            _ when type == typeof(int) => 500_000_000 + number,
            _ when type == typeof(double) => number + 0.5,
            _ when type == typeof(decimal) => number + 0.5m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2031, 2, 3, 4, 5, number, TimeSpan.Zero),
            _ => Parse($"value-{number}"),
        };
    }

    /// <summary>A text as a value of this slot's type, or null where it has no such value.</summary>
    public object? Parse(string text)
    {
        var type = Nullable.GetUnderlyingType(Type) ?? Type;
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
            _ when type.GetConstructor([typeof(string)]) is { } create && type.IsValueType => create.Invoke([text]),
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
