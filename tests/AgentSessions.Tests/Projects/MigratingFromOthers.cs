using System.CommandLine;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Projects;

/// <summary>The verb <c>migrate</c>: another tool's settings, on a minimal project of each kind.</summary>
internal sealed class MigratingFromOthers
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private TestTree _tree = null!;
    private string _said = null!;

    [SetUp]
    public void Create()
    {
        _tree = new TestTree();
        _tree["app/App.csproj"] = Project;
        _tree["app/openapi.yaml"] = SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }");
    }

    [TearDown]
    public void Remove() => _tree.Dispose();

    /// <summary>The item is that of Microsoft.Extensions.ApiDescription.Client, whose properties name its metadata.</summary>
    [Test]
    public async Task An_OpenApiReference_becomes_the_item_in_its_place()
    {
        _tree["app/App.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NSwag.ApiDescription.Client" Version="14.0.0" />
                <PackageReference Include="Microsoft.Extensions.ApiDescription.Client" Version="10.0.15" />
              </ItemGroup>
              <!-- Theirs. -->
              <ItemGroup>
                <OpenApiReference Include="openapi.yaml" CodeGenerator="NSwagCSharp" Namespace="My.Things" ClassName="ThingsClient" Mine="1">
                  <Options>/GenerateClientInterfaces:true /WrapResponses:true /JsonLibrary:SystemTextJson</Options>
                </OpenApiReference>
              </ItemGroup>
            </Project>
            """;
        var before = _tree["app/App.csproj"];
        Assert.That(await RunAsync("app"), Is.Zero, _said);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_said, Does.Contain("<SpecClient Include=\"openapi.yaml\" Generator=\"NSwag\" Namespace=\"My.Things\" ClientName=\"Things\" />"));
            Assert.That(_said, Does.Match(@"App\.csproj\(11,\d+\): the class ThingsClient keeps its name"));
            Assert.That(_said, Does.Match(@"App\.csproj\(12,\d+\): wrapResponses=""true""").And.Match(@"App\.csproj\(12,\d+\): jsonLibrary is ""NewtonsoftJson"", was ""SystemTextJson""").And.Match(@"App\.csproj\(11,\d+\): Mine=1"));
            Assert.That(_said, Does.Contain("the package NSwag.ApiDescription.Client").And.Contain("the package Microsoft.Extensions.ApiDescription.Client").And.Contain("Nothing is written: --write does it."));
            Assert.That(_tree["app/App.csproj"], Is.EqualTo(before));
        }
        Assert.That(await RunAsync("app", "--write"), Is.Zero, _said);
        Assert.That(_tree["app/App.csproj"],
            Does.Not.Contain("OpenApiReference").And.Not.Contain("<ItemGroup>\n  </ItemGroup>").And.Contain("<!-- Theirs. -->").And.Contain("Namespace=\"My.Things\" ClientName=\"Things\" />"));
        Assert.That(await RunAsync("app"), Is.EqualTo(2), "There is nothing left to migrate.");
    }

    [Test]
    public async Task The_settings_that_NSwag_writes_become_an_item()
    {
        await DotnetAsync(Tool("nswag.msbuild", "Net100/dotnet-nswag.dll"), "new");
        var settings = JObject.Parse(_tree["app/nswag.json"]);
        settings["documentGenerator"]!["fromDocument"]!["url"] = "openapi.yaml";
        var csharp = (JObject)settings["codeGenerators"]!["openApiToCSharpClient"]!;
        (csharp["namespace"], csharp["className"], csharp["output"], csharp["wrapResponses"], csharp["generateSyncMethods"]) = ("My.Things", "ThingsApi",
            "Things.cs", true, true);
        _tree["app/nswag.json"] = settings.ToString();
        Assert.That(await RunAsync("app", "--write"), Is.Zero, _said);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tree["app/App.csproj"],
                Does.Contain("<SpecClient Include=\"openapi.yaml\" Generator=\"NSwag\" Namespace=\"My.Things\" ClientName=\"ThingsApi\" />"));
            Assert.That(_said, Does.Match(@"nswag\.json\(\d+,\d+\): the class ThingsApi is called ThingsApiClient"));
            Assert.That(_said, Does.Match(@"nswag\.json\(\d+,\d+\): dateType is ""System.DateOnly"", was ""System.DateTimeOffset"""));
            Assert.That(_said.Split("has no counterpart:")[1].Split("no longer needed:")[0].Split('\n').Select(line => line.Trim().Split(' ')[^1])
                .Where(word => word.Length > 0),
                Is.EquivalentTo(["openApiToTypeScriptClient", "openApiToCSharpController", "wrapResponses=true", "generateSyncMethods=true"]));
            Assert.That(_said, Does.Contain("Things.cs, which NSwag wrote"));
        }
    }

    [Test]
    public async Task What_NSwag_has_by_default_is_what_its_program_writes()
    {
        await DotnetAsync(Tool("nswag.msbuild", "Net100/dotnet-nswag.dll"), "new");
        using var text = new StreamReader(typeof(MigrateCommand).Assembly.GetManifestResourceStream("nswag-defaults.json")!);
        Assert.That(JToken.DeepEquals(JObject.Parse(await text.ReadToEndAsync()),
            JObject.Parse(_tree["app/nswag.json"]).SelectToken("codeGenerators.openApiToCSharpClient")), Is.True);
    }

    [Test]
    public async Task The_lock_that_Kiota_writes_becomes_an_item()
    {
        await DotnetAsync(Tool("microsoft.openapi.kiota", "net10.0/any/kiota.dll"), "generate", "-l", "CSharp", "-d", "openapi.yaml", "-c", "ApiClient", "-n",
            "My.Sdk", "-o", "client", "-b", "--include-path", "/things#GET");
        Assert.That(await RunAsync("app", "--write"), Is.Zero, _said);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tree["app/App.csproj"],
                Does.Contain("<SpecClient Include=\"openapi.yaml\" Generator=\"Kiota\" Namespace=\"My.Sdk\" IncludeOperations=\"GET /things\" ClientName=\"Api\" />"));
            Assert.That(_said, Does.Match(@"kiota-lock\.json\(\d+,\d+\): usesBackingStore=true").And.Match(@"kiota-lock\.json\(\d+,\d+\): excludeBackwardCompatible=false: the obsolete members are not made"));
        }
        Assert.That(await RunAsync("app"), Is.Zero, _said);
        Assert.That(_said, Does.Contain("has an item for Api already"));
    }

    [Test]
    public async Task The_workspace_that_Kiota_keeps_becomes_an_item_for_each_client_in_C_sharp()
    {
        await DotnetAsync(Tool("microsoft.openapi.kiota", "net10.0/any/kiota.dll"), "workspace", "init");
        await DotnetAsync(Tool("microsoft.openapi.kiota", "net10.0/any/kiota.dll"), "client", "add", "--client-name", "ThingsClient", "-d", "openapi.yaml",
            "-l", "CSharp", "--namespace-name", "My.Things", "-o", "./client");
        var workspace = JObject.Parse(_tree["app/.kiota/workspace.json"]);
        workspace["clients"]!["Other"] = new JObject { ["language"] = "Go", ["descriptionLocation"] = "openapi.yaml" };
        workspace["clients"]!["ThingsClient"]!["descriptionLocation"] = "https://things.example/openapi.yaml";
        _tree["app/.kiota/workspace.json"] = workspace.ToString();
        Assert.That(await RunAsync("app/.kiota/workspace.json", "--write"), Is.Zero, _said);
        Assert.That(_tree["app/App.csproj"],
            Does.Contain("<SpecClient Include=\".kiota/documents/ThingsClient/openapi.yaml\" Generator=\"Kiota\" Namespace=\"My.Things\" ClientName=\"Things\" />").And.Not.Contain("Other"));
        Assert.That(_said, Does.Contain("of https://things.example/openapi.yaml Kiota's copy is taken"));
    }

    /// <summary>Written by its documentation.</summary>
    [Test]
    public async Task Refitters_settings_become_an_item()
    {
        _tree["app/things.refitter"] = """
            {
              "openApiPath": "./openapi.yaml", // Theirs.
              "namespace": "My.Things",
              "naming": { "useOpenApiTitle": false, "interfaceName": "IThingsApi" },
              "typeAccessibility": "Internal",
              "useCancellationTokens": true,
              "returnIApiResponse": true,
              "includePathMatches": ["^/things/.*", "(a|b)"],
              "includeTags": ["Things"],
              "dependencyInjectionSettings": { "maxRetryCount": 3 },
              "codeGeneratorSettings": { "dateType": "System.DateTime", "generateNativeRecords": true }
            }
            """;
        Assert.That(await RunAsync("app/things.refitter"), Is.Zero, _said);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_said, Does.Contain("<SpecClient Include=\"openapi.yaml\" Generator=\"NSwag\" Namespace=\"My.Things\" Access=\"internal\" IncludeOperations=\"tag:Things;/things/**\" ClientName=\"ThingsApi\" />"));
            Assert.That(_said, Does.Match(@"things\.refitter\(6,\d+\): useCancellationTokens: each method takes a CancellationToken"));
            Assert.That(_said, Does.Match(@"things\.refitter\(7,\d+\): returnIApiResponse=true").And.Match(@"things\.refitter\(10,\d+\): dependencyInjectionSettings=").And.Match(@"'\(a\|b\)' is no path's beginning"));
            Assert.That(_said, Does.Match(@"things\.refitter\(11,\d+\): dateType is ""System.DateOnly"", was ""System.DateTime""").And.Match(@"things\.refitter\(11,\d+\): generateNativeRecords=true"));
            Assert.That(_tree["app/App.csproj"], Is.EqualTo(Project));
        }
    }

    [TestCase("a.nswag", "{", @"a\.nswag\(1,\d+\): error SC0100: ")]
    [TestCase("a.nswag", "[]", @"a\.nswag\(1,1\): error SC0100: These settings are not an object\.")]
    [TestCase("a.nswag", "{ \"codeGenerators\": 1 }", @"a\.nswag\(1,\d+\): error SC0126: This has no codeGenerators\.openApiToCSharpClient")]
    [TestCase("a.nswag", "{ \"documentGenerator\": { \"aspNetCoreToOpenApi\": {} }, \"codeGenerators\": { \"openApiToCSharpClient\": { \"className\": [], \"namespace\": {} } } }",
        @"a\.nswag\(1,\d+\): error SC0126: NSwag names no file here with its description: .*aspNetCoreToOpenApi: write the description into a file")]
    [TestCase("a.refitter", "{ \"openApiPath\": \"https://things.example/openapi.json\" }",
        @"a\.refitter\(1,\d+\): error SC0126: The description is at an address, https://things\.example/openapi\.json")]
    [TestCase("a.refitter", "{ \"openApiPath\": \"nowhere.json\" }", @"a\.refitter\(1,\d+\): error SC0112: There is no file .*nowhere\.json")]
    [TestCase("a.refitter", "{ \"openApiPath\": 1, \"naming\": 2, \"codeGeneratorSettings\": [] }",
        @"a\.refitter\(1,\d+\): error SC0126: Refitter names no file here")]
    [TestCase("kiota-lock.json", "\"", @"kiota-lock\.json\(1,\d+\): error SC0100: ")]
    [TestCase("kiota-lock.json", "{ \"language\": \"CSharp\", \"includePatterns\": 1 }", @"kiota-lock\.json\(1,\d+\): error SC0126: Kiota names no file here")]
    [TestCase("App.csproj", "<Project><ItemGroup><OpenApiReference Include=\"$(X)\" /></ItemGroup></Project>",
        @"App\.csproj\(1,\d+\): error SC0126: What this names is MSBuild's to work out")]
    [TestCase("App.csproj", "<Project><ItemGroup><OpenApiReference Include=\"openapi.yaml\" CodeGenerator=\"NSwagTypeScript\" /></ItemGroup></Project>",
        @"App\.csproj\(1,\d+\): error SC0126: CodeGenerator is NSwagTypeScript")]
    [TestCase("App.csproj", "<Project><ItemGroup><OpenApiProjectReference Include=\"../b.csproj\" /></ItemGroup></Project>",
        @"App\.csproj\(1,\d+\): error SC0126: OpenApiProjectReference has another project")]
    public async Task What_cannot_be_migrated_is_told_at_its_place_and_nothing_is_written(string name, string text, string said)
    {
        _tree[$"app/{name}"] = text;
        var before = _tree["app/App.csproj"];
        Assert.That(await RunAsync($"app/{name}", "--write"), Is.EqualTo(1), _said);
        Assert.That(_said, Does.Match(said));
        Assert.That(_tree["app/App.csproj"], Is.EqualTo(before));
    }

    [Test]
    public async Task A_client_that_cannot_be_migrated_keeps_the_others_from_being_written()
    {
        _tree["app/a.refitter"] = "{ \"openApiPath\": \"openapi.yaml\" }";
        _tree["app/b.refitter"] = "{ \"openApiPath\": \"nowhere.json\" }";
        Assert.That(await RunAsync("app", "--write"), Is.EqualTo(1));
        Assert.That(_tree["app/App.csproj"], Is.EqualTo(Project));
    }

    [Test]
    public async Task A_folder_with_nothing_of_it_is_told()
    {
        Assert.That(await RunAsync("app"), Is.EqualTo(2));
        Assert.That(_said, Does.Contain("There is nothing to migrate in"));
    }

    private static string Tool(string package, string name) => Path.Combine(Packaging.PackageFeed.MachinePackages, package, Version(package), "tools", name);

    private static string Version(string package) =>
        package == "nswag.msbuild" ? new SpecClients.Generation.NSwag.NSwagGenerator().Version : new SpecClients.Generation.Kiota.KiotaGenerator().Version;

    private async Task DotnetAsync(params string[] arguments)
    {
        var hasWorkspace = arguments.Contains("workspace") || arguments.Contains("add");
        KeyValuePair<string, string>[] settings = [new("KIOTA_TELEMETRY_OPTOUT", "1"), new("KIOTA_CONFIG_PREVIEW", hasWorkspace ? "true" : "false")];
        var (exit, said) = await DotnetCommand.RunAsync(_tree.At("app"), settings, arguments);
        Assert.That(exit, Is.Zero, said);
    }

    private async Task<int> RunAsync(string path, params string[] more)
    {
        var said = new StringWriter();
        var exit = await MigrateCommand.Create().Parse([_tree.At(path), .. more]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        _said = said.ToString();
        return exit;
    }
}
