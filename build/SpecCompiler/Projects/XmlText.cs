using System.Xml;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Projects;

/// <summary>XML as text with the places of its elements, so that a change of one leaves every other character as it was.</summary>
internal sealed class XmlText
{
    private const int MostNested = 100;

    private readonly string _file;
    private readonly List<int> _lines = [0];

    private XmlText(string text, string file)
    {
        (Text, _file) = (text, file);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))
                _lines.Add(at + 1);
        }
    }

    public string Text { get; }

    public XmlPart Root { get; private set; } = null!;

    /// <summary>What ends its lines.</summary>
    public string LineEnd => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <param name="text">The text.</param>
    /// <param name="file">How messages name its file.</param>
    /// <exception cref="ProblemException">It is no XML, or has a document type.</exception>
    public static XmlText Parse(string text, string file)
    {
        var parsed = new XmlText(text, file);
        try
        {
            parsed.Root = parsed.ReadRoot();
            return parsed;
        }
        catch (XmlException e)
        {
            throw new ProblemException(ProblemCode.Project, new SourceMark(file, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1)),
                $"This is no XML that can be changed: {LineEnds.OneLine(e.Message)}");
        }
    }

    /// <summary>The same with a part of it replaced.</summary>
    public XmlText With(int start, int end, string text) => Parse(string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end)), _file);

    public SourceMark MarkOf(int offset)
    {
        var line = _lines.BinarySearch(offset) is >= 0 and var exact ? exact : ~_lines.BinarySearch(offset) - 1;
        return new SourceMark(_file, line + 1, offset - _lines[line] + 1);
    }

    /// <summary>The white space before something that begins its line; nothing before what does not.</summary>
    public string IndentOf(int offset)
    {
        var start = offset;
        while (start > 0 && Text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || Text[start - 1] is '\n' or '\r' ? Text[start..offset] : "";
    }

    /// <summary>The end of the line on which something ends, where nothing but a comment about it comes after it there.</summary>
    public int LineEndAfter(int offset)
    {
        var at = offset;
        while (at < Text.Length && Text[at] is not ('\n' or '\r'))
        {
            if (Text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = Text.IndexOf("-->", at, StringComparison.Ordinal) + 3;
                if (Text.AsSpan(at, end - at).ContainsAny('\n', '\r'))
                    return offset;
                at = end;
            }
            else if (Text[at] is ' ' or '\t')
                at++;
            else
                return offset;
        }
        return at;
    }

    /// <summary>A text as the value of an attribute.</summary>
    public static string Escape(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal)
        .Replace("\n", "&#xA;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal).Replace("\t", "&#x9;", StringComparison.Ordinal);

    private XmlPart ReadRoot()
    {
        using var reader = XmlReader.Create(new StringReader(Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var open = new Stack<XmlPart>();
        XmlPart? root = null;
        while (reader.Read())
        {
            var place = (IXmlLineInfo)reader;
            if (reader.NodeType == XmlNodeType.Element)
            {
                var start = OffsetOf(place) - 1;
                open.TryPeek(out var parent);
                var part = new XmlPart(this, reader.LocalName, start, EndOfTag(start)) { Parent = parent, Attributes = ReadAttributes(reader) };
                parent?.Children.Add(part);
                root ??= part;
                reader.MoveToElement();
                if (reader.IsEmptyElement)
                    (part.EndTag, part.End) = (part.Content, part.Content);
                else
                    open.Push(part);
                if (open.Count > MostNested)
                    throw new XmlException($"Elements stand more than {MostNested} deep in each other.", null, place.LineNumber, place.LinePosition);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                var part = open.Pop();
                part.EndTag = OffsetOf(place) - 2;
                part.End = EndOfTag(part.EndTag);
            }
        }
        return root!;
    }

    private List<XmlAttributePart> ReadAttributes(XmlReader reader)
    {
        var attributes = new List<XmlAttributePart>();
        while (reader.MoveToNextAttribute())
        {
            var start = OffsetOf((IXmlLineInfo)reader);
            var open = Text.AsSpan(start).IndexOfAny('"', '\'') + start;
            attributes.Add(new(reader.LocalName, reader.Value, start, open + 1, Text.IndexOf(Text[open], open + 1)));
        }
        return attributes;
    }

    private int OffsetOf(IXmlLineInfo place) => _lines[place.LineNumber - 1] + place.LinePosition - 1;

    private int EndOfTag(int start)
    {
        for (var at = start; ; at++)
        {
            if (Text[at] is '"' or '\'')
                at = Text.IndexOf(Text[at], at + 1);
            else if (Text[at] == '>')
                return at + 1;
        }
    }
}

/// <summary>An attribute, by the places of its name and of what stands between its quotes.</summary>
internal sealed record XmlAttributePart(string Name, string Value, int Start, int ValueStart, int ValueEnd);

/// <summary>An element, by its places in the text.</summary>
internal sealed class XmlPart(XmlText text, string name, int start, int content)
{
    public string Name => name;

    /// <summary>Where its first tag begins.</summary>
    public int Start => start;

    /// <summary>Where that ends.</summary>
    public int Content => content;

    /// <summary>Where its last tag begins; of one without content, where it ends.</summary>
    public int EndTag { get; set; }

    public int End { get; set; }

    public XmlPart? Parent { get; init; }

    public required IReadOnlyList<XmlAttributePart> Attributes { get; init; }

    public List<XmlPart> Children { get; } = [];

    public bool IsEmpty => End == content;

    public SourceMark Mark => text.MarkOf(start);

    /// <summary>Where it says something; where it stands itself, if it does not.</summary>
    public SourceMark MarkOf(string named) => text.MarkOf(Attribute(named)?.Start ?? All(named).LastOrDefault()?.Start ?? start);

    public bool Is(string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<XmlPart> All(string named) => Children.Where(child => child.Is(named));

    public IEnumerable<XmlPart> Descendants() => Children.SelectMany(child => child.Descendants().Prepend(child));

    public XmlAttributePart? Attribute(string named) =>
        Attributes.FirstOrDefault(attribute => attribute.Name.Equals(named, StringComparison.OrdinalIgnoreCase));

    /// <summary>What it says under a name: in an attribute, or in an element without others in it.</summary>
    public string? Value(string named) => Attribute(named)?.Value ?? All(named).LastOrDefault()?.Inner;

    /// <summary>The text within.</summary>
    public string Inner => IsEmpty ? "" : System.Net.WebUtility.HtmlDecode(text.Text[content..EndTag]).Trim();
}
