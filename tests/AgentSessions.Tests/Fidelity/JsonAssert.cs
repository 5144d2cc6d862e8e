using SpecClients.Conformance.Bodies;

namespace AgentSessions.Tests.Fidelity;

/// <summary>Asserts that JSON texts are equal as values.</summary>
internal static class JsonAssert
{
    public static void AreEqual(string expected, string actual)
    {
        if (JsonValues.Difference(expected, actual) is { } difference)
            throw new AssertionException($"{difference}\nexpected: {expected}\nactual:   {actual}");
    }
}
