using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>What a vendor publishes: a docs page that holds an OpenAPI block, or the bare document.</summary>
/// <param name="Name">How messages name it: its file or address.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed partial record VendorPage(string Name, byte[] Bytes)
{
    private const int MaxListed = 10;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Languages = ["", "yaml", "yml", "json", "json5", "openapi", "text"];

    /// <summary>The page's first heading, which the vendor's index calls it by.</summary>
    public string? Title => Heading().Match(Text()) is { Success: true } heading ? heading.Groups["title"].Value.Trim() : null;

    /// <summary>The index that documentation hosts name at the top of each page.</summary>
    public string? Index => IndexBanner().Match(Text()) is { Success: true } banner ? banner.Groups["index"].Value : null;

    /// <summary>Takes the OpenAPI document out, byte for byte.</summary>
    /// <param name="block">Which of the page's OpenAPI blocks, from 1; needed only where there are several.</param>
    public VendorDocument Document(int? block)
    {
        var text = Text();
        var blocks = FencedBlock.In(text);
        if (IsBare(text, blocks))
            return new VendorDocument(Bytes, DocumentReader.Parse(text.TrimStart('\uFEFF'), Name), IsBare: true);

        var found = blocks.Where(candidate => Languages.Contains(candidate.Language) && IsOpenApi(candidate.Text)).ToList();
        if (found.Count == 0)
            throw Fail(1, NothingFound(text));
        if (block is null && found.Count > 1)
            throw Fail(found[1].Line, $"The page holds {found.Count} OpenAPI blocks; say which with --block: {Listed(found)}.");
        if ((block ?? 1) > found.Count || block < 1)
            throw Fail(found[^1].Line, $"There is no OpenAPI block {block}: the page holds {Listed(found)}.");

        var chosen = found[(block ?? 1) - 1];
        // The lines before the block keep its problems at their lines of the page.
        var root = DocumentReader.Parse(new string('\n', chosen.Line) + chosen.Text, Name);
        return new VendorDocument(Utf8.GetBytes(chosen.Text), root, IsBare: false);
    }

    private static string Listed(List<FencedBlock> blocks) =>
        string.Join("; ", blocks.Take(MaxListed).Select(Describe)) + (blocks.Count > MaxListed ? "; ..." : "");

    private static string Describe(FencedBlock block, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1} (line {block.Line}: {(block.Info.Length > 0 ? block.Info : "no info")})");

    private static string NothingFound(string text)
    {
        if (Html().IsMatch(text))
            return "There is no OpenAPI block: this is HTML. Take the page's Markdown, which most documentation hosts serve under the same address with .md added.";
        var tables = text.Split('\n').Any(line => line.TrimStart().StartsWith('|'));
        return "There is no OpenAPI block: no fenced yaml or json that begins with 'openapi: 3…'. "
            + (tables
                ? "The page describes the API in tables; write a description from their rows, and record it in sources.json beside it with \"authored\": true."
                : "Give the page that holds the block, or the OpenAPI document itself.");
    }

    /// <summary>A page may well show a document; a document says what it is outside of any fence.</summary>
    private static bool IsBare(string text, IReadOnlyList<FencedBlock> blocks)
    {
        if (IsJson(text))
            return JsonMember().IsMatch(text);
        var next = 0;
        foreach (var member in YamlMember().EnumerateMatches(text))
        {
            while (next < blocks.Count && blocks[next].Span.End < member.Index)
                next++;
            if (next == blocks.Count || member.Index < blocks[next].Span.Start)
                return true;
        }
        return false;
    }

    private static bool IsOpenApi(string text) => IsJson(text) ? JsonMember().IsMatch(text) : YamlMember().IsMatch(text);

    private static bool IsJson(string text) =>
        text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{");

    private string Text()
    {
        try
        {
            return Utf8.GetString(Bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = Bytes.Take(e.Index).Count(b => b == '\n') + 1;
            throw Fail(line, "The text is not UTF-8.");
        }
    }

    private ProblemException Fail(int line, string message) => new(ProblemCode.Page, new SourceMark(Name, line, 1), message);

    [GeneratedRegex(@"^\uFEFF?[""']?(?:openapi|swagger)[""']?[ \t]*:[ \t]*[""']?[0-9]", RegexOptions.Multiline)]
    private static partial Regex YamlMember();

    [GeneratedRegex(@"""(?:openapi|swagger)""\s*:\s*""")]
    private static partial Regex JsonMember();

    [GeneratedRegex(@"\A\s*<(?:!doctype html|html)", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"^# +(?<title>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A> ## Documentation Index\s*\n> [^\n]*?(?<index>https://\S+/llms\.txt)", RegexOptions.NonBacktracking)]
    private static partial Regex IndexBanner();
}

/// <summary>An OpenAPI document as its vendor wrote it.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Root">What they say.</param>
/// <param name="IsBare">Whether it was published as a document rather than within a page.</param>
internal sealed record VendorDocument(byte[] Bytes, JObject Root, bool IsBare)
{
    public string Extension => Bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) ? ".json" : ".yaml";
}
