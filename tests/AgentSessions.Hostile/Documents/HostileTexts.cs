using System.Text.RegularExpressions;

namespace AgentSessions.Hostile.Documents;

/// <summary>Texts that want to be more than text; each that could become code holds the marker.</summary>
internal static partial class HostileTexts
{
    private const string Marker = HostileDocument.Marker;

    /// <summary>Characters that some lexer takes for the end of a line, or that show another text than is there, or that no file can hold.</summary>
    public static readonly IReadOnlyList<string> Characters =
    [
        "\n", "\r", "\r\n", "\n\r", "\t", "\v", "\f", "\0", "\u001b", "\u001c", "\u001d", "\u001e", "\u001f", "\u007f", "\u0080", "\u0085", "\u00a0",
        "\u00ad", "\u061c", "\u180e",
        "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u3000", "\ud800", "\udc00", "\ufeff", "\ufffd",
        "\ufffe", "\uffff", "\U000e0001", "\U0001f600",
    ];

    /// <summary>What would be told in the compiled code if it got there.</summary>
    private static readonly IReadOnlyList<string> Codes =
    [
        $"public static int {Marker} = 1;", $"{Marker}();", $"class {Marker} {{ }}", $"using {Marker};", $"[{Marker}]", $"#if {Marker}", $"#error {Marker}",
        $"#line 1 \"{Marker}\"", $"#pragma warning disable {Marker}",
        $"#region {Marker}", $"#endif // {Marker}", $"namespace {Marker} {{", $"static {Marker}() {{ }}", $"}} }} class {Marker} {{ {{", $"/* {Marker}",
        $"// {Marker}", $"/// <summary>{Marker}</summary>", $"extern alias {Marker};",
    ];

    /// <summary>What would end the place where the text stands.</summary>
    private static readonly IReadOnlyList<string> Ends =
    [
        $"\"; {Marker}(); //", $"\"); {Marker}(\"", $"\" + {Marker} + \"", $"\"}} }} static int {Marker} = 1; class X {{ int y = \"",
        $"\\\"; {Marker}(); //", $"\\\\\"; {Marker}(); //", $"\"\"; {Marker}(); //", $"\"\"\" + {Marker} + \"\"\"",
        $"'{Marker}'", $"'; {Marker}(); //", $"@\"{Marker}", $"@\" {Marker}(); \"", $"$\"{{{Marker}}}\"", $"{{{Marker}}}", $"{{{{{Marker}}}}}",
        $"{{{{ {Marker} | upcase }}}}", $"{{% assign {Marker} = 1 %}}", $"{{% {Marker} %}}", $"{{%- comment -%}} {Marker}",
        $"*/ {Marker}(); /*", $"*/{Marker}", $"</summary> {Marker}", $"</summary><remarks>{Marker}", $"]]> {Marker}", $"<![CDATA[ {Marker}",
        $"--> {Marker} <!--", $"<{Marker}/>", $"<see cref=\"{Marker}\"/>", $"&{Marker};", $"&#10;{Marker}();",
        $"\\n{Marker}();", $"\\u000a{Marker}();", $"\\u2028{Marker}();", $"\\x0a{Marker}();", $"\\U0000000a{Marker}();", $"\\", $"{Marker}\\",
        $"${{{Marker}}}", $"$({Marker})", $"@({Marker})", $"%({Marker})", $"`{Marker}`", $"; {Marker}(); ", $"({Marker})", $"<{Marker}>",
        $", {Marker} = 1", $"= {Marker}", $"=> {Marker}", $"? {Marker} : {Marker}", $": {Marker}", $"typeof({Marker})", $"global::{Marker}",
        $"%22; {Marker}(); //", $"{{0}} {Marker}", $"{{ {Marker}", $"}} {Marker}", $"[{Marker}]", $"\"] [{Marker}(\"",
    ];

    /// <summary>Words that mean something to a compiler, a generator, a template or a file system, and so need care as names.</summary>
    private static readonly IReadOnlyList<string> Words =
    [
        "class", "static", "namespace", "await", "async", "var", "record", "field", "value", "get", "set", "init", "required", "file", "scoped", "yield",
        "partial", "dynamic", "nameof", "global", "this", "base", "null", "true", "default", "new", "void", "_", "__", "@class", "@",
        "Object", "String", "System", "Task", "Client", "Acme", "AcmeClient", "AcmeSetup", "AcmeApi", "HttpClient", "Exception", "ToString", "GetType",
        "Equals", "GetHashCode", "MemberwiseClone", "Finalize", "AdditionalData", "AdditionalProperties", "Item", "Dispose", "Models", "Serialize",
        "ApiException", "ApiResponse", "CancellationToken", "cancellationToken", "List", "Dictionary", "Guid", "DateTimeOffset", "Stream", "Type", "Enum",
        "Attribute", "Newtonsoft", "Microsoft", "SpecClients", "Kiota", "NSwag", "Backing", "Result", "Headers", "Message", "body", "client_", "urlBuilder_",
        "..", ".", "../INJECTEDFILE", "/INJECTEDFILE", "C:\\INJECTEDFILE", "..\\INJECTEDFILE", "%2e%2e%2fINJECTEDFILE", "CON", "nul", "~", "-", "--help",
        "$", "$type", "$ref", "$id", "#", "?", "*", "0", "9lives", "1.5", "<<", "!!", "&a", "*a", "constructor", "__proto__", "é", "ﬁ", "ǅ", "ı", "İ", "漢字",
        "😀", "e\u0301", "ａ",
    ];

    /// <summary>Any text at all, for a place where it is read by people alone.</summary>
    public static string Prose(Dice dice) => dice.Weighted<Func<string>>(
    [
        (45, () => Broken(dice)),
        (40, () => dice.Pick(["", "A text", "Text "]) + dice.From(Ends)),
        (5, () => dice.From(Words)),
        (5, () => Long(dice)),
        (5, () => dice.Pick(["", " ", "\n", "\n\n\n", "\t"])),
    ])();

    /// <summary>A name, a key or a value: text that a generator may make an identifier of. The words of one that it makes such of are never the marker alone.</summary>
    public static string Name(Dice dice) => Joined(dice.Weighted<Func<string>>(
    [
        (40, () => Broken(dice)),
        (30, () => dice.Pick(["a", "", "value"]) + dice.From(Ends)),
        (22, () => dice.From(Words) + (dice.Percent(20) ? dice.From(Characters) : "")),
        (3, () => Long(dice)),
        (5, () => dice.Pick(["", " ", "\n", "  a  ", "\t", "\u00a0"])),
    ])());

    /// <summary>A part of what generators are told in words of their own.</summary>
    public static string Code(Dice dice) => Joined(dice.Percent(60) ? "a " + dice.From(Codes) : "a" + dice.From(Ends));

    private static string Broken(Dice dice)
    {
        var at = dice.From(Characters);
        return dice.Pick(["a", "A text", ""]) + at + dice.From(Codes) + (dice.Percent(50) ? at + dice.Pick(["b", "//", "}", "\""]) : "");
    }

    private static string Long(Dice dice) => dice.Pick(["a", "word ", "é", "a-b_", "\"", "{", "<b>", "\n"]) is var unit
        ? string.Concat(Enumerable.Repeat(unit, dice.Pick(200, 1_000, 20_000) / unit.Length)) + dice.From(Ends)
        : "";

    private static string Joined(string text) => Alone().Replace(text, "x " + Marker);

    [GeneratedRegex(@"(?<![A-Za-z0-9_] |[A-Za-z0-9_])INJECTED\b")]
    private static partial Regex Alone();
}
