using System.Text.RegularExpressions;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Writing;

namespace SpecClients.Generation.Kiota;

/// <summary>
/// For Kiota, whose error models keep neither the body as it was sent nor a message: the other half of each of these
/// partial classes, which does.
/// </summary>
internal static partial class DeclaredErrors
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "declared-errors 3";

    /// <summary>The source for the error models among Kiota's files, or nothing where there are none.</summary>
    public static string? Write(IEnumerable<string> files)
    {
        var errors = files.Order(StringComparer.Ordinal).Select(File.ReadAllText).Select(text => (Text: text, Match: ErrorModel().Match(text))).Where(error => error.Match.Success).ToList();
        return errors.Count == 0 ? null : Write(errors);
    }

    private static string Write(List<(string Text, Match Match)> errors)
    {
        var scopes = errors.GroupBy(error => error.Match.Groups["namespace"].Value).Select(scope => (Code)$$"""

            namespace {{Code.Name(scope.Key)}}
            {
            {{Code.Join("\n", scope.Select(error => Half(Code.Name(error.Match.Groups["name"].Value), error.Text)))}}}

            """);
        Code file = $"{FileHeader.Text}{Code.Join("", scopes)}";
        return file.ToString();
    }

    /// <param name="name">The class.</param>
    /// <param name="text">Its other half: of an object that a description has closed, Kiota writes neither a constructor nor a place for more.</param>
    private static Code Half(Code name, string text)
    {
        var more = Declares(text, "public IDictionary<string, object> AdditionalData { get") ? $"AdditionalData = new global::System.Collections.Generic.Dictionary<string, object>();\n            " : Code.None;
        return $$"""
            #pragma warning disable CS1591
                public partial class {{name}} : global::SpecClients.Kiota.IDeclaredError
            #pragma warning restore CS1591
                {
            {{(Declares(text, $"public {name}()") ? Code.None : Constructor(name))}}        private readonly global::SpecClients.Http.FailedAnswer? answer_;

                    [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
                    private {{name}}(string message, global::SpecClients.Http.FailedAnswer answer) : base(message)
                    {
                        {{more}}answer_ = answer;
                    }

                    global::SpecClients.Http.FailedAnswer? global::SpecClients.Kiota.IFailedAnswer.Answer => answer_;

                    global::Microsoft.Kiota.Abstractions.ApiException global::SpecClients.Kiota.IDeclaredError.Saying(string message, global::SpecClients.Http.FailedAnswer answer) => new {{name}}(message, answer);
                }

            """;
    }

    /// <summary>Whether a line begins so: one that only has it may have it in a literal.</summary>
    private static bool Declares(string text, string member) => text.Split('\n').Any(line => line.AsSpan().TrimStart().StartsWith(member, StringComparison.Ordinal));

    private static Code Constructor(Code name) => $$"""
                /// <summary>Creates one without any member set.</summary>
                public {{name}}()
                {
                }


        """;

    [GeneratedRegex(@"^namespace (?<namespace>[\w.]+).*?^\s*public partial class (?<name>\w+) : ApiException\b", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ErrorModel();
}
