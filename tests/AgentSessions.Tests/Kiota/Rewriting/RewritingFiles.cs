using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Fidelity;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.Kiota.Rewriting;

namespace AgentSessions.Tests.Kiota.Rewriting;

/// <summary>The rewriters together, and none of them.</summary>
internal sealed class RewritingFiles
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        servers: [{ url: 'https://acme.example' }]
        paths:
          /things/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get:
              operationId: readThing
              parameters: [{ name: limit, in: query, schema: { type: integer } }, { name: tags, in: query, schema: { type: array, items: { type: string, enum: [a, b] } } }]
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                '404': { description: no, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
            put: { operationId: writeThing, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '204': { description: ok } } }
          /price: { post: { operationId: setPrice, requestBody: { content: { application/json: { schema: { type: number, format: decimal } } } }, responses: { '204': { description: ok } } } }
          /files: { post: { operationId: send, requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } } } }, responses: { '200': { description: ok, content: { text/plain: { schema: { type: string } } } } } } }
        components:
          schemas:
            Problem: { type: object, properties: { code: { type: integer } } }
            Thing: { type: object, required: [kind], properties: { kind: { type: string, enum: [big, small] }, at: { type: string, format: date-time }, any: {}, of: { oneOf: [{ $ref: '#/components/schemas/Thing' }, { $ref: '#/components/schemas/Problem' }] } } }
        """;

    [Test]
    public void No_two_rewriters_have_one_name() => Assert.That(KiotaRewriters.All.Select(rewriter => rewriter.Name), Is.Unique.And.All.Match("^kiota-[a-z-]+$"));

    [Test]
    public void Each_says_in_a_sentence_what_it_is_for() =>
        Assert.That(KiotaRewriters.All.Select(rewriter => rewriter.Purpose), Is.Unique.And.All.Match(@"^[A-Z][^\n]{30,}\.$"));

    [Test]
    public void What_has_been_rewritten_stays_byte_for_byte()
    {
        var pass = new RewritingPass(KiotaRewriters.All, []);
        var files = Directory.EnumerateFiles(RepositoryRoot.Of("generated"), "*.cs", SearchOption.AllDirectories).Where(file => IsKiotas(file) && file.Contains("/Kiota/", StringComparison.Ordinal)).ToList();
        Assert.That(files, Has.Count.GreaterThan(20));
        Assert.That(files.Where(file => File.ReadAllText(file) is var text && pass.Rewrite(text) != text), Is.Empty);
    }

    [Test]
    public void What_no_rewriter_changes_stays_as_Kiota_wrote_it()
    {
        const string Odd = "\n\n\t// a\f b \n#if X\n\tclass  {\n\t#else\r\n#endif\n[GeneratedCode(\"Kiota\", \"1.0.0\")]class A{ string B=\"\\t\" ; ;}}\n\n #pragma warning restore 1 \n";
        Assert.That(new RewritingPass(KiotaRewriters.All, []).Rewrite(Odd), Is.EqualTo(Odd.Replace("1.0.0", new KiotaGenerator().Version, StringComparison.Ordinal)));
    }

    [Test]
    public async Task With_all_of_them_off_the_code_compiles_against_stock_Kiota()
    {
        var files = await GenerateAsync([]);
        Assert.That(files, Has.Count.GreaterThan(5));
        Assert.That(CompiledSource.ErrorsAgainstStockKiota(files), Is.Empty);
    }

    [Test]
    public async Task With_all_of_them_on_it_needs_the_runtime() =>
        Assert.That(CompiledSource.ErrorsAgainstStockKiota(await GenerateAsync(KiotaRewriters.All)), Is.Not.Empty.And.All.Contains("SpecClients"));

    /// <summary>Kiota's own files; what is added to them stands in files of other names.</summary>
    private static async Task<List<(string Name, string Text)>> GenerateAsync(IReadOnlyList<IRewriter> rewriters)
    {
        var work = Directory.CreateTempSubdirectory("stock-");
        try
        {
            var problems = await new KiotaGenerator(rewriters: rewriters).GenerateAsync([SpecText.Tolerate(Document)], work.FullName);
            Assert.That(problems.Where(problem => !problem.IsWarning), Is.Empty);
            return [.. Directory.EnumerateFiles(work.FullName, "*.cs", SearchOption.AllDirectories).Where(IsKiotas).Select(file => (Path.GetRelativePath(work.FullName, file), File.ReadAllText(file)))];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static bool IsKiotas(string file) => !file.EndsWith(".g.cs", StringComparison.Ordinal);
}
