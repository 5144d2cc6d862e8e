using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SpecClients.Http;

namespace SpecClients.Client;

/// <summary>Where one account's settings come from, what they are called there, and what is wrong with them.</summary>
internal sealed class ClientSettings(ApiDescription api, string? account = null, string? optionsName = null) : IValidateOptions<SpecClientOptions>
{
    private readonly SettingNames _names = new(api, account);

    /// <summary>Takes what the configuration sets.</summary>
    /// <exception cref="OptionsValidationException">A value is none for its setting; the message names each such setting and shows no value.</exception>
    public void ReadConfiguration(IConfiguration configuration, SpecClientOptions options)
    {
        var section = configuration.GetSection(_names.Section);
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException)
        {
            // The binder's own message quotes the value, and so does its cause.
            var wrong = section.GetChildren().Where(setting => !Binds(section.Path, setting)).Select(setting => $"{setting.Key} is no value that it could have. Setting: {setting.Path}.");
            throw new OptionsValidationException(optionsName ?? api.Name, typeof(SpecClientOptions), [.. wrong]);
        }
    }

    private static bool Binds(string section, IConfigurationSection setting)
    {
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection(setting.AsEnumerable()).Build().GetSection(section).Bind(new SpecClientOptions());
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Takes what the environment sets.</summary>
    public void ReadEnvironment(SpecClientOptions options) => _names.ReadEnvironment(options);

    /// <summary>Throws where the options would not do.</summary>
    /// <exception cref="OptionsValidationException">The message names each setting and shows no value.</exception>
    public void Require(SpecClientOptions options)
    {
        if (Problems(options).ToArray() is { Length: > 0 } problems)
            throw new OptionsValidationException(optionsName ?? api.Name, typeof(SpecClientOptions), problems);
    }

    ValidateOptionsResult IValidateOptions<SpecClientOptions>.Validate(string? name, SpecClientOptions options) =>
        name != optionsName ? ValidateOptionsResult.Skip
        : Problems(options).ToArray() is { Length: > 0 } problems ? ValidateOptionsResult.Fail(problems)
        : ValidateOptionsResult.Success;

    private IEnumerable<string> Problems(SpecClientOptions options)
    {
        if (ServerAddress.TryResolve(api, options, out _) is { } address)
            yield return $"{address}. Settings: {_names.Section}:BaseAddress, {_names.Variable("BASE_URL")}.";
        if (options.TokenIssuer is not null && !CredentialSource.TakesIssuedTokens(api))
            yield return $"TokenIssuer is set, but {api.Name} describes no OAuth 2 sign-in.";
        var hasIssuer = options.TokenIssuer is not null || options.TokenProvider is not null || options.Credentials.Count > 0;
        foreach (var (scheme, secret) in options.Credentials)
        {
            if (Credential.Problem(secret) is { } problem)
                yield return $"Credentials[{scheme}] {problem}. Setting: {_names.Section}:Credentials:{scheme}.";
        }
        if (options.ApiKey is null ? !hasIssuer && !options.AllowAnonymous && api.Security.Any(scheme => scheme.Kind != ApiSecurityKind.Unserved) : Credential.Problem(options.ApiKey) is not null)
            yield return $"ApiKey {(options.ApiKey is null ? "is not set" : Credential.Problem(options.ApiKey))}. Settings: {_names.Section}:ApiKey, {_names.Variable("API_KEY")}.";

        foreach (var (setting, isWrong) in ((string, bool)[])
        [
            (nameof(options.MaxRetries), options.MaxRetries < 0),
            (nameof(options.MaxRedirects), options.MaxRedirects < 0),
            (nameof(options.MaxResponseBytes), options.MaxResponseBytes is <= 0 or > 1 << 30),
            (nameof(options.RetryDelay), !IsWait(options.RetryDelay)),
            (nameof(options.MaxRetryAfter), !IsWait(options.MaxRetryAfter)),
            (nameof(options.AttemptTimeout), !IsTimeout(options.AttemptTimeout)),
            (nameof(options.TotalTimeout), !IsTimeout(options.TotalTimeout)),
            (nameof(options.StreamIdleTimeout), !IsTimeout(options.StreamIdleTimeout)),
        ])
        {
            if (isWrong)
                yield return $"{setting} is out of range. Setting: {_names.Section}:{setting}.";
        }
    }

    private static bool IsWait(TimeSpan value) => value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1);

    private static bool IsTimeout(TimeSpan value) => value == Timeout.InfiniteTimeSpan || (value != TimeSpan.Zero && IsWait(value));

}
