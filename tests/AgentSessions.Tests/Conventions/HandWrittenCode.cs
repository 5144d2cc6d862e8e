using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AgentSessions.Tests.Workflow;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Conventions;

/// <summary>What holds of all hand-written code, so that nobody has to look for it in review.</summary>
internal sealed partial class HandWrittenCode
{
    private static readonly string[] VagueEndings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Base"];

    private static readonly Assembly[] Packages =
    [
        typeof(SpecClientOptions).Assembly, typeof(SpecClients.Azure.TokenCredentialExtensions).Assembly, typeof(SpecClients.NSwag.NSwagJson).Assembly,
        typeof(SpecClients.Kiota.KiotaJson).Assembly, typeof(SandboxServer).Assembly,
    ];

    private static IEnumerable<Type> PublicTypes => Packages.SelectMany(package => package.GetExportedTypes());

    /// <summary>Kiota's per-call options are a class of the caller's own, and the clients of generated code, that extend it.</summary>
    private static readonly Type[] ForOthersToExtend = [typeof(CallOptions)];

    private static readonly string[] OurTests = ["AgentSessions.Benchmarks", "AgentSessions.Tests"];

    private static readonly string[] Folders = ["src", "build", "tests"];

    private static IEnumerable<string> Sources => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TestTree.Ours, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(TestTree.Ours, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [Test]
    public void A_public_class_is_sealed_unless_another_extends_it()
    {
        var extended = Packages.SelectMany(package => package.GetTypes()).Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).Concat(ForOthersToExtend).ToHashSet();
        Assert.That(PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !extended.Contains(type)), Is.Empty);
    }

    [Test]
    public void A_type_is_named_for_what_it_is() =>
        Assert.That(Packages.SelectMany(package => package.GetTypes()).Where(type => VagueEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void What_is_public_is_described_in_sentences()
    {
        var summaries = Packages.SelectMany(package => XDocument.Load(Path.ChangeExtension(package.Location, ".xml")).Descendants("member"))
            .Select(member => (Name: member.Attribute("name")!.Value, Summary: member.Element("summary")))
            .Where(member => member.Summary is not null && member.Name.Contains(":SpecClients", StringComparison.Ordinal))
            .ToList();
        Assert.That(summaries, Has.Count.GreaterThan(400));
        Assert.That(summaries.Where(member => !member.Summary!.Value.TrimEnd().EndsWith('.')).Select(member => member.Name), Is.Empty);
    }

    [Test]
    public void A_namespace_is_its_folder_or_that_of_its_package()
    {
        var strays = Sources.Where(file => Namespace().Match(File.ReadAllText(Path.Combine(TestTree.Ours, file))) is { Success: true } found
            && !NamespacesOf(Path.GetDirectoryName(file)!.Replace('\\', '/').Split('/')).Contains(found.Groups["name"].Value));
        Assert.That(strays, Is.Empty);
    }

    /// <summary>What callers name stands in its package's namespace, whichever folder it is sorted into.</summary>
    private static IEnumerable<string> NamespacesOf(string[] folders) => folders[0] switch
    {
        "build" when folders[1] != "SpecCompiler" => [$"SpecClients.{string.Join('.', folders[1..])}"],
        "src" => [string.Join('.', folders[1..]), folders[1]],
        _ => [string.Join('.', folders[1..])],
    };

    [Test]
    public void No_package_is_anothers_friend() =>
        Assert.That(Packages.SelectMany(package => package.GetCustomAttributes<InternalsVisibleToAttribute>()).Select(friend => friend.AssemblyName).Distinct(), Is.SubsetOf(OurTests));

    [Test]
    public void A_file_is_read_in_one_sitting() =>
        Assert.That(Sources.Where(file => File.ReadLines(Path.Combine(TestTree.Ours, file)).Count() > 250), Is.Empty);

    [Test]
    public void What_is_said_to_be_tested_is_tested()
    {
        var readme = File.ReadAllText(Path.Combine(TestTree.Ours, "README.md")).ReplaceLineEndings("\n");
        var section = readme[readme.IndexOf("\n## Security\n", StringComparison.Ordinal)..readme.IndexOf("\n## Compared\n", StringComparison.Ordinal)];
        var named = TestName().Matches(section).Select(name => name.Groups["name"].Value).ToList();
        Assert.That(named, Has.Count.GreaterThan(10).And.SubsetOf(typeof(HandWrittenCode).Assembly.GetTypes().Select(type => type.Name)));
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
