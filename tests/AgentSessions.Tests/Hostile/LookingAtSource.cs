using AgentSessions.Hostile.Measuring;

namespace AgentSessions.Tests.Hostile;

/// <summary>The check that hostile runs go by finds what it is there to find, and nothing else.</summary>
internal sealed class LookingAtSource
{
    [TestCase("class A { int INJECTED; }")]
    [TestCase("class A { } // b\u2028class INJECTED { }")]
    [TestCase("class A { } // b\u0085class INJECTED { }")]
    [TestCase("class A { string B = $\"{INJECTED}\"; string INJECTED; }")]
    [TestCase("class A { int INJECTED_1; }")]
    [TestCase("#if INJECTED\n#endif")]
    [TestCase("#pragma warning disable INJECTED")]
    [TestCase("#region INJECTED\n#endregion")]
    [TestCase("#line 1 \"INJECTED\"\nclass A { }")]
    [TestCase("/// <INJECTED/>\nclass A { }")]
    [TestCase("/// <see cref=\"INJECTED\"/>\nclass A { }")]
    [TestCase("#if X\nclass A { }\n#else\nclass INJECTED { }\n#endif")]
    [TestCase("#if NET\nclass A { }\n#else\nclass INJECTED { }\n#endif")]
    public void A_word_in_the_code_is_found(string source) => Assert.That(SourceCheck.Of([("a.cs", source)]).Tokens, Is.Not.Empty);

    [TestCase("class A { string B = \"INJECTED\"; }")]
    [TestCase("class A { string B = \"\\u2028 INJECTED\"; char C = 'I'; } // INJECTED")]
    [TestCase("/* INJECTED */ class A { string B = @\"INJECTED\"; }")]
    [TestCase("/// <summary>INJECTED &lt;INJECTED/&gt;</summary>\nclass A { }")]
    [TestCase("class AStaticIntINJECTED { }")]
    public void A_word_in_a_literal_or_a_comment_is_none(string source)
    {
        var check = SourceCheck.Of([("a.cs", source)]);
        Assert.That(check.Tokens.Concat(check.SyntaxErrors).Concat(check.Comments).Concat(check.Characters), Is.Empty);
    }

    [TestCase("class A {")]
    [TestCase("class A { string B = \"a\nb\"; }")]
    [TestCase("#if A\nclass B { }")]
    public void What_does_not_parse_is_found(string source) => Assert.That(SourceCheck.Of([("a.cs", source)]).SyntaxErrors, Is.Not.Empty);

    [TestCase("/// <summary>a</summary></summary>\nclass A { }")]
    [TestCase("/// <summary>a & b</summary>\nclass A { }")]
    public void A_malformed_comment_is_found(string source) => Assert.That(SourceCheck.Of([("a.cs", source)]).Comments, Is.Not.Empty);

    [TestCase('\u2028')]
    [TestCase('\u0085')]
    [TestCase('\f')]
    [TestCase('\r')]
    [TestCase('\0')]
    [TestCase('\u202e')]
    [TestCase('\u200b')]
    [TestCase('\ufeff')]
    public void A_character_that_deceives_is_found(char c) => Assert.That(SourceCheck.Of([("a.cs", $"class A {{ string B = \"{c}\"; }}")]).Characters,
        Is.Not.Empty);

    [Test]
    public void What_does_not_compile_is_found()
    {
        Assert.That(CompiledSource.Errors([("a.cs", "class A { Nothing B; }")]), Is.Not.Empty);
        Assert.That(CompiledSource.Errors([("a.cs", "class A { List<string> B = []; }")]), Is.Empty);
    }

    [Test]
    public void A_change_in_the_surroundings_is_found()
    {
        var root = Directory.CreateTempSubdirectory("surroundings-");
        try
        {
            var (kept, gone, output) = (Path.Combine(root.FullName, "kept"), Path.Combine(root.FullName, "gone"), Path.Combine(root.FullName, "output"));
            File.WriteAllText(kept, "a");
            File.WriteAllText(gone, "b");
            var surroundings = new Surroundings(root.FullName, except: [output]);
            Directory.CreateDirectory(output);
            File.WriteAllText(Path.Combine(output, "c"), "c");
            Assert.That(surroundings.Changes(), Is.Empty);

            File.WriteAllText(kept, "changed");
            File.Delete(gone);
            Directory.CreateDirectory(Path.Combine(root.FullName, "new"));
            Assert.That(surroundings.Changes(), Is.EqualTo((string[])["gone is gone", "kept has changed", "new is new"]));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
