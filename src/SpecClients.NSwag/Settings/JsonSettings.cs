using Newtonsoft.Json;
using SpecClients.Json;

namespace SpecClients.NSwag.Settings;

/// <summary>How Newtonsoft.Json is set, to read and to write.</summary>
internal static class JsonSettings
{
    public static JsonSerializerSettings Models { get; } = Configure(new JsonSerializerSettings());

    public static JsonSerializer Reader { get; } = JsonSerializer.Create(Models);

    public static readonly JsonSerializerSettings Requests = ConfigureRequests(new JsonSerializerSettings());

    public static JsonSerializer Writer { get; } = JsonSerializer.Create(Requests);

    public static JsonSerializerSettings Configure(JsonSerializerSettings settings)
    {
        settings.DateParseHandling = DateParseHandling.None;
        settings.DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind;
        settings.MetadataPropertyHandling = MetadataPropertyHandling.Ignore;
        settings.CheckAdditionalContent = true;
        settings.ObjectCreationHandling = ObjectCreationHandling.Replace;
        settings.MaxDepth = JsonBody.MaxDepth;
        settings.Converters.Add(new InstantConverter());
        return settings;
    }

    public static JsonSerializerSettings ConfigureRequests(JsonSerializerSettings settings)
    {
        Configure(settings).ContractResolver = RequestContract.Instance;
        return settings;
    }
}
