using System.Reflection;
using Microsoft.Kiota.Abstractions.Serialization;
using SpecClients.Kiota.Json;

namespace AgentSessions.Tests.Kiota.SideBySide;

/// <summary>Each call that Kiota's packages and callers make on a writer, through Kiota's and through ours.</summary>
internal sealed class Writing
{
    /// <summary>Where ours sends something else. Of two calls that are valid, none is here.</summary>
    private static readonly Wanted[] Differences =
    [
        new("application/json, *: a union of nothing", Outcome.Throws, "*{\"k\":null}*", "Kiota has written the name by then, and cannot go on."),
        new("application/json, a body*: models", "[{\"name\":\"a\"},{}]", "[{\"name\":\"a\"},null,{}]", "An element that is null is null: without it, those after it would take its place."),
        new("application/json, *", "*+00:00\"*", "*Z\"*", "A time in UTC ends in Z: some servers read nothing else."),
        new("application/json, *with bytes", "*[1,250]*", "*\"Afo=\"*", "Bytes are base64 wherever they stand, as in a member of their own. Kiota's own reader cannot read its numbers back."),
        new("application/json, *a list of bytes", "*[[1,250],[]]*", "*[\"Afo=\",\"\"]*", "The same: a description says base64 text."),
        new("application/json, *with a short", "*{}*", "*1*", "Kiota knows four of the whole numbers, and writes an empty object for the others."),
        new("application/json, *with a ushort", "*{}*", "*1*", "The same."),
        new("application/json, *with a uint", "*{}*", "*1*", "The same."),
        new("application/json, *with a ulong", "*{}*", "*18446744073709551615*", "The same."),
        new("application/json, *with a DateOnly", Outcome.Throws, "*\"2026-03-04\"*", "Kiota knows its own days alone."),
        new("application/json, *with a TimeOnly", Outcome.Throws, "*\"05:06:07\"*", "The same of times of day."),
        new("application/json, *with a stream", Outcome.Throws, "*\"Afo=\"*", "Kiota's generator makes a stream of each base64 text in a list, and its writer cannot write one."),
        new("application/json, *with an enum", "*{}*", Outcome.Throws, "Kiota writes an empty object. Which of its names is meant is not known without the enum's type."),
        new("application/json, *with a character", "*{}*", Outcome.Throws, "Kiota writes an empty object."),
        new("application/json, *: additional data without a name", Outcome.Throws, "*{\"\":1}*", "A member whose name is empty is a member; it comes so, and goes so."),
        new("application/json, a body*: additional data without a name", "1", Outcome.Throws, "There is no object here that could have it."),
        new("application/json, *: an untyped object without a name", Outcome.Throws, "*{\"\":1}*", "The same."),
        new("text/plain, *: the truth value True", "True", "true", "A description's truth values are true and false, as Kiota's other writers have it; True is .NET's."),
        new("text/plain, *: the truth value False", "False", "false", "The same."),
        new("application/x-www-form-urlencoded, *: the string '\ud800'", "k=%EF%BF%BD", Outcome.Throws, "Half of a character would be sent as another one. Kiota's other writers refuse it too."),
        new("multipart/form-data, a body with a key: the string 'line\r\nline'", "k: line\r\nline*", Outcome.Throws, "A line break would begin another header of the part."),
    ];

    private static readonly (string Name, Action<ISerializationWriter, Action<ISerializationWriter, string?>> Write)[] Places =
    [
        ("a body", (writer, write) => write(writer, null)),
        ("a body with an empty key", (writer, write) => write(writer, "")),
        ("a body with a key", (writer, write) => write(writer, "k")),
        ("a member", (writer, write) => writer.WriteObjectValue(null, new Written(inside => write(inside, "k")))),
        ("a member without a name", (writer, write) => writer.WriteObjectValue(null, new Written(inside => write(inside, "")))),
        ("a member of a member", (writer, write) => writer.WriteObjectValue(null, new Written(outside => outside.WriteObjectValue("o", new Written(inside => write(inside, "k")))))),
    ];

    private static readonly string[] Types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];

    [TestCaseSource(nameof(Types))]
    public void A_call_writes_what_Kiotas_writer_writes(string type) =>
        Assert.That(Outcomes(type).Where(outcome => outcome.Kiota != outcome.Ours && !Differences.Any(wanted => wanted.Covers(outcome))), Is.Empty);

    [TestCaseSource(nameof(Differences))]
    public void A_difference_is_still_there(object difference) =>
        Assert.That(Types.SelectMany(Outcomes).Any(outcome => outcome.Kiota != outcome.Ours && ((Wanted)difference).Covers(outcome)), difference.ToString());

    [Test]
    public void Every_member_of_a_writer_is_called()
    {
        var called = new HashSet<string>();
        var writer = DispatchProxy.Create<ISerializationWriter, Recorder>();
        ((Recorder)writer).Called = called;
        foreach (var (_, write) in WriterCalls.All)
            write(writer, "k");
        Assert.That(called, Is.SupersetOf(typeof(ISerializationWriter).GetMethods().Where(method => method.Name.StartsWith("Write", StringComparison.Ordinal)).Select(method => method.Name)));
    }

    [Test]
    public void A_model_is_announced_as_by_Kiotas_writer()
    {
        Assert.That(Announced(new SerializationWriterFactory()), Is.EqualTo(Announced(PlainKiota.Writers)));

        static List<string> Announced(ISerializationWriterFactory factory)
        {
            var calls = new List<string>();
            using var writer = factory.GetSerializationWriter("application/json");
            writer.OnBeforeObjectSerialization = model => calls.Add($"before {model.GetType().Name}");
            writer.OnStartObjectSerialization = (model, self) => calls.Add($"start {model.GetType().Name} {self == writer}");
            writer.OnAfterObjectSerialization = model => calls.Add($"after {model.GetType().Name}");
            writer.WriteObjectValue(null, new Thing { Inner = new Thing() }, new Written(one => one.WriteObjectValue("u", new Union(branch => branch.WriteObjectValue(null, new Thing())))));
            return calls;
        }
    }

    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/vnd.acme+json")]
    [TestCase("application/problem+json")]
    [TestCase("text/plain;charset=utf-8")]
    [TestCase("multipart/form-data; boundary=b")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/xml")]
    [TestCase("text/csv")]
    [TestCase("")]
    [TestCase(null)]
    public void A_media_type_has_the_writer_that_it_has_with_Kiota(string? type)
    {
        var outcome = Outcome.Of($"{type}", () => Written(PlainKiota.Writers), () => Written(new SerializationWriterFactory()));
        Assert.That(outcome.Ours, Is.EqualTo(outcome.Kiota));

        string Written(ISerializationWriterFactory factory)
        {
            using var writer = factory.GetSerializationWriter(type!);
            writer.WriteStringValue(null, "a");
            return Outcome.Text(writer.GetSerializedContent());
        }
    }

    [Test]
    public void A_media_type_is_known_however_it_is_spelt() => Assert.That(() => new SerializationWriterFactory().GetSerializationWriter("Application/JSON"), Throws.Nothing);

    private static IEnumerable<Outcome> Outcomes(string type)
    {
        foreach (var place in Places)
        {
            foreach (var (name, write) in WriterCalls.All)
                yield return Outcome.Of($"{type}, {place.Name}: {name}", () => Written(PlainKiota.Writers, write), () => Written(new SerializationWriterFactory(), write));

            string Written(ISerializationWriterFactory factory, Action<ISerializationWriter, string?> write)
            {
                using var writer = factory.GetSerializationWriter(type);
                place.Write(writer, write);
                return Outcome.Text(writer.GetSerializedContent());
            }
        }
    }
}
