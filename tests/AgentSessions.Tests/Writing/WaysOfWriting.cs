using System.Text.RegularExpressions;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Writing;

namespace AgentSessions.Tests.Writing;

/// <summary>Templates and writers have one way to put a text into source.</summary>
internal sealed partial class WaysOfWriting
{
    /// <summary>What templates put out as it is: what other templates, or NSwag of its settings, have made.</summary>
    private static readonly string[] Made =
    [
        "Clients | tab", "Classes | tab", "ToolchainVersion | made", "JsonSerializerParameterCode | made", "property.JsonPropertyRequiredCode | made",
    ];

    /// <summary>The templates that NSwag begins with; those that these call are found in them.</summary>
    private static readonly string[] First = ["File", "Client.Interface", "Client.Class", "Class", "Enum", "JsonInheritanceAttribute", "JsonInheritanceConverter"];

    private static Repository Repository => AgentSessions.Hostile.Repository.Find(TestContext.CurrentContext.TestDirectory);

    [Test]
    public void Whatever_a_template_puts_out_goes_through_a_filter_that_writes()
    {
        var ours = TemplateTexts.ReadAll(Path.Combine(Repository.Root, "build", "templates"));
        var seen = new HashSet<string>();
        var next = new Queue<string>(First);
        while (next.TryDequeue(out var name))
        {
            if (!seen.Add(name))
                continue;
            var template = TemplateTexts.Filtered(ours.TryGetValue(name, out var text) ? text : TemplateTexts.Original(name));
            foreach (Match called in Called().Matches(template))
                next.Enqueue(called.Groups["name"].Value);
            var outputs = Output().Matches(template).Select(match => match.Groups["output"].Value).ToList();
            Assert.That(outputs, Has.Count.EqualTo(template.Split("{{").Length - 1), $"{name}: an output of another form.");
            Assert.That(outputs.Where(output => !Written().IsMatch(output) && !Made.Contains(output)), Is.Empty, name);
        }
        Assert.That(seen, Is.SupersetOf(ours.Keys), "A template of ours that nothing calls.");
    }

    [TestCase("\"{{ operation.Path }}\"", "{{ operation.Path | literal }}")]
    [TestCase("// \"{{- operation.Path -}}\"", "// {{ operation.Path | literal }}")]
    [TestCase("{{ parameter.Name }}", "{{ parameter.Name | code }}")]
    [TestCase("{{ x | replace: '}', \"{\" }}", "{{ x | replace: '}', \"{\" | code }}")]
    [TestCase("{{ x | literal }}, {{ y | csharpdocs }}", "{{ x | literal }}, {{ y | csharpdocs }}")]
    public void An_output_without_such_a_filter_is_given_one(string template, string filtered) => Assert.That(TemplateTexts.Filtered(template), Is.EqualTo(filtered));

    [Test]
    public void Source_takes_no_text_as_it_is() =>
        Assert.That(typeof(Code).GetMethods().Where(method => method.Name == nameof(Code.AppendFormatted)).Select(method => method.GetParameters()[0].ParameterType), Is.All.EqualTo(typeof(Code)));

    [Test]
    public void Writers_have_no_other_way()
    {
        var writers = Sources("Generation").Where(file => File.ReadAllText(file).Contains("FileHeader.Text")).ToList();
        Assert.That(writers, Has.Count.GreaterThan(3));
        Assert.That(writers.Where(file => Raw().IsMatch(File.ReadAllText(file))), Is.Empty);
    }

    [Test]
    public void Line_ends_are_made_in_one_place() =>
        Assert.That(Sources("").Where(file => File.ReadAllText(file).Contains(".ReplaceLineEndings(")), Is.Empty, "Form feeds and U+2028 are line ends to it.");

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "build", room), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/"));

    [GeneratedRegex(@"\{% template (?<name>[\w.]+) %\}")]
    private static partial Regex Called();

    [GeneratedRegex(@"\{\{ (?<output>(?:[^{}'""]|'[^']*'|""[^""]*"")+?) \}\}")]
    private static partial Regex Output();

    [GeneratedRegex(@"\| (?:literal|csharpdocs|number|code)$")]
    private static partial Regex Written();

    /// <summary>Source from a text: an interpolated string that is none of <see cref="Code"/>'s, or a part of it put in by hand.</summary>
    [GeneratedRegex(@"AppendLiteral\(|string\.Format\(|Append\(\$|\bstring\??\s+\w+\([^)]*\) => \$")]
    private static partial Regex Raw();
}
