namespace AgentSessions.Tests.Kiota.Described;

internal sealed class PathsInTheirStyle
{
    [TestCase("Draws[\"3,5,8\"].Sum", "/draws/3,5,8/sum")]
    [TestCase("Draws[\"3\"].Sum", "/draws/3/sum")]
    [TestCase("Pairs[\"a,1,b,2\"]", "/pairs/a,1,b,2")]
    [TestCase("PairsEach[\"a=1,b=2\"]", "/pairsEach/a=1,b=2")]
    [TestCase("Label[\".a,b\"]", "/label/.a,b")]
    [TestCase("LabelEach[\".a=1.b=2\"]", "/labelEach/.a=1.b=2")]
    [TestCase("Matrix[\";words=a,b\"]", "/matrix/;words=a,b")]
    [TestCase("MatrixEach[\";words=a;words=b\"]", "/matrixEach/;words=a;words=b")]
    [TestCase("MatrixPairs[\";a=1;b=2\"]", "/matrixPairs/;a=1;b=2")]
    public async Task What_separates_the_parts_of_a_list_or_an_object_in_a_path_is_not_escaped(string builder, string address) =>
        Assert.That((await DescribedClient.RunAsync($"await client.{builder}.GetAsync(); return null;")).Sent.Address, Is.EqualTo(address));

    [TestCase("Words[\"a%2Cb,c%25\"]", "/words/a%2Cb,c%25", TestName = "What is escaped within a value stays so")]
    [TestCase("Words[\"a/b;c=d? é,100%\"]", "/words/a%2Fb%3Bc%3Dd%3F%20%C3%A9,100%25", TestName = "What separates nothing is escaped")]
    [TestCase("Word[\"a,b%2C\"]", "/word/a%2Cb%252C", TestName = "One value is escaped as a whole")]
    [TestCase("MatrixOne[\";word=a;b%2C\"]", "/matrixOne/;word=a%3Bb%252C", TestName = "One value is escaped but for what its style begins with")]
    public async Task Values_in_a_path(string builder, string address) =>
        Assert.That((await DescribedClient.RunAsync($"await client.{builder}.GetAsync(); return null;")).Sent.Address, Is.EqualTo(address));

    [TestCase("")]
    [TestCase("..")]
    [TestCase("%2E%2e")]
    [TestCase("a%2F..%2Fb")]
    [TestCase("a/../b")]
    public async Task A_list_that_leads_to_another_path_is_refused_by_name(string words)
    {
        var ran = await DescribedClient.RunAsync($"await client.Words[\"{words}\"].GetAsync(); return null;");
        Assert.That(ran.Requests, Is.Empty);
        Assert.That((ran.Failure as ArgumentException)?.ParamName, Is.EqualTo("words"));
    }

    [Test]
    public async Task A_request_that_is_sent_again_goes_the_same_way()
    {
        var ran = await DescribedClient.RunAsync("var matrix = client.MatrixOne[\";word=100%\"]; await matrix.GetAsync(); await matrix.GetAsync(); return null;");
        Assert.That(ran.Requests.Select(sent => sent.Address), Is.EqualTo((string[])["/matrixOne/;word=100%25", "/matrixOne/;word=100%25"]));
    }
}
