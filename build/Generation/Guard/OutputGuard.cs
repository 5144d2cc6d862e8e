using System.Buffers;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Generation.Guard;

/// <summary>
/// Reads what was generated before it is put in place, and refuses what no template means to write: the net below the
/// screening of what comes in and the writers of what goes out.
/// </summary>
internal sealed class OutputGuard
{
    // The mandatory line breaks of Unicode but for the line feed. C# ends a line at most of them, an editor at others.
    private static readonly SearchValues<char> ForeignLineEnds = SearchValues.Create("\u000b\u000c\r\u0085\u2028\u2029");

    private readonly EffectiveDocument _document;
    private readonly string _generator;
    private readonly Lazy<CodeOrigins> _origins;
    private readonly RawTexts _texts;

    private OutputGuard(EffectiveDocument document, string generator)
    {
        _document = document;
        _generator = generator;
        _origins = new(() => new CodeOrigins(document));
        _texts = new RawTexts(document);
    }

    /// <summary>Checks what a generator has left in its work folder.</summary>
    public static void Check(IReadOnlyList<EffectiveDocument> documents, IGenerator generator, string work)
    {
        foreach (var document in documents)
            Check(document, generator.Name, GeneratedFile.ReadAll(IGenerator.OutputOf(document, work)));
        var known = documents.SelectMany(document => new[] { document.Name, document.Name + ".json" }).ToHashSet(StringComparer.Ordinal);
        if (documents.All(document => document.Defences.AfterWriting)
            && Directory.EnumerateFileSystemEntries(work).Select(entry => Path.GetFileName(entry)).FirstOrDefault(name => !known.Contains(name)) is { } stray)
            throw new ProblemException(ProblemCode.GeneratedCode, new SourceMark(documents[0].File, 1, 1), $"{generator.Name} writes beside the client's folder: {stray}. Nothing is written; report this.");
    }

    /// <summary>Ends with the first thing that is wrong in each of the files.</summary>
    /// <param name="document">What they were generated from.</param>
    /// <param name="generator">Who wrote them, as messages say it.</param>
    /// <param name="files">All that was written.</param>
    public static void Check(EffectiveDocument document, string generator, IReadOnlyList<GeneratedFile> files)
    {
        if (!document.Defences.AfterWriting)
            return;
        var guard = new OutputGuard(document, generator);
        var problems = files.AsParallel().AsOrdered().Select(guard.Find).OfType<Problem>().ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
    }

    /// <summary>Generated code in a message: of one line, and without what a terminal might obey.</summary>
    public static string Short(string code)
    {
        var line = string.Concat(code.Select(c => c is >= ' ' and <= '~' || char.IsLetterOrDigit(c) ? c : '?'));
        return line.Length > 100 ? line[..100] + "..." : line;
    }

    private Problem? Find(GeneratedFile file)
    {
        if (!OutputNames.IsExpected(_document, file))
            return Fail(file, 0, "is a file that it should not write");
        if (_texts.First(file) is (var position, var mark))
            return Fail(file, position, "holds a text of it as code", mark);
        var foreign = file.Text.AsSpan().IndexOfAny(ForeignLineEnds);
        if (foreign >= 0)
            return Fail(file, foreign, string.Create(CultureInfo.InvariantCulture, $"holds the line end U+{(int)file.Text[foreign]:X4}"));
        for (var directive = file.Tree.GetRoot().GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (!Directives.IsKnown(directive.ToString()))
                return Fail(file, directive.SpanStart, $"holds the directive '{Short(directive.ToString().Trim())}'");
        }
        if (file.Tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            return Fail(file, error.Location.SourceSpan.Start, $"is no C#: {Short(error.GetMessage(CultureInfo.InvariantCulture))}");
        return null;
    }

    private Problem Fail(GeneratedFile file, int position, string what, SourceMark? mark = null)
    {
        var origin = _origins.Value.Of(file, position);
        var line = file.Tree.GetLineSpan(new Microsoft.CodeAnalysis.Text.TextSpan(position, 0)).StartLinePosition.Line + 1;
        return new Problem(ProblemCode.GeneratedCode, mark ?? origin.Mark, string.Create(CultureInfo.InvariantCulture,
            $"{_generator} makes of {origin.Name} what is not safe to compile: {file.Name}, line {line}, {what}. Nothing is written; change that text by an overlay, and report this."));
    }
}
