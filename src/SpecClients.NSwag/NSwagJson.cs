using System.ComponentModel;
using System.Text;
using Newtonsoft.Json;
using SpecClients.NSwag.Reading;
using SpecClients.NSwag.Sending;
using SpecClients.NSwag.Settings;

namespace SpecClients.NSwag;

/// <summary>How the generated models are read and written, losslessly.</summary>
public static class NSwagJson
{
    /// <summary>Settings that keep what came: no guessing at dates, no second document, no filled-in defaults.</summary>
    public static JsonSerializerSettings Configure(JsonSerializerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return JsonSettings.Configure(settings);
    }

    /// <summary>The same settings for a request, which has no members that only the server sets.</summary>
    public static JsonSerializerSettings ConfigureRequests(JsonSerializerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return JsonSettings.ConfigureRequests(settings);
    }

    /// <summary>Reads a document as a generated model, as strictly as the clients read a response.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static T? Read<T>(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Body.Read<T>(Encoding.UTF8.GetBytes(document), origin: new(""), isNullable: true);
    }

    /// <summary>Writes a generated model, or a list of them: what was read comes out as it came.</summary>
    public static string Write(object? model) => JsonConvert.SerializeObject(model, JsonSettings.Models);

    /// <summary>Writes a value as a request has it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string WriteRequest(object? value) => RequestJson.Text(value);
}
