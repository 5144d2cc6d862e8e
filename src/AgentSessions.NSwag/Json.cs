using Newtonsoft.Json;

namespace AgentSessions.NSwag;

/// <summary>How the generated models are read and written.</summary>
public static class Json
{
    /// <summary>Settings that keep what came: no guessing at dates, no second document, no filled-in defaults.</summary>
    public static JsonSerializerSettings Configure(JsonSerializerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.DateParseHandling = DateParseHandling.None;
        settings.DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind;
        settings.CheckAdditionalContent = true;
        settings.ObjectCreationHandling = ObjectCreationHandling.Replace;
        settings.MaxDepth = 64;
        settings.Converters.Add(new InstantConverter());
        return settings;
    }
}
