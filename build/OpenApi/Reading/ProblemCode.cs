namespace SpecClients.OpenApi.Reading;

/// <summary>The stable codes of what can be wrong with an input, an item or a project.</summary>
internal static class ProblemCode
{
    public const string Syntax = "SC0100";
    public const string Version = "SC0101";
    public const string Structure = "SC0102";
    public const string Responses = "SC0103";
    public const string Reference = "SC0104";
    public const string OperationName = "SC0105";
    public const string SchemaName = "SC0106";
    public const string StaleOverlay = "SC0107";
    public const string InvalidOverlay = "SC0108";
    public const string Provenance = "SC0109";
    public const string Parameter = "SC0110";
    public const string Text = "SC0111";
    public const string Input = "SC0112";
    public const string Filter = "SC0113";
    public const string Generator = "SC0120";
    public const string Output = "SC0121";
    public const string GeneratedCode = "SC0122";
    public const string Limit = "SC0123";
    public const string Upgrade = "SC0124";
    public const string Item = "SC0125";
    public const string Project = "SC0126";
    public const string Page = "SC0130";
    public const string Download = "SC0131";
    public const string Unforeseen = "SC0170";

    /// <summary>Each code, what has happened, and what to do: the page that comes with the package. Those that have no name here are told by its targets.</summary>
    public static IReadOnlyList<(string Code, string Cause, string Cure)> All { get; } =
    [
        (Syntax, "The file is no YAML or JSON, or nests too deep.", "Mend it at that place; save it as UTF-8."),
        (Version, "It is no OpenAPI 3.0, 3.1 or 3.2.", "Convert a Swagger 2.0 document; give `openapi`."),
        (Structure, "A member is not where, or what, OpenAPI has it.", "Mend the description, by an overlay if it is not yours."),
        (Responses, "An operation declares no answer, or one that cannot be told from another.", "Declare its answers."),
        (Reference, "A `$ref` leads to nothing, in a circle, or to a file that may not be read.", "Mend it; `AllowFiles` names further folders."),
        (OperationName, "Two operations would have one name.", "Give `operationId`s that differ in more than case."),
        (SchemaName, "Two schemas would have one name.", "Give `x-schema-name` in an overlay."),
        (StaleOverlay, "An action of an overlay matches or changes nothing.", "Remove it, or point it at what it corrects."),
        (InvalidOverlay, "The overlay is none, or says what cannot be meant.", "Mend it at that place."),
        (Provenance, "`sources.json` does not fit the description beside it.", "Record its source, day and hash."),
        (Parameter, "A parameter cannot be sent as it is described.", "Mend its place, name or style."),
        (Text, "A text would end a line, hide or become code.", "Change it by an overlay, and tell whose it is."),
        (Input, "A file is missing, too large or no regular file.", "Name another."),
        (Filter, "A pattern of `IncludeOperations` or `ExcludeOperations` matches no operation.", "Mend the pattern."),
        (Generator, "A generator warns, or could not make a client.", "Read what it says; leave the operation out by `ExcludeOperations`."),
        (Output, "Something stands in the way of what is to be written.", "Move it elsewhere, or give another `ClientName` or `GeneratedFolder`."),
        (GeneratedCode, "What a generator wrote is not safe to compile.", "Change the text that it is made of by an overlay, and report it."),
        (Limit, "A description takes too long, or more memory than there is for one.", "Give it longer by `SpecClientsTimeout`; leave operations out."),
        (Upgrade, "Committed code was made by another generator.", "`-p:GeneratorUpgrade=true` takes the new code; go back to the last version to keep it."),
        (Item, "An item `SpecClient` says what cannot be meant.", "Mend it at that line of the project."),
        (Project, "A project file cannot be read, or not be changed.", "Mend it at that place, or write the item by hand."),
        (Page, "A page of documentation holds no description, or several.", "Name the block."),
        (Download, "A source could not be downloaded.", "See the address in `sources.json`."),
        ("SC0140", "The clients are not made.", "See the errors before this one."),
        ("SC0141", "The item is in a project of another language than C#.", "Put it into a C# library, and refer to that."),
        ("SC0142", "The project's target framework is older than net10.0.", "Put the item into a library that targets net10.0."),
        ("SC0143", "The .NET SDK is older than 10.", "Install it; `global.json` may name another."),
        ("SC0144", "The package that the client runs on is missing.", "Add it, as the message says."),
        ("SC0145", "The package that the client runs on is too old, or too new, for the generated code.", "Change its version, as the message says."),
        (Unforeseen, "The program met what it did not foresee.", "Report the line, with the description if you can."),
    ];
}
