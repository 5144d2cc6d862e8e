using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota.Rewriting;

namespace AgentSessions.Tests.Kiota.Rewriting;

/// <summary>Names on the wire in the place of what has stood in for them.</summary>
internal sealed class NamingInLiterals
{
    private static readonly JObject View = new() { ["x-stand-ins"] = new JObject { ["unitPrice~w1~"] = "unit\\u2028\\\"price", ["limit~w2~"] = "limit%E2%82%AC" } };

    [Test]
    public void A_literal_gets_the_name_as_it_is_written_in_one()
    {
        const string Source = "class A { string B = \"unitPrice~w1~\", C = \"{+baseurl}/a{?limit%7Ew2%7E*,unitPrice~w1~}\"; } // b\n";
        Assert.That(Rewrite(Source), Is.EqualTo("class A { string B = \"unit\\u2028\\\"price\", C = \"{+baseurl}/a{?limit%E2%82%AC*,unit\\u2028\\\"price}\"; } // b\n"));
    }

    [Test]
    public void So_does_one_in_the_branch_for_older_frameworks()
    {
        const string Source = "class A\n{\n#if NET5_0_OR_GREATER\n    [B(\"limit~w2~\")]\n#else\n    // c\n#if D\n    [B(\"limit~w2~\")]\n#endif\n    [B( \"limit~w2~\" )]\n#endif\n    int E;\n}\n";
        Assert.That(Rewrite(Source), Is.EqualTo(Source.Replace("limit~w2~", "limit%E2%82%AC", StringComparison.Ordinal)));
    }

    [TestCase("class A { string B = \"unitPrice~w1~\"; } // unitPrice~w1~")]
    [TestCase("// \"unitPrice~w1~\"\nclass A { }")]
    [TestCase("/// <summary>\"unitPrice~w1~\"</summary>\nclass A { }")]
    [TestCase("/*\n\"unitPrice~w1~\" */ class A { }")]
    [TestCase("class A { int unitPrice~w1~; }")]
    [TestCase("#region \"unitPrice~w1~\"\n#endregion\nclass A { }")]
    [TestCase("class A { string B = @\"unitPrice~w1~\"; }")]
    [TestCase("class A { string B = $\"unitPrice~w1~\"; }")]
    [TestCase("class A { string B = \"\"\"unitPrice~w1~\"\"\"; }")]
    [TestCase("class A { }\n#if B\n// \"unitPrice~w1~\"\n#endif")]
    [TestCase("class A { }\n#if B\nint unitPrice~w1~;\n#endif")]
    public void Nothing_else_may_have_one(string source) =>
        Assert.That(Assert.Throws<InvalidOperationException>(() => Rewrite(source))!.Message, Is.EqualTo("Kiota has written 'unitPrice~w1~' outside of a literal."));

    [TestCase("class A { string B = \"unitPrice~w3~\"; } // limit~w1~")]
    public void What_only_looks_like_one_stays(string source) => Assert.That(Rewrite(source), Is.EqualTo(source));

    private static string Rewrite(string source) => KiotaSource.Rewrite(new WireLiterals(), source, View);
}
