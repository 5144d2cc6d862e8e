namespace AgentSessions.Tests.CommandLine;

internal sealed class Correcting
{
    [TestCase("lits", ExpectedResult = "Unrecognized command or argument 'lits'. Did you mean 'list'?")]
    [TestCase("vendor", ExpectedResult = "Unrecognized command or argument 'vendor'. Did you mean 'vendors'?")]
    [TestCase("nonsense", ExpectedResult = "Unrecognized command or argument 'nonsense'.")]
    [TestCase("sandbox", "--latencey", ExpectedResult = "Unrecognized command or argument '--latencey'. Did you mean '--latency'?")]
    [TestCase("list", "meibel", "--formt", ExpectedResult = "There is no option '--formt'. Did you mean '--format'?")]
    [TestCase("list", "meibel", "support", "--max-items", ExpectedResult = "Unrecognized command or argument '--max-items'.")]
    [TestCase("list", "meibel", "--query", "statsu=RUNNING", ExpectedResult = "meibel has no parameter 'statsu': did you mean status?")]
    [TestCase("list", "pgia", ExpectedResult = "There is no vendor 'pgia': did you mean pgai?")]
    public async Task<string> A_mistyped_word_is_answered_by_the_one_that_was_meant(params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        return run.ErrorLines.First(line => !line.Contains("these are the sandbox's sessions", StringComparison.Ordinal));
    }
}
