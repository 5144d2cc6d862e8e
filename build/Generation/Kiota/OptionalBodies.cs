using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Kiota;

/// <summary>For Kiota, whose methods throw without a body: those of an operation that can do without one take null, and send none.</summary>
internal static partial class OptionalBodies
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "optional-bodies 2";

    private const string Check = "throw new ArgumentNullException(nameof(body));";

    /// <summary>The paths, without the names of their places, and the methods of each that can do without a body.</summary>
    public static ILookup<string, string> Of(JObject view) =>
        Schemas.Operations(view)
            .Where(operation => operation.Value["requestBody"] is JObject body && Schemas.Resolve(view, body)["required"]?.Value<bool>() != true)
            .ToLookup(operation => PathShape.Of(operation.Path), operation => operation.Method, StringComparer.Ordinal);

    /// <summary>A file of Kiota's, its methods rewritten where it is the builder of such a path.</summary>
    public static string Rewrite(string source, ILookup<string, string> optional)
    {
        if (Template().Match(source) is not { Success: true } template || !optional.Contains(PathShape.Of(template.Groups["template"].Value)))
            return source;
        var methods = optional[PathShape.Of(template.Groups["template"].Value)].ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder(source.Length);
        var (isOptional, isAnnotated) = (false, false);
        foreach (var line in source.Split('\n'))
        {
            var head = Head().Match(line);
            isOptional = head.Success ? methods.Contains(head.Groups["method"].Value) : isOptional;
            isAnnotated = line switch { "#nullable enable" => true, "#nullable restore" => false, _ => isAnnotated };
            if (!isOptional)
                text.Append(line).Append('\n');
            else if (!line.Contains(Check, StringComparison.Ordinal))
                text.Append(head.Success && isAnnotated ? Body().Replace(line, "${type}? body") : Content().Replace(line, "if(!ReferenceEquals(body, null)) ${set}")).Append('\n');
        }
        return text.ToString(0, text.Length - 1);
    }

    [GeneratedRegex("base\\(requestAdapter, \"(?<template>[^\"]*)\", pathParameters\\)")]
    private static partial Regex Template();

    [GeneratedRegex(@"^\s*public .*?\b(?:(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)(?:As\w+)?Async|To(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)RequestInformation)\(")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<=\()(?<type>[^()?]*[^()? ]) body\b")]
    private static partial Regex Body();

    [GeneratedRegex(@"(?<set>requestInfo\.Set\w*Content\w*\(.*\bbody\b.*\);)")]
    private static partial Regex Content();
}
