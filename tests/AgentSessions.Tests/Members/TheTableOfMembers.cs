using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using AgentSessions.Tests.Fidelity;

namespace AgentSessions.Tests.Members;

/// <summary>What becomes of every combination of words about a member, told by compiled clients.</summary>
[TestFixture]
public sealed class TheTableOfMembers
{
    private const string Begin = "<!-- The C# of members, from compiled clients: begin -->";
    private const string End = "<!-- The C# of members: end -->";

    private static readonly string[] Places = ["Sent", "Answered", "Both"];
    private static readonly string[] Access = ["", "read-only", "write-only"];
    private static readonly string[] Values = ["", "default", "constant"];

    private static readonly List<(string Name, string Told, string Schema, bool IsRequired)> Members =
    [
        .. from required in new[] { true, false }
           from nullable in new[] { false, true }
           from access in Access
           from value in Values
           let told = string.Join(", ", new[] { required ? "required" : "optional", nullable ? "nullable" : "", access, value }.Where(word => word.Length > 0))
           select (string.Concat(told.Split(", ").Select(word => char.ToUpperInvariant(word[0]) + word.Replace("-", "", StringComparison.Ordinal)[1..])), told, SchemaOf(nullable, access, value), required),
    ];

    [Test]
    public async Task The_page_says_what_the_compiled_clients_have()
    {
        var page = Path.Combine(RepositoryRoot.Path, "build", "SpecClients.Build", "MEMBERS.md");
        var text = await File.ReadAllTextAsync(page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var table = await TableAsync();
        if (Environment.GetEnvironmentVariable("WRITE_PAGES") == "1")
            await File.WriteAllTextAsync(page, $"{text[..begin]}\n{table}{text[end..]}");
        else
            Assert.That(text[begin..end].Trim('\n'), Is.EqualTo(table.Trim('\n')), "WRITE_PAGES=1 writes it anew");
    }

    private static async Task<string> TableAsync()
    {
        var document = Document();
        var (nswag, kiota) = ((await Consumer.MakeAsync("NSwag", document)).Types.ToList(), (await Consumer.MakeAsync("Kiota", document)).Types.ToList());
        var table = new StringBuilder("| A text that is | of requests alone | of answers alone | of both |\n|---|---|---|---|\n");
        foreach (var (name, told, _, _) in Members)
        {
            var cells = Places.Select(place => (NSwag: Of(nswag, place, name), Kiota: Of(kiota, place, name))).Select(cell => cell.NSwag == cell.Kiota ? $"`{cell.NSwag}`" : $"`{cell.NSwag}`; Kiota: `{cell.Kiota}`");
            table.Append('|').Append(' ').Append(told).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");
        }
        return table.ToString();
    }

    private static string Of(IEnumerable<Type> types, string place, string name)
    {
        var owner = types.Single(type => type.Name == place);
        var member = owner.GetProperties().Single(property => property.Name == name);
        var isNullable = new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable;
        var value = member.GetValue(Activator.CreateInstance(owner))?.ToString();
        return $"{(member.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}string{(isNullable ? "?" : "")}{(string.IsNullOrEmpty(value) ? "" : $" = \"{value}\"")}";
    }

    private static string SchemaOf(bool isNullable, string access, string value) =>
        $"{{ type: {(isNullable ? "[string, 'null']" : "string")}{access switch { "read-only" => ", readOnly: true", "write-only" => ", writeOnly: true", _ => "" }}{value switch { "default" => ", default: a", "constant" => ", const: a", _ => "" }} }}";

    private static string Document() => $$"""
        openapi: 3.1.0
        info: { title: Members, version: '1' }
        servers: [{ url: 'https://members.example' }]
        paths:
          /sent: { post: { operationId: send, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } }, responses: { '204': { description: Kept. } } } }
          /answered: { get: { operationId: answer, responses: { '200': { description: Here., content: { application/json: { schema: { $ref: '#/components/schemas/Answered' } } } } } } }
          /both:
            put:
              operationId: both
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } }
              responses: { '200': { description: As kept., content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } } } }
        components:
          schemas:
        {{string.Concat(Places.Select(place => $"    {place}: {{ type: object, required: [{string.Join(", ", Members.Where(member => member.IsRequired).Select(member => member.Name))}], properties: {{ {string.Join(", ", Members.Select(member => $"{member.Name}: {member.Schema}"))} }} }}\n"))}}
        """;
}
