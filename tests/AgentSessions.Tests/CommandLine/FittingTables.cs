using AgentSessions.Cli.Output;

namespace AgentSessions.Tests.CommandLine;

internal sealed class FittingTables
{
    private static readonly string[] Columns = ["id", "status", "title", "cost", "note", "tags"];
    private static readonly string[] Sessions =
    [
        """{"id":"sess_1","status":"COMPLETED","title":"A title that is longer than twenty-four characters","cost":1.25,"note":null}""",
        """{"id":"sess_2","status":"RUNNING","title":"Short","cost":12,"tags":["a","b"]}""",
    ];

    [TestCase(30)]
    [TestCase(60)]
    [TestCase(80)]
    [TestCase(200)]
    public async Task A_line_is_a_session_and_no_longer_than_the_terminal(int width)
    {
        var (output, error) = await WriteAsync(width, Sessions);

        Assert.That(output, Has.Length.EqualTo(2 + Sessions.Length), "A header, a rule and the sessions.");
        Assert.That(output.Select(line => line.Length), Has.All.LessThanOrEqualTo(width));
        Assert.That(output[2], Does.Contain("sess_1"));
        var shown = output[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var missing = error.Split(": ").Skip(1).SelectMany(text => text.Split(". ")[0].Split(", "));
        Assert.That(shown.Concat(missing), Is.EqualTo(Columns), "What is not shown is named.");
    }

    [Test]
    public async Task Where_all_fits_nothing_is_said_to_be_missing()
    {
        var (_, error) = await WriteAsync(200, Sessions);

        Assert.That(error, Is.EqualTo("2 sessions.\n"));
    }

    [Test]
    public async Task Without_a_terminal_a_line_has_no_end()
    {
        var (output, error) = await WriteAsync(null, Sessions);

        Assert.That(output[0], Does.Contain("tags"));
        Assert.That(output[2], Does.Contain("A title that is longer than twenty-four characters"));
        Assert.That(error, Is.EqualTo("2 sessions.\n"));
    }

    [Test]
    public async Task One_column_is_always_shown()
    {
        var (output, error) = await WriteAsync(5, Sessions);

        Assert.That(output, Has.Length.EqualTo(2 + Sessions.Length));
        Assert.That(error, Does.Contain("Not shown for want of width: status, title, cost, note, tags."));
    }

    [Test]
    public async Task What_a_terminal_would_obey_is_not_written()
    {
        var (output, _) = await WriteAsync(80, """{"id":"a\u001b[31mred\u0007","two":"one\r\ntwo\tthree","[bold]":"[red]plain[/]"}""");

        Assert.That(output, Has.Length.EqualTo(3));
        Assert.That(string.Concat(output), Does.Not.Match("[\u0000-\u001f]").And.Contain("one two three").And.Contain("[red]plain[/]").And.Contain("[bold]"));
    }

    private static async Task<(string[] Output, string Error)> WriteAsync(int? width, params string[] sessions)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var table = new TableFormat(output, error, width);
        await table.WriteAsync(sessions);
        await table.EndAsync();
        return ([.. output.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)], error.ToString());
    }
}
