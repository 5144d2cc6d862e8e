using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota.Rewriting;

namespace AgentSessions.Tests.Kiota.Rewriting;

/// <summary>A body that an operation can do without, in a builder as Kiota writes it.</summary>
internal sealed class LeavingOutABody
{
    private const string Check = "            if(ReferenceEquals(body, null)) throw new ArgumentNullException(nameof(body));\n";

    private static readonly string Builder = KiotaSource.Builder("global::Acme.Models.Thing");

    [Test]
    public void A_method_whose_body_is_optional_takes_none_and_nothing_else_changes() =>
        Assert.That(Rewrite(Builder, isRequired: false), Is.EqualTo(Builder
            .Replace("Thing body, Action<RequestConfiguration<DefaultQueryParameters>>? ", "Thing? body, Action<RequestConfiguration<DefaultQueryParameters>>? ", StringComparison.Ordinal)
            .Replace(Check, "", StringComparison.Ordinal)
            .Replace(" requestInfo.Set", " if(!ReferenceEquals(body, null)) requestInfo.Set", StringComparison.Ordinal)));

    [Test]
    public void A_text_may_be_left_out_too() =>
        Assert.That(Rewrite(KiotaSource.Builder("string", "string.IsNullOrEmpty(body)"), isRequired: false), Does.Not.Contain("throw").And.Contain("(string? body, "));

    [Test]
    public void A_type_that_has_a_null_keeps_it() => Assert.That(Rewrite(KiotaSource.Builder("int?"), isRequired: false), Does.Contain("(int? body, ").And.Not.Contain("??"));

    [Test]
    public void A_statement_that_is_all_of_a_method_leaves_the_directives_before_it()
    {
        const string Method = "class A\n{\n    A() : base(requestAdapter, \"{+baseurl}/things/{a}\", pathParameters) { }\n    public void PostAsync(B body)\n    {\n#endif\n" + Check + "    }\n}\n";
        var source = Method.Replace("#endif", "#if X\n#endif", StringComparison.Ordinal);
        Assert.That(Rewrite(source, isRequired: false), Is.EqualTo(source.Replace(Check, "", StringComparison.Ordinal)));
    }

    [Test]
    public void A_required_body_stays_required() => Assert.That(Rewrite(Builder, isRequired: true), Is.EqualTo(Builder));

    [TestCase("Post", "Put")]
    [TestCase("/things", "/others")]
    public void So_does_that_of_another_method_or_path(string mine, string other)
    {
        var builder = Builder.Replace(mine, other, StringComparison.Ordinal);
        Assert.That(Rewrite(builder, isRequired: false), Is.EqualTo(builder));
    }

    private static string Rewrite(string builder, bool isRequired) => KiotaSource.Rewrite(new OptionalBodies(), builder, JObject.Parse($$"""
        { "paths": { "/things/{thing-id}": { "post": { "requestBody": { "$ref": "#/components/requestBodies/Thing" } } } },
          "components": { "requestBodies": { "Thing": { "required": {{(isRequired ? "true" : "false")}} } } } }
        """));
}
