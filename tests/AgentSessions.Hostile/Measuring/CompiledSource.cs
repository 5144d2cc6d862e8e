using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSessions.Hostile.Measuring;

/// <summary>Compiles a client in memory, against the runtime as it is built here.</summary>
internal static class CompiledSource
{
    /// <summary>The name of an assembly that is nobody's friend: it sees of the runtime what a stranger's client sees.</summary>
    private const string Name = "Acme.Clients";

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>What this process has loaded for its own work, and a client's project has not.</summary>
    private static readonly string[] Tools = ["AgentSessions.Hostile", "SpecCompiler", "SpecClients.Changes", "SpecClients.Conformance", "SpecClients.Generation",
        "SpecClients.OpenApi", "NSwag", "NJsonSchema", "Namotion", "Fluid", "YamlDotNet", "Mono.Cecil", "PublicApiGenerator", "Microsoft.CodeAnalysis", "Microsoft.OpenApi", "Microsoft.AspNetCore", "System.CommandLine", "nunit", "NUnit",
        "CsCheck"];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Regular,
        ["NET", "NET10_0", "NET5_0_OR_GREATER", "NET8_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER"]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(file => !Tools.Any(tool => Path.GetFileName(file).StartsWith(tool, StringComparison.Ordinal)))
        .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file)).ToList());

    private static readonly Lazy<IReadOnlyList<MetadataReference>> StockKiota = new(() =>
        [.. References.Value.Where(file => Path.GetFileName(file.Display)!.StartsWith("Microsoft.Kiota.", StringComparison.Ordinal)
            || Path.GetDirectoryName(file.Display) == Path.GetDirectoryName(typeof(object).Assembly.Location))]);

    private static readonly Lazy<SyntaxTree> Usings = new(() => CSharpSyntaxTree.ParseText(ImplicitUsings, Options));

    /// <summary>The errors of a compilation, each at its place; none if it compiles.</summary>
    public static IReadOnlyList<string> Errors(IEnumerable<(string Name, string Text)> files) => Again(() => Emit(files, References.Value, Stream.Null));

    /// <summary>The errors where there is nothing but the framework and Kiota's own packages.</summary>
    public static IReadOnlyList<string> ErrorsAgainstStockKiota(IEnumerable<(string Name, string Text)> files) => Again(() => Emit(files, StockKiota.Value, Stream.Null));

    /// <summary>The assembly that a compilation makes.</summary>
    public static Assembly Load(IEnumerable<(string Name, string Text)> files) => Again(() =>
    {
        using var image = new MemoryStream();
        var errors = Emit(files, References.Value, image);
        if (errors.Count > 0)
            throw new InvalidOperationException(string.Join('\n', errors));
        var assembly = Assembly.Load(image.ToArray());
        _ = assembly.GetTypes();
        return assembly;
    });

    /// <summary>Does it once more where the compiler's own emitter failed, as it does seldom after many compilations: by an exception, or by what it wrote.</summary>
    private static T Again<T>(Func<T> compile)
    {
        try
        {
            return compile();
        }
        catch (Exception e) when (e is NullReferenceException or ReflectionTypeLoadException or BadImageFormatException)
        {
            return compile();
        }
    }

    private static List<string> Emit(IEnumerable<(string Name, string Text)> files, IReadOnlyList<MetadataReference> references, Stream image)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Name)).Append(Usings.Value);
        var compilation = CSharpCompilation.Create(Name, trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        var result = compilation.Emit(image);
        return result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => string.Create(CultureInfo.InvariantCulture, $"{diagnostic}")).ToList();
    }
}
