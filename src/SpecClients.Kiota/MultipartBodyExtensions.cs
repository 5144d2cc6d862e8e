using System.ComponentModel;
using System.Text;
using Microsoft.Kiota.Abstractions;
using SpecClients.Http;
using SpecClients.Kiota.Json;

namespace SpecClients.Kiota;

/// <summary>What forms with parts can hold beside single values.</summary>
public static class MultipartBodyExtensions
{

    /// <summary>Adds a list of texts: a part of one name for each, as OpenAPI sends the elements of an array.</summary>
    /// <remarks>
    /// Kiota's <see cref="MultipartBody.AddOrReplacePart{T}"/> keeps one part of a name, unless its files have names that
    /// differ, so that several files need no help.
    /// </remarks>
    /// <param name="body">The body.</param>
    /// <param name="partName">The name of each part.</param>
    /// <param name="contentType">The media type of each part, as in <c>text/plain</c>.</param>
    /// <param name="values">The elements; without any, there is no part.</param>
    public static void AddOrReplaceParts(this MultipartBody body, string partName, string contentType, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrEmpty(partName);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        if (contentType.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A media type cannot have a line break in it.", nameof(contentType));
        ArgumentNullException.ThrowIfNull(values);
        // The first part's content goes on with the others: what stands between them is the same for each.
        var between = $"\r\n--{body.Boundary}\r\nContent-Type: {contentType}\r\nContent-Disposition: form-data; name=\"{PartNames.Escape(partName)}\"\r\n\r\n";
        var parts = values.ToList();
        body.RemovePart(partName, null);
        if (parts.Count > 0)
            body.AddOrReplacePart(partName, contentType, Encoding.UTF8.GetBytes(string.Join(between, parts)));
    }

    /// <summary>Has a body refused, when it is written, that lacks one of these parts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Require(this MultipartBody body, params string[] partNames) => MultipartWriter.Required.AddOrUpdate(body, partNames);
}
