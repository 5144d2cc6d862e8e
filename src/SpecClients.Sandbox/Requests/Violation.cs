namespace SpecClients.Sandbox.Requests;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="In">The part of the request: <c>path</c>, <c>query</c>, <c>header</c>, <c>cookie</c>.</param>
/// <param name="Name">The parameter or header, if one is to blame.</param>
/// <param name="Code">The kind of fault in a word.</param>
/// <param name="Message">The fault in a sentence.</param>
/// <param name="Input">What was given.</param>
internal sealed record Violation(string In, string? Name, string Code, string Message, string? Input = null);
