using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SpecClients.OpenApi.Reading;

/// <summary>
/// Turns YAML into JSON by the core schema of YAML 1.2: a plain <c>yes</c> is a string, a quoted <c>'1'</c> stays one.
/// </summary>
internal sealed partial class YamlDocumentReader
{
    /// <summary>What YamlDotNet says of a block whose first, blank line has more blanks than the text's indentation.</summary>
    private const string DeepBlankLine = "found extra spaces in first line";

    /// <summary>YAML's key for the members of other mappings.</summary>
    private const string MergeKey = "<<";

    /// <summary>The most nodes that aliases may add to what stands in the file: so many are some 5 MB of JSON.</summary>
    private const int MaxUnfolded = 250_000;

    /// <summary>As many digits as Newtonsoft.Json takes in JSON.</summary>
    private const int MaxDigits = 380;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    private readonly string _name;
    private readonly IParser _parser;
    private readonly Dictionary<string, Node> _anchors = [];
    private int _nodes;
    private int _unfolded;

    private YamlDocumentReader(string text, string name)
    {
        _name = name;
        _parser = new Parser(new StringReader(text));
    }

    public static JToken Parse(string text, string name)
    {
        try
        {
            return ParseStrictly(text, name);
        }
        catch (ProblemException e) when (e.Problems[0].Message.Contains(DeepBlankLine, StringComparison.Ordinal))
        {
            // Line ends stay where they are, and with them every other place.
            var root = ParseStrictly(BlankLines().Replace(text, ""), name);
            root.AddAnnotation(e.Problems[0] with { Message = "A block of text begins with a blank line that is indented more than the text: the blanks of such lines are left out.", IsWarning = true });
            return root;
        }
    }

    private static JToken ParseStrictly(string text, string name)
    {
        var reader = new YamlDocumentReader(text, name);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            throw new ProblemException(ProblemCode.Syntax, reader.At(reader.PlaceOf(e)), e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner has no better word for some unclosed flow collections.
            throw new ProblemException(ProblemCode.Syntax, reader.At(reader._parser.Current!.End), "The text from here on is not YAML: is a bracket, brace or quote left open?");
        }
    }

    /// <summary>Where what is wrong begins; an error whose own place is before what was read last is behind that.</summary>
    private Mark PlaceOf(YamlException e) => _parser.Current is not { } last || e.Start.Index >= last.Start.Index ? e.Start
        : e.End.Index >= last.Start.Index ? e.End : last.End;

    private JToken ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw Fail(_parser.Current!, "The file is empty.");
        _parser.Consume<DocumentStart>();
        var root = ReadNode(0).Token;
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _))
            throw Fail(_parser.Current!, "The file holds more than one document.");
        return root;
    }

    private Node ReadNode(int depth)
    {
        if (depth > DocumentReader.MaxDepth)
            throw Fail(_parser.Current!, $"The document is nested more than {DocumentReader.MaxDepth} levels deep.");
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                if (!_anchors.TryGetValue(alias.Value.Value, out var target))
                    throw Fail(alias, $"The alias *{alias.Value} has no anchor before it.");
                if (depth + target.Height > DocumentReader.MaxDepth)
                    throw Fail(alias, $"With what the alias *{alias.Value} stands for, the document is nested more than {DocumentReader.MaxDepth} levels deep.");
                _unfolded += target.Size;
                if (_unfolded > MaxUnfolded)
                    throw Fail(alias, $"The aliases down to *{alias.Value} unfold to more than {MaxUnfolded} nodes.");
                Count(alias, target.Size);
                return target with { Token = target.Token.DeepClone() };
            case Scalar scalar:
                _parser.MoveNext();
                Count(scalar, 1);
                return Keep(scalar, new Node(ReadScalar(scalar) ?? throw Fail(scalar, $"A number may have {MaxDigits} digits, and this one has more."), Height: 0, Size: 1));
            case SequenceStart sequence:
                _parser.MoveNext();
                return Keep(sequence, ReadSequence(sequence, depth));
            case MappingStart mapping:
                _parser.MoveNext();
                return Keep(mapping, ReadMapping(mapping, depth));
            default:
                throw Fail(_parser.Current!, "A value was expected here.");
        }
    }

    private Node ReadSequence(SequenceStart start, int depth)
    {
        Count(start, 1);
        var (list, height, size) = (new JArray(), 0, 1);
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var item = ReadNode(depth + 1);
            list.Add(item.Token);
            (height, size) = (Math.Max(height, item.Height + 1), size + item.Size);
        }
        return new Node(list, height, size);
    }

    private Node ReadMapping(MappingStart start, int depth)
    {
        Count(start, 1);
        var (owner, height, size) = (new JObject(), 0, 1);
        var merged = new List<JObject>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (_parser.Current is not Scalar key)
                throw Fail(_parser.Current!, "A member's name must be a plain or quoted word.");
            _parser.MoveNext();
            if (key is { Value: MergeKey, Style: ScalarStyle.Plain })
            {
                var read = ReadNode(depth + 1);
                var mappings = MappingsIn(read.Token) ?? throw Fail(key, "What << merges in must be a mapping, or a list of mappings; a member that is called so stands in quotes.");
                merged.AddRange(mappings);
                (height, size) = (Math.Max(height, read.Height), size + read.Size);
                continue;
            }
            if (owner.ContainsKey(key.Value))
                throw Fail(key, $"The member '{key.Value}' stands here a second time.");
            var value = ReadNode(depth + 1);
            owner.Add(new JProperty(key.Value, value.Token).At(At(key.Start)));
            (height, size) = (Math.Max(height, value.Height + 1), size + value.Size);
        }
        // What stands here itself comes before what is merged in, and of that the earlier before the later.
        foreach (var member in merged.SelectMany(mapping => mapping.Properties()).Where(member => !owner.ContainsKey(member.Name)))
            owner.Add(member.Copy());
        return new Node(owner, height, size);
    }

    private static IEnumerable<JObject>? MappingsIn(JToken merged) => merged switch
    {
        JObject one => [one],
        JArray list when list.All(mapping => mapping is JObject) => list.Cast<JObject>(),
        _ => null,
    };

    /// <summary>A scalar by its style and form; nothing where it is a number that is too long to be one.</summary>
    private static JValue? ReadScalar(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag.ToString().EndsWith("str", StringComparison.Ordinal))
            return new JValue(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new JValue(true),
            "false" or "False" or "FALSE" => new JValue(false),
            { Length: > MaxDigits } when !text.AsSpan(text.StartsWith("0o", StringComparison.Ordinal) ? 2 : 0).ContainsAnyExcept(NumberCharacters) => null,
            _ => ReadNumber(text) ?? new JValue(text),
        };
    }

    private static JValue? ReadNumber(string text)
    {
        var first = text[0] is '-' or '+' && text.Length > 1 ? text[1] : text[0];
        if (!char.IsAsciiDigit(first) && first != '.')
            return null;
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? Whole(hex) : null;
        if (text.StartsWith("0o", StringComparison.Ordinal))
            return text.Length > 2 && text[2..].All(c => c is >= '0' and <= '7') ? Whole(text[2..].Aggregate(BigInteger.Zero, (sum, c) => sum * 8 + (c - '0'))) : null;
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Whole(whole);
        return ExactNumber.Read(text);
    }

    private static JValue Whole(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? new JValue((long)value) : new JValue(value);

    private Node Keep(NodeEvent node, Node read)
    {
        read.Token.At(At(node.Start));
        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor.Value] = read;
        return read;
    }

    private void Count(ParsingEvent at, int nodes)
    {
        _nodes += nodes;
        if (_nodes > DocumentReader.MaxNodes)
            throw Fail(at, $"The document unfolds to more than {DocumentReader.MaxNodes} nodes.");
    }

    private SourceMark At(Mark mark) => new(_name, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    private ProblemException Fail(ParsingEvent at, string message) => new(ProblemCode.Syntax, At(at.Start), message);

    /// <param name="Token">What was read.</param>
    /// <param name="Height">The levels below it, those that aliases stand for included.</param>
    /// <param name="Size">The nodes of it, likewise.</param>
    private sealed record Node(JToken Token, int Height, int Size);

    [GeneratedRegex(@"^[ ]+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex BlankLines();
}
