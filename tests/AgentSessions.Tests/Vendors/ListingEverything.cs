using AgentSessions.Tests.Fidelity;
using AgentSessions.Tests.Sandbox;
using SpecClients.Paging;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>Every vendor by every generator, with and without a container, from the sandbox over loopback.</summary>
[TestFixture]
internal sealed class ListingEverything
{
    private readonly Dictionary<string, List<string>> _served = [];
    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All);

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(typeof(Caller), nameof(Caller.All))]
    public async Task Each_of_10_007_sessions_comes_once_in_the_servers_order_and_as_it_was_served(Caller caller)
    {
        var served = Served(caller.Id);
        using var connection = caller.Connect(_sandbox);
        var index = 0;
        await foreach (var page in connection.List(new PagingOptions { PageSize = caller.PageSize }).PagesAsync(CancellationToken.None))
        {
            foreach (var item in page.Items)
            {
                Assert.That(index, Is.LessThan(served.Count), item);
                JsonAssert.AreEqual(served[index++], item);
            }
        }
        Assert.That(index, Is.EqualTo(10_007));
    }

    [Test]
    public void There_are_five_vendors_by_two_generators_and_the_sandbox_has_the_same() => Assert.Multiple(() =>
    {
        Assert.That(Caller.Alone.Count(), Is.EqualTo(2 * _sandbox.Vendors.Count).And.AtLeast(10));
        Assert.That(Caller.Alone.Select(caller => caller.Id).Distinct(), Is.EquivalentTo(_sandbox.Vendors));
    });

    private List<string> Served(string vendor) => _served.TryGetValue(vendor, out var items)
        ? items
        : _served[vendor] = [.. Enumerable.Range(0, 10_007).Select(index => _sandbox.Item(vendor, index).ToJsonString())];
}
