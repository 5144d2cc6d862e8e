using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising;

namespace SpecCompiler.Generating;

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
            .ToLookup(operation => ShapeOf(operation.Path), operation => operation.Method, StringComparer.Ordinal);

    /// <summary>A file of Kiota's, its methods rewritten where it is the builder of such a path.</summary>
    public static string Rewrite(string source, ILookup<string, string> optional)
    {
        if (Template().Match(source) is not { Success: true } template || !optional.Contains(ShapeOf(template.Groups["template"].Value)))
            return source;
        var methods = optional[ShapeOf(template.Groups["template"].Value)].ToHashSet(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>A path, or Kiota's template of one, without the names of its places.</summary>
    public static string ShapeOf(string template) => Hole().Replace(Query().Replace(template.Replace("{+baseurl}", "", StringComparison.Ordinal), ""), "{}");

    [GeneratedRegex("base\\(requestAdapter, \"(?<template>[^\"]*)\", pathParameters\\)")]
    private static partial Regex Template();

    [GeneratedRegex(@"^\s*public .*?\b(?:(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)(?:As\w+)?Async|To(?<method>Get|Post|Put|Patch|Delete|Options|Head|Trace)RequestInformation)\(")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<=\()(?<type>[^()?]*[^()? ]) body\b")]
    private static partial Regex Body();

    [GeneratedRegex(@"(?<set>requestInfo\.Set\w*Content\w*\(.*\bbody\b.*\);)")]
    private static partial Regex Content();

    [GeneratedRegex(@"\{[?&][^{}]*\}|\?.*$")]
    private static partial Regex Query();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
