using System.ComponentModel;
using System.Text;
using Newtonsoft.Json;
using SpecClients.Json;
using SpecClients.NSwag.Reading;
using SpecClients.NSwag.Sending;

namespace SpecClients.NSwag;

/// <summary>How the generated models are read and written, losslessly.</summary>
public static class NSwagJson
{
    private static readonly JsonSerializerSettings Settings = Configure(new JsonSerializerSettings());

    private static readonly JsonSerializerSettings RequestSettings = ConfigureRequests(new JsonSerializerSettings());

    internal static JsonSerializer Serializer { get; } = JsonSerializer.Create(Settings);

    internal static JsonSerializer Requests { get; } = JsonSerializer.Create(RequestSettings);

    /// <summary>Settings that keep what came: no guessing at dates, no second document, no filled-in defaults.</summary>
    public static JsonSerializerSettings Configure(JsonSerializerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.DateParseHandling = DateParseHandling.None;
        settings.DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind;
        settings.MetadataPropertyHandling = MetadataPropertyHandling.Ignore;
        settings.CheckAdditionalContent = true;
        settings.ObjectCreationHandling = ObjectCreationHandling.Replace;
        settings.MaxDepth = JsonBody.MaxDepth;
        settings.Converters.Add(new InstantConverter());
        return settings;
    }

    /// <summary>The same settings for a request, which has no members that only the server sets.</summary>
    public static JsonSerializerSettings ConfigureRequests(JsonSerializerSettings settings)
    {
        Configure(settings).ContractResolver = RequestContract.Instance;
        return settings;
    }

    /// <summary>Reads a document as a generated model, as strictly as the clients read a response.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON, or not of that type; its path says where.</exception>
    public static T? Read<T>(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Body.Read<T>(Encoding.UTF8.GetBytes(document), origin: new(""), isNullable: true);
    }

    /// <summary>Writes a generated model, or a list of them: what was read comes out as it came.</summary>
    public static string Write(object? model) => JsonConvert.SerializeObject(model, Settings);

    /// <summary>Writes a value as a request has it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string WriteRequest(object? value) => JsonConvert.SerializeObject(value, RequestSettings);
}
