using System.Text;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Projects;

/// <summary>A project's file, or one of MSBuild's that it takes properties from: changed where it is asked to be, and else left as it is.</summary>
internal sealed class ProjectFile
{
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly string _name;
    private readonly byte[]? _before;
    private readonly Encoding _encoding;
    private XmlText _xml;

    private ProjectFile(string path, string name, byte[]? before, Encoding encoding, string text)
    {
        (Path, _name, _before, _encoding, _xml) = (path, name, before, encoding, XmlText.Parse(text, name));
        if (!Root.Is("Project"))
            throw new ProblemException(ProblemCode.Project, Root.Mark, $"This is no project of MSBuild's: it begins with <{Root.Name}>.");
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public XmlPart Root => _xml.Root;

    /// <summary>What has been changed, a sentence each.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>A file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="ProblemException">It cannot be read, or could not be written.</exception>
    public static ProjectFile Read(string path, string name)
    {
        var file = new FileInfo(path);
        var why = System.IO.Path.GetExtension(path).ToUpperInvariant() is ".FSPROJ" or ".VBPROJ" or ".VCXPROJ"
            ? "is no project of C#: put the client into a C# library, and refer to that"
            : file.LinkTarget is not null ? "is a link, and is written through none: name the file that it leads to"
            : file is { Exists: true, IsReadOnly: true } ? "is read-only: make it writable first"
            : null;
        if (why is not null)
            throw new ProblemException(ProblemCode.Project, new SourceMark(name, 1, 1), $"This {why}.");
        var bytes = SourceFile.ReadBytes(path, name, MostBytes);
        return new ProjectFile(System.IO.Path.GetFullPath(path), name, bytes, EncodingOf(bytes), SourceFile.Decode(bytes, name));
    }

    /// <summary>A file that is to be.</summary>
    public static ProjectFile New(string path, string name, string text) =>
        new(System.IO.Path.GetFullPath(path), name, before: null, new UTF8Encoding(false), text);

    /// <summary>What is to be written; nothing where nothing has been changed.</summary>
    public (string Path, byte[] Bytes)? Write()
    {
        byte[] bytes = [.. _encoding.GetPreamble(), .. _encoding.GetBytes(_xml.Text)];
        return _before is not null && bytes.AsSpan().SequenceEqual(_before) ? null : (Path, bytes);
    }

    /// <summary>The items of a kind, wherever they stand but in targets.</summary>
    public IEnumerable<XmlPart> Items(string kind) => Root.Descendants().Where(part => part.Is(kind) && part.Parent!.Is("ItemGroup") && !IsInTarget(part));

    /// <summary>The items of a kind that name something.</summary>
    public IEnumerable<XmlPart> Items(string kind, string name) => Items(kind).Where(item =>
        item.Value("Include")?.Split(';', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase) == true);

    /// <summary>What a property is set to last, as it is written.</summary>
    public string? Property(string name) =>
        Root.Descendants().LastOrDefault(part => part.Is(name) && part.Parent!.Is("PropertyGroup") && !IsInTarget(part))?.Inner;

    /// <summary>Adds an item: beside others like it, or in a group of its own.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="attributes">What it says.</param>
    /// <param name="beside">The kinds whose group will do.</param>
    public void AddItem(string kind, IReadOnlyList<(string Name, string Value)> attributes, params string[] beside)
    {
        var xml = Element(kind, attributes);
        var group = Root.All("ItemGroup").LastOrDefault(group =>
            group.Attribute("Condition") is null && group.Children.Any(child => beside.Prepend(kind).Any(child.Is)));
        if (group is not null)
            InsertAfter(group.Children[^1], xml);
        else
            AddGroup("ItemGroup", xml);
        Changes.Add($"{_name}: {kind} {MSBuildText.Unescape(attributes[0].Value)} added");
    }

    /// <summary>An element without content, as it is written.</summary>
    public static string Element(string kind, IReadOnlyList<(string Name, string Value)> attributes) =>
        $"<{kind} {string.Join(' ', attributes.Select(attribute => $"{attribute.Name}=\"{XmlText.Escape(attribute.Value)}\""))} />";

    /// <summary>Removes an item with its lines, and its group with it if that holds nothing else.</summary>
    public void Remove(XmlPart item)
    {
        Changes.Add($"{_name}: {item.Name} {MSBuildText.Unescape(item.Value("Include") ?? "")} removed");
        var part = item.Parent is { Children.Count: 1 } group
            && !_xml.Text.AsSpan(group.Content, group.EndTag - group.Content).Contains("<!--", StringComparison.Ordinal) ? group : item;
        var (start, end) = (part.Start - _xml.IndentOf(part.Start).Length, _xml.LineEndAfter(part.End));
        // What stands alone on its lines goes with the end of the last of them.
        if (end > part.End || end == _xml.Text.Length || _xml.Text[end] is '\n' or '\r')
            end += _xml.Text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : end < _xml.Text.Length ? 1 : 0;
        _xml = start == part.Start && start > 0 && _xml.Text[start - 1] is not ('\n' or '\r') ? _xml.With(part.Start, part.End, "") : _xml.With(start, end, "");
    }

    /// <summary>Adds a group after the last one of items or properties, in the file's own manner.</summary>
    public void AddGroup(string kind, string xml)
    {
        var last = Root.Children.LastOrDefault(child => child.Is("ItemGroup")) ?? Root.Children.LastOrDefault(child => child.Is("PropertyGroup"));
        var (end, indent) = (_xml.LineEnd, last is null ? "  " : _xml.IndentOf(last.Start));
        var inner = last?.Children.FirstOrDefault() is { } child && _xml.IndentOf(child.Start) is { Length: > 0 } given ? given : indent + "  ";
        var text = $"<{kind}>{end}{inner}{xml}{end}{indent}</{kind}>";
        if (last is not null)
            InsertAfter(last, text, HasBlankLineBefore(last) ? end : "");
        else if (Root.IsEmpty)
            _xml = _xml.With(Root.Content - 2, Root.Content, $">{end}{indent}{text}{end}</{Root.Name}>");
        else
            _xml = _xml.With(Root.Content, Root.Content, $"{end}{indent}{text}{(Root.Children.Count == 0 ? end : "")}");
    }

    /// <summary>Sets an item's metadata where it says something else, in the place where it says it.</summary>
    /// <param name="find">The item, which each change moves.</param>
    /// <param name="name">The name of the metadata.</param>
    /// <param name="value">What it is to say.</param>
    public void Set(Func<XmlPart> find, string name, string value)
    {
        var item = find();
        var before = item.Value(name);
        if (before is not null && MSBuildText.Unescape(before) == MSBuildText.Unescape(value))
            return;
        if (item.Attribute(name) is { } attribute)
            _xml = _xml.With(attribute.ValueStart, attribute.ValueEnd, XmlText.Escape(value));
        else if (item.All(name).LastOrDefault() is { IsEmpty: false } child)
            _xml = _xml.With(child.Content, child.EndTag, XmlText.Escape(value));
        else
            _xml = _xml.With(item.Attributes[^1].ValueEnd + 1, item.Attributes[^1].ValueEnd + 1, $" {name}=\"{XmlText.Escape(value)}\"");
        var was = before is null ? "" : $", was {MSBuildText.Unescape(before)}";
        Changes.Add($"{_name}: {item.Name} {MSBuildText.Unescape(find().Value("Include") ?? "")}: {name} is {MSBuildText.Unescape(value)}{was}");
    }

    private void InsertAfter(XmlPart part, string xml, string before = "")
    {
        var at = _xml.LineEndAfter(part.End);
        _xml = _xml.With(at, at, $"{before}{_xml.LineEnd}{_xml.IndentOf(part.Start)}{xml}");
    }

    private bool HasBlankLineBefore(XmlPart part)
    {
        var start = part.Start - _xml.IndentOf(part.Start).Length;
        var text = _xml.Text.AsSpan(0, start);
        return start > 0 && text[..^1].TrimEnd('\r').EndsWith("\n", StringComparison.Ordinal);
    }

    private static bool IsInTarget(XmlPart part)
    {
        for (var outer = part.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Is("Target"))
                return true;
        }
        return false;
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : new UTF8Encoding(bytes.StartsWith(Encoding.UTF8.Preamble));
}
