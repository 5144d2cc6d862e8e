using System.Text.RegularExpressions;

namespace SpecClients.Generation.Parsing;

/// <summary>What a path of a description and a URI template in generated code have in common.</summary>
internal static partial class PathShape
{
    /// <summary>A path, or a template of one, without the names of its places.</summary>
    public static string Of(string template) => Hole().Replace(Query().Replace(template.Replace("{+baseurl}", "", StringComparison.Ordinal), ""), "{}");

    /// <summary>The same with the query that a path asks for itself, by which some operations differ alone.</summary>
    public static string WithQuery(string template) => Hole().Replace(Expansion().Replace(template.Replace("{+baseurl}", "", StringComparison.Ordinal), ""), "{}");

    /// <summary>The URI template of the builder in a file of Kiota's; null where there is none.</summary>
    public static string? TemplateIn(string source) => Builder().Match(source) is { Success: true } found ? found.Groups["template"].Value : null;

    [GeneratedRegex("base\\(requestAdapter, \"(?<template>[^\"]*)\", pathParameters\\)")]
    private static partial Regex Builder();

    [GeneratedRegex(@"\{[?&][^{}]*\}")]
    private static partial Regex Expansion();

    [GeneratedRegex(@"\{[?&][^{}]*\}|\?.*$")]
    private static partial Regex Query();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
