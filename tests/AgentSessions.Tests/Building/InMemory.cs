using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSessions.Tests.Building;

/// <summary>Compiles generated source without a project, against what these tests run on.</summary>
internal static class InMemory
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly CSharpParseOptions Options = new(
        LanguageVersion.Latest, DocumentationMode.Diagnose, preprocessorSymbols: ["NET5_0_OR_GREATER", "NETSTANDARD2_1_OR_GREATER", "NETCOREAPP3_1_OR_GREATER"]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => (MetadataReference)MetadataReference.CreateFromFile(file)).ToList());

    /// <summary>Compiles files of source; a warning fails the test. By its name the assembly sees the internals of the runtime.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources)
    {
        var trees = sources.Append(string.Concat(ImplicitUsings.Select(name => $"global using {name};\n"))).Select(text => CSharpSyntaxTree.ParseText(text, Options));
        var compiled = CSharpCompilation.Create("AgentSessions.Tests", trees, References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var problems = compiled.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702"));
        Assert.That(problems.Select(problem => problem.ToString()), Is.Empty);
        return compiled;
    }

    /// <summary>The same, loaded.</summary>
    public static Assembly Load(IEnumerable<string> sources)
    {
        using var image = new MemoryStream();
        Assert.That(Compile(sources).Emit(image).Success, Is.True);
        image.Position = 0;
        return new AssemblyLoadContext("In memory").LoadFromStream(image);
    }
}
