using SpecClients.Kiota;

namespace AgentSessions.Tests.Kiota.Described;

internal sealed class NullsInLists
{
    [Test]
    public async Task An_answer_that_is_a_list_may_have_the_nulls_that_are_described()
    {
        Assert.That((await DescribedClient.RunAsync("return await client.Numbers.GetAsync();", "[1.25,null,3]")).Result, Is.EqualTo((float?[])[1.25f, null, 3]));
        Assert.That((await DescribedClient.RunAsync("return await client.Flags.GetAsync();", "[true,null]")).Result, Is.EqualTo((bool?[])[true, null]));
    }

    [Test]
    public async Task A_null_that_is_not_described_is_refused()
    {
        var refused = (await DescribedClient.RunAsync("return await client.Counts.GetAsync();", "[1,null]")).Failure;
        Assert.That(refused, Is.TypeOf<ResponseFormatException>());
        Assert.That(refused!.Message, Does.Contain("$[1]"));
    }

    [Test]
    public async Task A_request_that_is_a_list_of_objects_keeps_its_nulls() =>
        Assert.That((await DescribedClient.RunAsync("await client.Books.PutAsync([new Book { Title = \"a\" }, null!, new Book { Title = \"b\" }]); return null;")).Sent.Body, Is.EqualTo("""[{"title":"a"},null,{"title":"b"}]"""));

    [Test]
    public async Task A_list_within_a_request_keeps_the_nulls_that_are_described() =>
        Assert.That((await DescribedClient.RunAsync("await client.Shelf.PutAsync(new Shelf { Gaps = [null!, new Book { Title = \"a\" }], Full = [null!, new Book { Title = \"b\" }] }); return null;")).Sent.Body,
            Is.EqualTo("""{"full":[{"title":"b"}],"gaps":[null,{"title":"a"}]}"""));
}
