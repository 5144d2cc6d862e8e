namespace SpecClients;

/// <summary>What one account's settings are called, in the configuration and in the environment.</summary>
internal sealed class SettingNames(ApiDescription api, string? account = null)
{
    /// <summary>The configuration section, as in <c>PipecatCloud</c>.</summary>
    public string Section => account is null ? api.Name : $"{api.Name}:{account}";

    /// <summary>An environment variable, as in <c>PIPECAT_CLOUD_API_KEY</c>.</summary>
    public string Variable(string setting)
    {
        var name = account is null ? $"{api.Vendor}_{setting}" : $"{api.Vendor}_{account}_{setting}";
        return string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
    }

    /// <summary>Takes what the environment sets.</summary>
    public void ReadEnvironment(SpecClientOptions options)
    {
        if (Read("API_KEY") is { } key)
            options.ApiKey = key;
        if (Read("BASE_URL") is { } address)
            options.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute);
        foreach (var variable in api.Servers.SelectMany(server => server.Variables))
        {
            if (Read(variable.Name) is { } value)
                options.ServerVariables[variable.Name] = value;
        }
    }

    private string? Read(string setting) => Environment.GetEnvironmentVariable(Variable(setting)) is { Length: > 0 } value ? value : null;
}
