using System.Reflection;
using System.Text.RegularExpressions;
using PublicApiGenerator;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.PublicApi;

/// <summary>Public C# API as text for reviewers, with names as a file has them under the SDK's implicit usings and Kiota's own.</summary>
internal static partial class ApiListing
{
    /// <summary>How a value is written and read is compared by the documents, not here.</summary>
    private static readonly string[] Serialization =
    [
        "Microsoft.Kiota.Abstractions.QueryParameterAttribute",
        "Newtonsoft.Json.JsonConverterAttribute",
        "Newtonsoft.Json.JsonExtensionDataAttribute",
        "Newtonsoft.Json.JsonPropertyAttribute",
        "System.Runtime.Serialization.EnumMemberAttribute",
    ];

    /// <summary>Lists types of an assembly.</summary>
    /// <param name="assembly">The built assembly; what its types refer to stands beside it.</param>
    /// <param name="only">The types to list, each with those within it. Default: all.</param>
    /// <param name="except">The types to leave out.</param>
    /// <param name="home">A namespace whose name goes without saying.</param>
    public static string Of(Assembly assembly, Type[]? only = null, Type[]? except = null, string? home = null)
    {
        var listing = LineEnds.Normalised(assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeTypes = only,
            ExcludeTypes = except,
            ExcludeAttributes = Serialization,
            IncludeAssemblyAttributes = false,
            TreatRecordsAsClasses = false,
        })).Trim('\n') + "\n";
        var text = Using().Replace(listing, "");
        return home is null ? text : Regex.Replace(text, $@"(?<![\w.]|namespace ){Regex.Escape(home)}\.", "");
    }

    [GeneratedRegex(@"(?<![\w.]|namespace )(?:System\.(?:Collections\.Generic\.|IO\.|Linq\.|Net\.Http\.|Threading\.Tasks\.|Threading\.)?|Microsoft\.Kiota\.Abstractions\.(?:Serialization\.)?)(?=\w+(?![\w.]))")]
    private static partial Regex Using();
}
