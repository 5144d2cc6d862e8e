using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Projects;

namespace SpecCompiler.Migrating;

/// <summary>The items of Microsoft.Extensions.ApiDescription.Client in a project: <c>OpenApiReference</c>, which NSwag makes clients of.</summary>
internal static partial class OpenApiReferences
{
    public const string Kind = "OpenApiReference";

    private static readonly string[] Handled = ["Include", "Condition", "CodeGenerator", "Namespace", "ClassName", "Options", "OutputPath", "SourceUri",
        "SourceUrl", "Link", "Visible"];

    /// <summary>What a project's items ask for; of those in targets nothing.</summary>
    public static IReadOnlyList<OldClient> Read(ProjectFile project)
    {
        foreach (var other in project.Items("OpenApiProjectReference"))
            throw new ProblemException(ProblemCode.Project, other.Mark,
                "OpenApiProjectReference has another project make the description: have it write a file, and name that by OpenApiReference.");
        return [.. project.Items(Kind).Select(item => Read(project, item))];
    }

    private static OldClient Read(ProjectFile project, XmlPart item)
    {
        var include = item.Value("Include") ?? "";
        if (include.AsSpan().ContainsAny(";*?")
            || item.Attributes.Select(attribute => attribute.Value).Concat(item.Children.Select(child => child.Inner)).Any(MSBuildText.IsExpression))
            throw new ProblemException(ProblemCode.Project, item.Mark,
                "What this names is MSBuild's to work out: write one item for each description, and its values out, and run this again.");
        if (include.Length == 0)
            throw new ProblemException(ProblemCode.Project, item.Mark, "This names no description in Include.");
        var client = new OldClient(Kind, item.Mark) { Generator = "NSwag", Spec = SpecAddress.Full(MSBuildText.Unescape(include), project.Folder) };
        client.Maps.Add($"{item.MarkOf("Include")}: Include");
        if (item.Value("CodeGenerator") is { Length: > 0 } generator && !generator.Equals("NSwagCSharp", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(ProblemCode.Project, item.MarkOf("CodeGenerator"),
                $"CodeGenerator is {generator}, and SpecClient makes C#: this item stays as it is; leave it out of the project while the others are migrated.");
        if (item.Value("Namespace") is { Length: > 0 } scope)
            client.Map(item.MarkOf("Namespace"), "Namespace", "Namespace", scope);
        client.TakeClass(item.MarkOf("ClassName"), item.Value("ClassName"));
        if (item.Value("OutputPath") is { Length: > 0 } output)
            client.Left.Add($"{item.MarkOf("OutputPath")}: {output}: the code is made in obj/, or where GeneratedFolder says");
        foreach (var name in item.Attributes.Select(attribute => attribute.Name).Concat(item.Children.Select(child => child.Name)).Where(name =>
            !Handled.Contains(name, StringComparer.OrdinalIgnoreCase)))
            client.Missing.Add($"{item.MarkOf(name)}: {name}={item.Value(name)}");
        foreach (var name in ((string[])["SourceUri", "SourceUrl"]).Where(name => item.Value(name) is not null))
            client.Missing.Add($"{item.MarkOf(name)}: {name}={item.Value(name)}: sources.json beside the description says where it comes from");
        var mark = item.MarkOf("Options");
        NSwagOptions.Take(client, [.. Option().Matches(item.Value("Options") ?? "").Select(option =>
            (option.Groups[1].Value, (JToken)new JValue(option.Groups[2].Value.Trim('"')), mark))]);
        return client;
    }

    [GeneratedRegex(@"[/-]([A-Za-z]+):(""[^""]*""|[^\s]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Option();
}
