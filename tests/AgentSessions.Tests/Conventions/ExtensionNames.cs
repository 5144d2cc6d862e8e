using System.Text.RegularExpressions;
using AgentSessions.Tests.Fidelity;
using Fluid.Values;
using SpecClients.Generation.NSwag;
using SpecClients.OpenApi.Documents;

namespace AgentSessions.Tests.Conventions;

/// <summary>The names of specification extensions: said once, and to templates behind a type.</summary>
internal sealed partial class ExtensionNames
{
    private static readonly string Build = RepositoryRoot.Of("build");

    private static IEnumerable<string> Templates => Directory.EnumerateFiles(Path.Combine(Build, "templates")).Select(File.ReadAllText);

    [Test]
    public void No_other_file_of_the_compiler_spells_one() =>
        Assert.That(Directory.EnumerateFiles(Build, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !Path.GetFileName(file).StartsWith("Extension.", StringComparison.Ordinal))
            .SelectMany(file => Spelled().Matches(File.ReadAllText(file)).Select(name => $"{Path.GetFileName(file)}: {name.Value}")), Is.Empty);

    [Test]
    public void No_template_spells_one_and_each_asks_for_marks_that_there_are()
    {
        var marks = typeof(TemplateMarks).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").ToList();
        Assert.That(Templates.Where(template => template.Contains("x-", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Templates.SelectMany(template => Asked().Matches(template)).Select(mark => mark.Groups["name"].Value).Distinct(), Is.EquivalentTo(marks));
    }

    [Test]
    public async Task Each_mark_is_an_extension_that_has_a_meaning_here()
    {
        var asked = new List<string>();
        await TemplateMarks.OfAsync(name =>
        {
            asked.Add(name);
            return new ValueTask<FluidValue>(NilValue.Instance);
        });
        Assert.That(asked, Is.Not.Empty.And.Unique.And.SubsetOf(Extension.Known.Keys));
    }

    [GeneratedRegex(@"""x-[A-Za-z][A-Za-z-]*[A-Za-z]""")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"\bmarks\.(?<name>\w+)")]
    private static partial Regex Asked();
}
