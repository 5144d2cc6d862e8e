using System.ComponentModel;
using System.Net.Http.Headers;
using System.Text;
using SpecClients.Http;

namespace SpecClients.NSwag.Sending;

/// <summary>A form: its fields and files, and the body that they make.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormBody
{
    private readonly List<(string Name, HttpContent Content, string? FileName)> _parts = [];
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    /// <summary>The form whose fields are an object's members.</summary>
    public static FormBody Of(object value)
    {
        var form = new FormBody();
        foreach (var (name, member) in PlainValue.Members(value))
            form.Add(name, member);
        return form;
    }

    /// <summary>Adds a field: a list is a field for each element, an object is JSON, and what has no value is left out.</summary>
    public void Add(string name, object? value)
    {
        if (value is null)
            return;
        if (PlainValue.IsList(value, out var items))
        {
            foreach (var item in items)
                Add(name, item);
            return;
        }
        var text = PlainValue.Text(value);
        RequestRules.RefuseHalves(name, text);
        _pairs.Add(KeyValuePair.Create(name, text));
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = PlainValue.IsObject(value) ? new MediaTypeHeaderValue("application/json") : null;
        _parts.Add((name, content, null));
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="data">What is in it.</param>
    /// <param name="fileName">The file's name; without one, the field's.</param>
    /// <param name="contentType">Its media type, if it is said.</param>
    public void AddFile(string name, Stream data, string? fileName, string? contentType)
    {
        var content = new StreamContent(data);
        content.Headers.ContentType = string.IsNullOrEmpty(contentType) ? null : MediaTypeHeaderValue.Parse(contentType);
        _parts.Add((name, content, string.IsNullOrEmpty(fileName) ? name : fileName));
    }

    /// <summary>The body as <c>application/x-www-form-urlencoded</c>; null where the form is empty.</summary>
    public HttpContent? UrlEncoded() => _pairs.Count == 0 ? null : new FormUrlEncodedContent(_pairs);

    /// <summary>The body as <c>multipart/form-data</c>; null where the form is empty.</summary>
    public HttpContent? Multipart()
    {
        if (_parts.Count == 0)
            return null;
        // Some servers read no boundary that stands in quotation marks, which .NET puts around it.
        var boundary = Guid.NewGuid().ToString();
        var body = new MultipartFormDataContent(boundary);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary);
        foreach (var (name, content, fileName) in _parts)
        {
            if (fileName is null)
                body.Add(content, Quoted(name));
            else
                body.Add(content, Quoted(name), PartNames.Escape(fileName));
        }
        return body;
    }

    private static string Quoted(string name) => $"\"{PartNames.Escape(name)}\"";
}
