namespace SpecClients.Sandbox;

/// <summary>One thing in a request that departs from the description.</summary>
/// <param name="In">The part of the request: <c>path</c>, <c>query</c>, <c>header</c>, <c>cookie</c>, <c>body</c>.</param>
/// <param name="Name">The parameter, header or field, if one is to blame.</param>
/// <param name="Code">The kind of fault in a word.</param>
/// <param name="Message">The fault in a sentence.</param>
/// <param name="Input">What was given.</param>
public sealed record Violation(string In, string? Name, string Code, string Message, string? Input = null)
{
    /// <summary>The fault in a line.</summary>
    public override string ToString() => $"{In}: {(Name is null ? "" : Name + ": ")}{Message}{(Input is null ? "" : $" ('{Input}')")}";
}
