using System.Xml;
using System.Xml.Linq;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Items;

/// <summary>The elements of a project that are items <c>SpecClient</c>, for the places of what is wrong with them.</summary>
internal sealed class ItemElements
{
    /// <summary>The metadata that are known, in the words of the package's page.</summary>
    public static readonly string[] Metadata =
        ["Generator", "Namespace", "SetupNamespace", "ClientName", "Overlays", "OverlayReasons", "GeneratedFolder", "Access", "AllowFiles", "IncludeOperations", "ExcludeOperations", "PublicApi"];

    /// <summary>What MSBuild itself, or an editor, takes of any item.</summary>
    private static readonly string[] Everyones =
        ["Include", "Exclude", "Remove", "Update", "Condition", "Label", "KeepMetadata", "RemoveMetadata", "KeepDuplicates", "MatchOnMetadata", "MatchOnMetadataOptions", "Link", "Visible", "InProject"];

    private readonly List<(string File, XElement Element)> _all = [];

    /// <param name="files">The project's file, and those that it imports items from.</param>
    public ItemElements(params IEnumerable<string> files)
    {
        foreach (var file in files)
            _all.AddRange(Of(file).Select(element => (file, element)));
    }

    /// <summary>Metadata that nobody knows, which MSBuild would pass over.</summary>
    public IEnumerable<Problem> Unknown() => _all
        .SelectMany(one => Given(one.Element).Select(given => (one.File, given.Name, given.Line)))
        .Where(given => given.Name.NamespaceName.Length == 0 || given.Line is XElement)
        .Where(given => !Metadata.Concat(Everyones).Contains(given.Name.LocalName, StringComparer.OrdinalIgnoreCase))
        .Select(given => new Problem(ProblemCode.Item, new SourceMark(given.File, given.Line.LineNumber, given.Line.LinePosition),
            $"SpecClient has no metadata '{given.Name.LocalName}': they are {string.Join(", ", Metadata)}."));

    /// <summary>Where the item of a description stands, as far as that can be seen in the file that defines it.</summary>
    public SourceMark MarkOf(string spec, string file)
    {
        var elements = _all.Where(one => one.File == file).Select(one => one.Element).ToList();
        var element = elements.FirstOrDefault(element => Names(element, spec)) ?? elements.FirstOrDefault();
        return element is IXmlLineInfo line && line.HasLineInfo() ? new SourceMark(file, line.LineNumber, line.LinePosition) : new SourceMark(file, 1, 1);
    }

    /// <summary>Whether an item asks for a client as a lock records it, as far as that can be seen: what MSBuild would make of a property is not.</summary>
    public bool Ask(OutputFolder output, string name, ClientLock client, string generator, GeneratorLock made) => _all
        .Where(one => Leads(one.File, one.Element, Path.Combine(output.Root, client.Spec)))
        .Select(one => one.Element)
        .Any(element => generator.Equals(Value(element, "Generator"), StringComparison.OrdinalIgnoreCase)
            && (Value(element, "ClientName") ?? name) == name
            && (Value(element, "Namespace") ?? made.Namespace) == made.Namespace
            && Value(element, "GeneratedFolder")?.TrimEnd('/', '\\').EndsWith(Path.GetFileName(output.Folder), StringComparison.Ordinal) == true
            && List(element, "IncludeOperations").SequenceEqual(client.IncludedOperations ?? [])
            && List(element, "ExcludeOperations").SequenceEqual(client.ExcludedOperations ?? [])
            && OverlaysOf(element, Path.Combine(output.Root, client.Spec)).SequenceEqual(FileNamesOf(client.Overlays ?? [])));

    private static IEnumerable<string?> OverlaysOf(XElement element, string spec) =>
        FileNamesOf(Value(element, "Overlays") is null ? SpecFiles.OverlaysOf(spec) : List(element, "Overlays"));

    private static IEnumerable<string?> FileNamesOf(IEnumerable<string> files) => files.Select(file => Path.GetFileName(file.Replace('\\', '/')));

    private static string[] List(XElement element, string name) =>
        (Value(element, name) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Value(XElement element, string name) =>
        element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static bool Names(XElement element, string spec) =>
        element.Attribute("Include")?.Value.Contains(Path.GetFileName(spec), StringComparison.Ordinal) == true;

    /// <summary>Whether the item of a project's file is of that very description, or may be.</summary>
    private static bool Leads(string file, XElement element, string spec) =>
        Names(element, spec)
        && List(element, "Include").Any(named => named.Contains('$', StringComparison.Ordinal)
            || Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, named.Replace('\\', '/'))) == Path.GetFullPath(spec));

    private static IEnumerable<(XName Name, IXmlLineInfo Line)> Given(XElement element) =>
        element.Attributes().Select(attribute => (attribute.Name, (IXmlLineInfo)attribute))
            .Concat(element.Elements().Select(child => (child.Name, (IXmlLineInfo)child)));

    private static List<XElement> Of(string file)
    {
        try
        {
            // MSBuild has read it: what it includes, and a newer notation, is nothing to stumble over here.
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return [.. XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants().Where(element => element.Name.LocalName == "SpecClient")];
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
