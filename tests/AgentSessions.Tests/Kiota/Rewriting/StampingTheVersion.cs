using SpecClients.Generation.Kiota;
using SpecClients.Generation.Kiota.Rewriting;

namespace AgentSessions.Tests.Kiota.Rewriting;

/// <summary>The version of Kiota in each type that it has written.</summary>
internal sealed class StampingTheVersion
{
    [TestCase("class A { }")]
    [TestCase("enum A { }")]
    [TestCase("class B { [global::System.CodeDom.Compiler.GeneratedCode(\"Kiota\", \"1.0.0\")] class A { } }")]
    public void A_type_says_what_wrote_it(string declared)
    {
        var source = "namespace N\n{\n    [global::System.CodeDom.Compiler.GeneratedCode(\"Kiota\", \"1.0.0\")] // here\n    public partial " + declared + "\n}\n";
        Assert.That(Rewrite(source), Is.EqualTo(source.Replace("1.0.0", new KiotaGenerator().Version, StringComparison.Ordinal)));
    }

    [TestCase("// GeneratedCode(\"Kiota\", \"1.0.0\")\nclass A { }")]
    [TestCase("class A { string B = \"GeneratedCode(\\\"Kiota\\\", \\\"1.0.0\\\")\"; }")]
    [TestCase("[GeneratedCode(\"Kiota\", \"1.38.0\")] class A { }")]
    [TestCase("[GeneratedCode(\"Acme\", \"1.0.0\")] class A { } // GeneratedCode(\"Kiota\", ")]
    public void No_other_text_is_taken_for_it(string source) => Assert.That(Rewrite(source), Is.EqualTo(source));

    private static string Rewrite(string source) => KiotaSource.Rewrite(new GeneratorVersion(), source);
}
