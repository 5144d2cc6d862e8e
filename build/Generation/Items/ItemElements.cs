using System.Xml;
using System.Xml.Linq;
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

    private readonly string _project;
    private readonly List<XElement> _elements = [];

    /// <param name="project">The project's file.</param>
    public ItemElements(string project)
    {
        _project = project;
        try
        {
            // MSBuild has read it: what it includes, and a newer notation, is nothing to stumble over here.
            using var reader = XmlReader.Create(project, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            _elements.AddRange(XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants().Where(element => element.Name.LocalName == "SpecClient"));
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            _elements.Clear();
        }
    }

    /// <summary>Metadata that nobody knows, which MSBuild would pass over.</summary>
    public IEnumerable<Problem> Unknown() => _elements
        .SelectMany(element => element.Attributes().Select(attribute => (attribute.Name, Line: (IXmlLineInfo)attribute)).Concat(element.Elements().Select(child => (child.Name, Line: (IXmlLineInfo)child))))
        .Where(given => given.Name.NamespaceName.Length == 0 || given.Line is XElement)
        .Where(given => !Metadata.Concat(Everyones).Contains(given.Name.LocalName, StringComparer.OrdinalIgnoreCase))
        .Select(given => new Problem(ProblemCode.Item, new SourceMark(_project, given.Line.LineNumber, given.Line.LinePosition),
            $"SpecClient has no metadata '{given.Name.LocalName}': they are {string.Join(", ", Metadata)}."));

    /// <summary>Where the item of a description stands, as far as that can be seen in the project's own file.</summary>
    public SourceMark MarkOf(string spec)
    {
        var element = _elements.FirstOrDefault(element => element.Attribute("Include")?.Value.Contains(Path.GetFileName(spec), StringComparison.Ordinal) == true) ?? _elements.FirstOrDefault();
        return element is IXmlLineInfo line && line.HasLineInfo() ? new SourceMark(_project, line.LineNumber, line.LinePosition) : new SourceMark(_project, 1, 1);
    }
}
