using System.Text.RegularExpressions;

namespace AgentSessions.Calling.Spector;

/// <summary>What is lost when a scenario becomes OpenAPI, by scenario: the list that tests/spector keeps, of one version.</summary>
internal sealed partial class Unsayable
{
    private readonly Dictionary<string, string> _reasons;

    private Unsayable(Dictionary<string, string> reasons) => _reasons = reasons;

    public IEnumerable<string> Scenarios => _reasons.Keys;

    /// <param name="text">A line each: the scenario, the versions if it is not all of them, and the reason.</param>
    /// <param name="version">The version of OpenAPI, as in <c>3.1</c>.</param>
    public static Unsayable Read(string text, string version) => new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line[0] != '#')
        .Select(line => Line().Match(line) is { Success: true } found ? found : throw new FormatException($"'{line}' is not 'scenario (versions): reason'."))
        .Where(line => line.Groups["versions"] is not { Success: true } versions || versions.Value.Split(", ").Contains(version))
        .ToDictionary(line => line.Groups["scenario"].Value, line => line.Groups["reason"].Value));

    public bool Has(string scenario) => _reasons.ContainsKey(scenario);

    [GeneratedRegex(@"^(?<scenario>\w+)( \((?<versions>[\d., ]+)\))?: (?<reason>.+)$")]
    private static partial Regex Line();
}
