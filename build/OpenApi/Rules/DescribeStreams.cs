using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Streams;

namespace SpecClients.OpenApi.Rules;

/// <summary>
/// What is streamed gets the schema of one item for its schema, and an extension that says how items follow each other. Of
/// events of several names an item is an object that has a member for each, and the one that came.
/// </summary>
internal sealed class DescribeStreams : IRule
{
    public string Name => "describe-streams";

    public string Purpose => "No generator reads itemSchema, and each takes the schema of an item for that of a whole body.";

    public void Apply(WorkingDocument document)
    {
        foreach (var response in document.Parts.Where(part => part.Part == Part.Response))
        {
            foreach (var media in Schemas.Members(response.Value["content"]).ToList())
            {
                if (media.Value is JObject value && document.Resolve(value) is var own)
                    Describe(media.Name, own, document);
            }
        }
    }

    private void Describe(string mediaType, JObject media, WorkingDocument document)
    {
        if (media[Extension.Stream] is not null)
            return;
        if (StreamKinds.Of(mediaType) is not { } kind)
        {
            if (media["schema"] is null && media["itemSchema"] is JObject each)
                Set(media, new JObject { ["type"] = "array", ["items"] = each.DeepClone() }, $"itemSchema → a list of them", document);
            return;
        }
        var stream = new JObject { [StreamWords.Kind] = kind.ToString() };
        if (ItemOf(media, document) is { } item)
        {
            if (kind == StreamKind.Events && EventFrame.In(document.Root, item) is { } frames)
                Frame(media, frames, stream, document);
            else if (!IsPlain(document.Resolve(item)) || media["itemSchema"] is not null)
                Set(media, item, $"{mediaType} → a stream of items", document);
            else
                stream[StreamWords.Untyped] = true;
        }
        else
        {
            stream[StreamWords.Untyped] = true;
        }
        if (media[Extension.SpeakeasySentinel] is JValue { Value: string end })
            stream[StreamWords.End] = end;
        media[Extension.Stream] = stream;
    }

    private static JObject? ItemOf(JObject media, WorkingDocument document) =>
        media["itemSchema"] as JObject ?? (media["schema"] is JObject schema ? document.Resolve(schema) is { } all && Schemas.TypeOf(all) == "array" && all["items"] is JObject items ? items : schema : null);

    /// <summary>Text of which nothing is said is the caller's to read.</summary>
    private static bool IsPlain(JObject schema) =>
        Schemas.TypeOf(schema) == "string" && schema["enum"] is null && schema["const"] is null || !schema.Properties().Any(word => word.Name is not ("description" or "title" or "example" or "examples" or "format"));

    private void Frame(JObject media, IReadOnlyList<EventFrame> frames, JObject stream, WorkingDocument document)
    {
        if (frames.FirstOrDefault(frame => frame.End is not null) is { End: { } end })
            stream[StreamWords.End] = end;
        var said = frames.Where(frame => frame.End is null).ToList();
        if (said is [{ Names: [] or ["message"] } only])
        {
            if (only.IsText)
                stream[StreamWords.Text] = new JArray("message");
            Set(media, only.Data is null || only.IsText ? new JObject { ["type"] = "string" } : (JObject)only.Data.DeepClone(), "the fields of events → their data", document);
            return;
        }
        var members = new JObject();
        var texts = new JArray();
        foreach (var (name, frame) in said.SelectMany(frame => (frame.Names.Count == 0 ? ["message"] : frame.Names).Select(name => (name, frame))))
        {
            var data = frame.Data is null || frame.IsText ? new JObject { ["type"] = "string" } : (JObject)frame.Data.DeepClone();
            if (frame.IsText)
                texts.Add(name);
            members[name] = members[name] is JObject other && !JToken.DeepEquals(other, data) ? new JObject { ["oneOf"] = new JArray(other.DeepClone(), data) } : data;
        }
        stream[StreamWords.ByName] = true;
        if (texts.Count > 0)
            stream[StreamWords.Text] = texts;
        var item = new JObject { ["type"] = "object", ["description"] = "One event: the member that is called like it has its data, and no other is set.", ["properties"] = members };
        Set(media, item, $"events → an object of {members.Count} that may come", document);
    }

    private void Set(JObject media, JObject item, string change, WorkingDocument document)
    {
        document.Log(this, media, change);
        media.Property("itemSchema")?.Remove();
        media["schema"] = item.Parent is null ? item : item.DeepClone();
    }
}
