using System.Net;
using System.Text.Json.Nodes;

namespace AgentSessions.Tests.Members;

[TestFixture]
public sealed class SayingWhatIsRequired
{
    private const string Whole = """{"receiver":"Ann","size":"small","day":"2026-03-09","grams":2,"fragile":false,"remark":null,"lines":[{"what":"book","pieces":1}],"pin":"7","kind":"parcel","version":3}""";

    private static readonly string[] Asked = ["Size", "Day", "Grams", "Fragile", "Lines", "Pin"];
    private static readonly string[] Changed = ["receiver", "size", "day", "grams", "fragile", "lines", "first"];

    private static string Parcel(string generator, string more = "") => $$"""
        var parcel = new Parcel
        {
            Receiver = "Ann", Size = {{(generator == "NSwag" ? "Size.Small" : "\"small\"")}}, Day = new(2026, 3, 9), Grams = 2, Fragile = false, Remark = null,
            Lines = [new Line { What = "book", Pieces = 1 }], Pin = "7",{{more}}
        };
        """;

    private static string Send(string generator) => generator == "NSwag" ? "return await client.SendParcelAsync(parcel);" : "return await client.Parcels.PostAsync(parcel);";

    private static string Change(string generator, string change) =>
        generator == "NSwag" ? $"await client.ChangeParcelAsync({change}, \"1\"); return null;" : $"await client.Parcels[\"1\"].PatchAsync({change}); return null;";

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task What_a_request_requires_is_asked_for_by_the_compiler(string generator)
    {
        var errors = (await Consumer.OfAsync(generator)).ErrorsOf("return new Parcel { Receiver = \"Ann\", Remark = null };");
        var forgotten = errors.Where(error => error.Contains("CS9035", StringComparison.Ordinal)).Select(error => error.Split('\'')[1]);
        Assert.That(forgotten, Is.EquivalentTo(Asked.Select(name => $"Parcel.{name}")), string.Join('\n', errors));
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task A_request_has_what_was_set_the_null_that_was_meant_and_its_constants(string generator) =>
        Same((await (await Consumer.OfAsync(generator)).RunAsync(Parcel(generator) + Send(generator), Answered(), HttpStatusCode.Created)).Body, Whole);

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task What_the_server_sets_is_neither_asked_for_nor_sent(string generator)
    {
        var stamp = generator == "NSwag" ? "new Stamp { At = DateTimeOffset.UnixEpoch }" : "new Stamp { At = DateTimeOffset.UnixEpoch }";
        Same((await (await Consumer.OfAsync(generator)).RunAsync(Parcel(generator, $" Number = \"1\", Stamp = {stamp}") + Send(generator), Answered(), HttpStatusCode.Created)).Body, Whole);
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task What_is_null_all_the_same_is_refused_with_every_name_before_anything_is_sent(string generator)
    {
        var body = Parcel(generator).Replace("\"Ann\"", "null!", StringComparison.Ordinal).Replace("\"book\"", "null!", StringComparison.Ordinal).Replace("\"7\"", "null!", StringComparison.Ordinal);
        var ran = await (await Consumer.OfAsync(generator)).RunAsync(body + Send(generator));
        Assert.Multiple(() =>
        {
            Assert.That(ran.Requests, Is.Empty);
            Assert.That(ran.Failure, Is.TypeOf<ArgumentException>());
            Assert.That(ran.Failure!.Message, Does.Contain("receiver").And.Contains("lines[0].what").And.Contains("pin"));
        });
    }

    [Test]
    public async Task A_value_of_an_open_enum_that_is_none_is_refused()
    {
        var ran = await (await Consumer.OfAsync("NSwag")).RunAsync(Parcel("NSwag").Replace("Size.Small", "default", StringComparison.Ordinal) + Send("NSwag"));
        Assert.That(ran.Failure, Is.TypeOf<ArgumentException>().With.Message.Contains("size"));
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task What_was_read_may_be_changed_and_written_back(string generator)
    {
        var consumer = await Consumer.OfAsync(generator);
        var ran = await consumer.RunAsync(
            generator == "NSwag" ? "var parcel = await client.GetParcelAsync(\"1\"); return await client.SendParcelAsync(parcel!);"
                : "var parcel = await client.Parcels[\"1\"].GetAsync(); parcel!.Grams = 5; parcel.Pin = \"9\"; return await client.Parcels.PostAsync(parcel);",
            Answered());
        if (generator == "NSwag")
            Assert.That(ran.Failure, Is.TypeOf<ArgumentException>().With.Message.Contains("pin"), "it never comes, and is required of a request");
        else
            Same(ran.Requests[^1], Whole.Replace("\"grams\":2", "\"grams\":5", StringComparison.Ordinal).Replace("\"pin\":\"7\"", "\"pin\":\"9\"", StringComparison.Ordinal));
    }

    [TestCase("NSwag", "null", ExpectedResult = """{"receiver":null,"size":null,"day":null,"grams":null,"fragile":null,"lines":null,"first":null}""")]
    [TestCase("Kiota", "null", ExpectedResult = """{"receiver":null,"size":null,"day":null,"grams":null,"fragile":null,"lines":null,"first":null}""")]
    public async Task<string> A_patch_clears_every_member_that_is_set_to_null(string generator, string value)
    {
        var all = string.Join(", ", Changed.Select(name => $"{char.ToUpperInvariant(name[0])}{name[1..]} = {value}"));
        return InOrder((await (await Consumer.OfAsync(generator)).RunAsync(Change(generator, $"new Change {{ {all} }}"), status: HttpStatusCode.NoContent)).Body, Changed);
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task A_patch_leaves_what_is_not_set(string generator) =>
        Same((await (await Consumer.OfAsync(generator)).RunAsync(Change(generator, "new Change { Grams = 4, Fragile = null }"), status: HttpStatusCode.NoContent)).Body, """{"grams":4,"fragile":null}""");

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task Members_of_answers_alone_have_the_same_types_and_are_not_asked_for(string generator) =>
        Assert.That((await Consumer.OfAsync(generator)).ErrorsOf("var receipt = new Receipt(); long grams = receipt.Grams; string number = receipt.Number; bool? paid = receipt.Paid; return grams + number.Length;"), Is.Empty);

    [TestCase("NSwag", """{"number":"1","lines":[],"line":{"what":"a","pieces":1}}""", "$.grams")]
    [TestCase("Kiota", """{"number":"1","lines":[],"line":{"what":"a","pieces":1}}""", "$.grams")]
    [TestCase("NSwag", """{"number":null,"grams":1,"lines":[],"line":{"what":"a","pieces":1}}""", "$.number")]
    [TestCase("Kiota", """{"number":null,"grams":1,"lines":[],"line":{"what":"a","pieces":1}}""", "$.number")]
    [TestCase("NSwag", """{"number":"1","grams":1,"lines":[],"line":{"what":"a"}}""", "$.line.pieces")]
    [TestCase("Kiota", """{"number":"1","grams":1,"lines":[],"line":{"what":"a"}}""", "$.line.pieces")]
    public async Task An_answer_without_a_required_member_is_a_typed_error_with_its_path(string generator, string answer, string path)
    {
        var ran = await (await Consumer.OfAsync(generator)).RunAsync(generator == "NSwag" ? "return await client.GetReceiptAsync();" : "return await client.Receipts.GetAsync();", answer);
        Assert.That(ran.Failure, Is.InstanceOf<IApiError>().With.Message.Contains(path));
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task A_success_without_a_body_is_null_and_the_compiler_knows(string generator)
    {
        var consumer = await Consumer.OfAsync(generator);
        var call = generator == "NSwag" ? "Task<Parcel?> asked = client.GetParcelAsync(\"1\");" : "Task<Parcel?> asked = client.Parcels[\"1\"].GetAsync();";
        Assert.That((await consumer.RunAsync($"{call} return await asked;", status: HttpStatusCode.NoContent)).Result, Is.Null);
    }

    [TestCase("NSwag")]
    [TestCase("Kiota")]
    public async Task A_class_sends_its_discriminator_by_itself_and_first(string generator)
    {
        var call = generator == "NSwag" ? "await client.AddCarrierAsync(carrier); return null;" : "await client.Carriers.PostAsync(carrier); return null;";
        var sent = (await (await Consumer.OfAsync(generator)).RunAsync("Carrier carrier = new Truck { Name = \"a\", Axles = 3 }; " + call, status: HttpStatusCode.NoContent)).Body;
        Assert.That(sent, Does.StartWith("""{"by":"road",""").And.Contains("\"axles\":3").And.Contains("\"name\":\"a\""));
    }

    [Test]
    public async Task A_union_that_was_read_goes_back_as_it_came_with_nothing_of_its_other_branch()
    {
        const string Sent = """{"owner":{"name":"Ann","age":40}}""";
        var ran = await (await Consumer.OfAsync("Kiota")).RunAsync(
            "var read = await client.Owners.PutAsync(new Ownership { Owner = new() { Person = new Person { Name = \"Ann\", Age = 40 } } }); await client.Owners.PutAsync(read!); return null;", Sent);
        Assert.That(ran.Requests, Has.Count.EqualTo(2), $"{ran.Failure}");
        Assert.That(ran.Requests, Has.All.EqualTo("""{"owner":{"age":40,"name":"Ann"}}"""));
    }

    [Test]
    public async Task Parts_that_a_form_requires_are_arguments_that_cannot_be_left_out()
    {
        var consumer = await Consumer.OfAsync("NSwag");
        Assert.That(consumer.ErrorsOf("await client.AddLabelAsync(note: \"n\"); return null;"), Has.Some.Contains("CS7036"));
        var sent = (await consumer.RunAsync("await client.AddLabelAsync(new FileParameter(new MemoryStream([65]), \"a.png\"), 2); return null;", status: HttpStatusCode.NoContent)).Body;
        Assert.That(sent, Does.Contain("name=\"label\"").And.Contains("name=\"grams\"").And.Not.Contain("note"));
    }

    [TestCase("new MultipartBody()", "label, grams")]
    [TestCase("Form()", "grams")]
    public async Task A_form_of_Kiotas_without_a_required_part_is_refused_with_its_name(string form, string missing)
    {
        var ran = await (await Consumer.OfAsync("Kiota")).RunAsync(
            $"static MultipartBody Form() {{ var form = new MultipartBody(); form.AddOrReplacePart(\"label\", \"image/png\", new MemoryStream([65]), \"a.png\"); return form; }} await client.Labels.PostAsync({form}); return null;", status: HttpStatusCode.NoContent);
        Assert.That(ran.Failure, Is.TypeOf<ArgumentException>().With.Message.Contains(missing));
        Assert.That(ran.Requests, Is.Empty);
    }

    private static string Answered() => """{"receiver":"Ann","size":"small","day":"2026-03-09","grams":2,"fragile":false,"remark":null,"lines":[{"what":"book","pieces":1}],"kind":"parcel","version":3,"number":"1","stamp":{"at":"2026-03-09T08:00:00Z"}}""";

    private static void Same(string sent, string expected) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(expected)), Is.True, sent);

    private static string InOrder(string json, string[] names)
    {
        var sent = JsonNode.Parse(json)!.AsObject();
        Assert.That(sent.Select(member => member.Key), Is.EquivalentTo(names));
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, sent[name]?.DeepClone()))).ToJsonString();
    }
}
