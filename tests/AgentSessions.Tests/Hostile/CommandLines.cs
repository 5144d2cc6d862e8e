using System.CommandLine;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Hostile;

/// <summary>Whatever stands on the command line, it is read or told, and never thrown.</summary>
internal sealed class CommandLines
{
    private static IEnumerable<TestCaseData> Options => ((Command[])[SpecClients.Generation.Commands.GenerateCommand.Create(), SpecCompiler.Commands.GenerateCommand.Create(), GeneratorsCommand.Create(), VerifyCommand.Create(), FidelityCommand.Create(),
        SpecClients.Generation.Commands.ListingsCommand.Create(), SpecCompiler.Commands.ListingsCommand.Create(), ImportCommand.Create(), UpdateCommand.Create(), ReportCommand.Create(), ClientCommand.Create(), InitCommand.Create(), MigrateCommand.Create()])
        .SelectMany(verb => verb.Options.Select(option => new TestCaseData(verb, option).SetArgDisplayNames(verb.Name, option.Name)));

    [TestCaseSource(nameof(Options))]
    public void An_option_may_lack_its_value_or_have_any(Command verb, Option option)
    {
        Assert.That(() => verb.Parse([option.Name]), Throws.Nothing);
        foreach (var value in (string[])["", " ", "\0", "\n", "-1", "NaN", "1e999", "\ud800", "..", new string('9', 5_000), "--root"])
        {
            Assert.That(() => verb.Parse([option.Name, value]), Throws.Nothing, value);
            Assert.That(() => verb.Parse(["acme", option.Name, value, option.Name, value]), Throws.Nothing, value);
        }
    }

    [TestCase("import", "--vendor")]
    [TestCase("import", "--source")]
    [TestCase("client", "--name")]
    [TestCase("client", "--output")]
    public void An_option_without_its_value_is_told(string verb, string option)
    {
        Command[] verbs = [ImportCommand.Create(), ClientCommand.Create()];
        Assert.That(verbs.Single(one => one.Name == verb).Parse(["acme.yaml", option]).Errors.Select(error => error.Message),
            Has.One.EqualTo($"Required argument missing for option: '{option}'."));
    }
}
