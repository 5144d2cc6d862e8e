using System.ComponentModel;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>A kind of value that a description asks for, in words for messages, which never hold what came.</summary>
/// <param name="Name">What was expected.</param>
/// <param name="Token">How JSON writes it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JsonKind(string Name, JsonTokenType Token)
{
    public static readonly JsonKind Text = new("a string", JsonTokenType.String);
    public static readonly JsonKind Boolean = new("true or false", JsonTokenType.True);
    public static readonly JsonKind Integer = new("a whole number of 64 bits", JsonTokenType.Number);
    public static readonly JsonKind SmallInteger = new("a whole number of 32 bits", JsonTokenType.Number);
    public static readonly JsonKind Byte = new("a whole number of 0 to 255", JsonTokenType.Number);
    public static readonly JsonKind SignedByte = new("a whole number of -128 to 127", JsonTokenType.Number);
    public static readonly JsonKind Double = new("a number of double precision", JsonTokenType.Number);
    public static readonly JsonKind Single = new("a number of single precision", JsonTokenType.Number);
    public static readonly JsonKind Decimal = new("a number of 28 digits", JsonTokenType.Number);
    public static readonly JsonKind Time = new("a time (RFC 3339)", JsonTokenType.String);
    public static readonly JsonKind Date = new("a date (yyyy-MM-dd)", JsonTokenType.String);
    public static readonly JsonKind TimeOfDay = new("a time of day (hh:mm:ss)", JsonTokenType.String);
    public static readonly JsonKind Duration = new("a duration (ISO 8601)", JsonTokenType.String);
    public static readonly JsonKind Base64 = new("base64 text", JsonTokenType.String);
    public static readonly JsonKind Guid = new("a UUID", JsonTokenType.String);
    public static readonly JsonKind Known = new("a documented value", JsonTokenType.String);
    public static readonly JsonKind Union = new("one of its union's types", JsonTokenType.None);
    public static readonly JsonKind Object = new("an object", JsonTokenType.StartObject);
    public static readonly JsonKind List = new("a list", JsonTokenType.StartArray);

    /// <summary>What a value of another kind is answered with.</summary>
    public JsonException Refuse(JsonTokenType came) => new($"{Name} was expected, {(came == Token ? Came(came).Replace("a ", "another ", StringComparison.Ordinal) : Came(came))} came");

    public static JsonException Duplicate() => new("the member stands twice in its object");

    public static JsonException Missing() => new("a member that the description requires is missing");

    private static string Came(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
