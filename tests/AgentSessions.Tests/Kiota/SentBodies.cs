using System.Net;
using System.Text;
using AgentSessions.Tests.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Kiota.Abstractions;
using SpecClients.Client;
using SpecClients.Kiota;
using SpecClients.Kiota.Json;

namespace AgentSessions.Tests.Kiota;

/// <summary>Bodies that are not JSON.</summary>
internal sealed class SentBodies
{
    [TestCase("text/plain; charset=utf-8", "a b")]
    [TestCase("application/x-www-form-urlencoded", "name=a%20b")]
    public void Text_and_forms_are_written(string contentType, string wanted)
    {
        using var writer = new SerializationWriterFactory().GetSerializationWriter(contentType);
        writer.WriteStringValue(contentType.StartsWith("text", StringComparison.Ordinal) ? null : "name", "a b");
        using var content = writer.GetSerializedContent();
        using var reader = new StreamReader(content);
        Assert.That(reader.ReadToEnd(), Is.EqualTo(wanted));
    }

    [TestCase(true, "true")]
    [TestCase(false, "false")]
    public void A_truth_value_is_spelt_in_lower_case(bool value, string wanted)
    {
        using var writer = new SerializationWriterFactory().GetSerializationWriter("text/plain");
        writer.WriteBoolValue(null, value);
        using var reader = new StreamReader(writer.GetSerializedContent());
        Assert.That(reader.ReadToEnd(), Is.EqualTo(wanted));
    }

    [Test]
    public void A_multipart_body_has_its_parts()
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") });
        var body = new MultipartBody { RequestAdapter = KiotaAdapter.Create(client, TestApi.KeyHeader, new SpecClientOptions { BaseAddress = new("https://acme.test/") }) };
        body.AddOrReplacePart("note", "text/plain", "a b");
        body.AddOrReplacePart<Stream>("file", "application/octet-stream", new MemoryStream("bytes"u8.ToArray()), "a.bin");
        using var writer = new SerializationWriterFactory().GetSerializationWriter("multipart/form-data");
        writer.WriteObjectValue(null, body);
        using var reader = new StreamReader(writer.GetSerializedContent());
        Assert.That(reader.ReadToEnd(), Does.Contain("name=\"note\"").And.Contain("a b").And.Contain("filename=\"a.bin\"").And.Contain("bytes"));
    }

    [Test]
    public async Task A_list_in_a_multipart_body_is_a_part_for_each_element()
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") });
        var body = new MultipartBody { RequestAdapter = KiotaAdapter.Create(client, TestApi.KeyHeader, new SpecClientOptions { BaseAddress = new("https://acme.test/") }) };
        body.AddOrReplaceParts("tags", "text/plain", ["replaced"]);
        body.AddOrReplaceParts("tags", "text/plain", ["a", "é\r\nb"]);
        body.AddOrReplaceParts("none", "text/plain", []);
        body.AddOrReplacePart("note", "text/plain", "c");
        using var writer = new SerializationWriterFactory().GetSerializationWriter("multipart/form-data");
        writer.WriteObjectValue(null, body);
        var reader = new MultipartReader(body.Boundary, writer.GetSerializedContent());
        var sent = new List<(string Name, string Text)>();
        while (await reader.ReadNextSectionAsync() is { } section)
            sent.Add((section.GetContentDispositionHeader()!.Name.Value!.Trim('"'), await section.ReadAsStringAsync()));
        Assert.That(sent, Is.EqualTo(((string, string)[])[("tags", "a"), ("tags", "é\r\nb"), ("note", "c")]));
    }

    [Test]
    public async Task A_multipart_body_without_parts_is_written()
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") });
        var body = new MultipartBody { RequestAdapter = KiotaAdapter.Create(client, TestApi.KeyHeader, new SpecClientOptions { BaseAddress = new("https://acme.test/") }) };
        using var writer = new SerializationWriterFactory().GetSerializationWriter("multipart/form-data");
        writer.WriteObjectValue(null, body);
        Assert.That(await new MultipartReader(body.Boundary, writer.GetSerializedContent()).ReadNextSectionAsync(), Is.Null);
    }

    [TestCase("text/plain", "value")]
    [TestCase("application/x-www-form-urlencoded", "value")]
    [TestCase("application/x-www-form-urlencoded", "name")]
    [TestCase("application/x-www-form-urlencoded", "list")]
    [TestCase("application/x-www-form-urlencoded", "more")]
    [TestCase("application/x-www-form-urlencoded", "more's name")]
    [TestCase("application/x-www-form-urlencoded", "list of more")]
    [TestCase("multipart/form-data", "value")]
    [TestCase("multipart/form-data", "part")]
    [TestCase("multipart/form-data", "part's name")]
    [TestCase("multipart/form-data", "file's name")]
    public void Half_of_a_character_is_refused(string contentType, string place)
    {
        Assert.That(() => Write("a\ud83d"), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Write("a\ud83d\ude00"), Throws.Nothing);

        void Write(string text)
        {
            using var writer = new SerializationWriterFactory().GetSerializationWriter(contentType);
            var key = contentType == "text/plain" ? null : "key";
            switch (place)
            {
                case "value": writer.WriteStringValue(key, text); break;
                case "name": writer.WriteStringValue(text, "a"); break;
                case "list": writer.WriteCollectionOfPrimitiveValues(key, ["b", text]); break;
                case "more": writer.WriteAdditionalData(new Dictionary<string, object> { ["key"] = text }); break;
                case "more's name": writer.WriteAdditionalData(new Dictionary<string, object> { [text] = 1 }); break;
                case "list of more": writer.WriteAdditionalData(new Dictionary<string, object> { ["key"] = new List<object> { "b", text } }); break;
                case "part": writer.WriteObjectValue(null, Parts(body => body.AddOrReplacePart("note", "text/plain", text))); break;
                case "part's name": writer.WriteObjectValue(null, Parts(body => body.AddOrReplacePart(text, "text/plain", "a"))); break;
                default: writer.WriteObjectValue(null, Parts(body => body.AddOrReplacePart("file", "text/plain", new MemoryStream(), text))); break;
            }
        }
    }

    [Test]
    public void Anything_else_is_refused() =>
        Assert.That(() => new SerializationWriterFactory().GetSerializationWriter("application/xml"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("application/xml"));

    [Test]
    public async Task Plain_text_is_read_as_it_is()
    {
        using var transport = new FakeTransport(_ => new(HttpStatusCode.OK) { Content = new StringContent("a \"b\"", Encoding.UTF8, "text/plain") });
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") }, transport);
        var adapter = KiotaAdapter.Create(client, TestApi.KeyHeader, new SpecClientOptions { BaseAddress = new("https://acme.test/") });
        var request = new RequestInformation(Method.GET, "{+baseurl}/text", new Dictionary<string, object>());
        Assert.That(await adapter.SendPrimitiveAsync<string>(request), Is.EqualTo("a \"b\""));
    }

    private static MultipartBody Parts(Action<MultipartBody> add)
    {
        using var client = ClientPipeline.Create(TestApi.KeyHeader, new SpecClientOptions { ApiKey = "a-key", BaseAddress = new("https://acme.test/") });
        var body = new MultipartBody { RequestAdapter = KiotaAdapter.Create(client, TestApi.KeyHeader, new SpecClientOptions { BaseAddress = new("https://acme.test/") }) };
        add(body);
        return body;
    }
}
