using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SpecClients.Generation.Working;

namespace SpecClients.Generation.Commands;

/// <summary>What the verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Shared by the verbs that read descriptions.</summary>
    public static Option<string[]> AllowFiles { get; } = new("--allow-files")
    {
        Description = "A folder that a description's references to files may lead to, besides its own. May be repeated.",
        HelpName = "dir",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Configuration() => new("--configuration") { Description = "The build that is looked at.", DefaultValueFactory = _ => "Debug", HelpName = "name" };

    public static Option<double> Timeout() => new("--timeout")
    {
        Description = "The longest that one description may take to be read, and each generator to make its client.",
        DefaultValueFactory = _ => WorkerLimits.Default.Time.TotalSeconds,
        HelpName = "seconds",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86400)
                return seconds;
            result.AddError("--timeout takes seconds: more than 0, at most 86400.");
            return 0;
        },
    };

    /// <summary>An option's value while the command line is being checked, where it may yet be missing.</summary>
    public static string? Given(this CommandResult result, Option option) =>
        result.GetResult(option) is { Tokens: [var given, ..] } ? given.Value : null;
}
