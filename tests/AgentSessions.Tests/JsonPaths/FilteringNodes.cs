namespace AgentSessions.Tests.JsonPaths;

/// <summary>What filters say of nodes: comparisons, tests and functions.</summary>
internal sealed class FilteringNodes
{
    [TestCase("@.a", "{ x: { a: null }, y: { b: 1 } }", "x")]
    [TestCase("!@.a", "{ x: { a: null }, y: { b: 1 } }", "y")]
    [TestCase("@.a && !(@.b || @.c)", "{ x: { a: 1, b: 1 }, y: { a: 1 }, z: { b: 1 } }", "y")]
    [TestCase("@.a || @.b && @.c", "{ x: { a: 1 }, y: { b: 1 }, z: { b: 1, c: 1 } }", "x z")]
    [TestCase("(@.a == 'one')", "{ x: { a: one }, y: { a: two } }", "x")]
    [TestCase("@.*", "{ x: {}, y: { a: 1 }, z: [] }", "y")]
    [TestCase("@[?@ > 2]", "{ x: [1, 2], y: [1, 3] }", "y")]
    [TestCase("$.x.a == @.a", "{ x: { a: 1 }, y: { a: 2 }, z: { a: 1 } }", "x z")]
    [TestCase("@.a == @.b", "{ x: {}, y: { a: 1 }, z: { a: null } }", "x")]
    [TestCase("@.a != 1", "{ x: {}, y: { a: 1 }, z: { a: '1' } }", "x z")]
    [TestCase("@.a <= @.b", "{ x: {}, y: { a: 1 }, z: { a: 1, b: 2 } }", "x z")]
    [TestCase("@ == 1.0", "{ x: 1, y: 1.00, z: '1' }", "x y")]
    [TestCase("@ == 1e2", "{ x: 100, y: 1E+2, z: 10 }", "x y")]
    [TestCase("@ == -0", "{ x: 0, y: -0.0, z: null }", "x y")]
    [TestCase("@ > 9007199254740992", "{ x: 9007199254740993, y: 9007199254740992, z: 18446744073709551616 }", "x z")]
    [TestCase("@ == 0.1", "{ x: 0.1, y: 0.1000000000000000055, z: 1e-1 }", "x z")]
    [TestCase("@ < 1e400", "{ x: 1e399, y: 1e401, z: -1e401 }", "x z")]
    [TestCase("@ > 1e-400", "{ x: 0, y: 5e-324, z: -1 }", "y")]
    [TestCase("@ < 'b'", "{ x: a, y: B, z: 1 }", "x y")]
    [TestCase("@ > '\uffee'", "{ x: 🚚, y: a, z: 'é' }", "x")]
    [TestCase("@ >= 'a'", "{ x: a, y: ab, z: A }", "x y")]
    [TestCase("@ < true", "{ x: false, y: true }", "")]
    [TestCase("@ <= true", "{ x: false, y: true }", "y")]
    [TestCase("@ == null", "{ x: null, y: false, z: {} }", "x")]
    [TestCase("@ == $.x", "{ x: { a: [1, { b: 2 }], c: 1 }, y: { c: 1.0, a: [1, { b: 2 }] }, z: { a: [1, { b: 2 }] } }", "x y")]
    [TestCase("@ == $.x", "{ x: [1, 2], y: [2, 1], z: [1, 2.0] }", "x z")]
    [TestCase("1 == 1", "{ x: 1, y: 2 }", "x y")]
    public void A_comparison_is_of_values_and_of_nothing_with_nothing(string filter, string yaml, string members) => Check(filter, yaml, members);

    [TestCase("length(@) == 2", "{ x: ab, y: [1, 2], z: { a: 1, b: 2 }, u: 🚚é, v: 2, w: [1] }", "x y z u")]
    [TestCase("length(@.a) == length(@.b)", "{ x: {}, y: { a: one }, z: { a: one, b: two } }", "x z")]
    [TestCase("count(@.*) > 1", "{ x: [1, 2], y: [1], z: { a: 1, b: 1 } }", "x z")]
    [TestCase("count(@..a) == 2", "{ x: { a: { a: 1 } }, y: { a: 1 } }", "x")]
    [TestCase("value(@..a) == 1", "{ x: { b: { a: 1 } }, y: { a: 1, b: { a: 1 } }, z: {} }", "x")]
    [TestCase("length( value( @.a ) ) == 3", "{ x: { a: one }, y: { a: three } }", "x")]
    [TestCase("match(@, 'a.c')", "{ x: abc, y: xabc, z: a🚚c, u: \"a\\nc\" }", "x z")]
    [TestCase("search(@, 'a.c')", "{ x: abc, y: xabcx, z: ac }", "x y")]
    [TestCase("!match(@, 'a')", "{ x: a, y: b, z: 1 }", "y z")]
    [TestCase("match(@.text, @.pattern)", "{ x: { text: aa, pattern: a+ }, y: { text: aa, pattern: '[' }, z: { text: aa, pattern: 1 } }", "x")]
    public void A_function_gives_what_its_name_says(string filter, string yaml, string members) => Check(filter, yaml, members);

    private static void Check(string filter, string yaml, string members) =>
        Assert.That(Paths.Selected($"$[?{filter}]", yaml), Is.EqualTo(string.Join(' ', members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"$['{name}']"))));
}
