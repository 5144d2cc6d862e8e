using Newtonsoft.Json;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Fidelity;

/// <summary>The vendors and the generators' clients that the matrix is of.</summary>
internal static class Matrix
{
    public static Repository Repository { get; } = new(RepositoryRoot.Path);

    public static IReadOnlyList<SpecFiles> Vendors { get; } = Repository.Vendors;

    public static IReadOnlyList<Library> Libraries { get; } = [new(typeof(AgentSessions.NSwag.Meibel).Assembly), new(typeof(AgentSessions.Kiota.Meibel).Assembly)];

    /// <summary>Each vendor's identifier with each generator.</summary>
    public static IEnumerable<TestCaseData> All =>
        from vendor in Vendors
        from library in Libraries
        select new TestCaseData(vendor.Id, library.Generator);

    public static Library Library(string generator) => Libraries.Single(library => library.Generator == generator);

    public static VendorDocument Document(string vendor) =>
        Vendors.Single(files => files.Id == vendor) is var files ? VendorDocument.Parse(vendor, files.Read().Document.ToString(Formatting.None), files.SpecName) : null!;
}
