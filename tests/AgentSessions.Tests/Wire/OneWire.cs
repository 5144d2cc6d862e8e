using System.Globalization;
using System.Text;

namespace AgentSessions.Tests.Wire;

/// <summary>What an answer is read as does not depend on who generated the client.</summary>
internal sealed class OneWire
{
    private BothClients _shapes = null!;

    [OneTimeSetUp]
    public async Task Compile()
    {
        var clients = await ShapesClients.CompileAsync();
        _shapes = new(clients.Description, clients.NSwagAsync, clients.KiotaAsync);
    }

    [TestCaseSource(typeof(ChangedBodies), nameof(ChangedBodies.All))]
    public async Task Both_generators_clients_make_the_same_of_a_body(string document, string from, string to, string wanted)
    {
        var name = document.Split(' ');
        var body = ChangedBodies.Of(document, from, to);
        var status = name.Length > 1 ? int.Parse(name[1], CultureInfo.InvariantCulture) : 200;
        var (nswag, kiota) = await (name[0] == "shapes" ? _shapes : BothClients.Vendors[name[0]]).AnswerAsync(status, body);
        var text = Encoding.UTF8.GetString(body);
        Assert.Multiple(() =>
        {
            Assert.That(nswag.Against(text), Is.EqualTo(wanted), "NSwag");
            var isException = ChangedBodies.Exceptions.ContainsKey((document, from, to));
            Assert.That(kiota.Against(text), isException ? Is.Not.EqualTo(wanted) : Is.EqualTo(wanted), "Kiota");
        });
    }

    [Test]
    public void The_exceptions_are_few_and_each_is_of_a_body_that_is_tried()
    {
        var tried = ChangedBodies.All().Select(change => ((string)change.Arguments[0]!, (string)change.Arguments[1]!, (string)change.Arguments[2]!)).ToList();
        Assert.That(tried, Has.Count.GreaterThanOrEqualTo(60).And.SupersetOf(ChangedBodies.Exceptions.Keys));
        Assert.That(ChangedBodies.Exceptions, Has.Count.LessThanOrEqualTo(6));
    }
}
