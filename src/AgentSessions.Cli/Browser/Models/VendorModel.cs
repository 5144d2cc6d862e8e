namespace AgentSessions.Cli.Browser.Models;

/// <summary>A vendor as the sandbox plays it.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Title">The API's title and version.</param>
/// <param name="Address">Where its API is.</param>
/// <param name="Variables">What points a client there: lines of an environment file.</param>
public sealed record VendorModel(string Vendor, string Title, string Address, IReadOnlyList<string> Variables);
