using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.OpenApi.Reading;

namespace SpecClients.Conformance.Facts;

/// <summary>What a schema says, and the schemas inside it. A referenced schema is told where it is declared.</summary>
internal sealed class SchemaFacts(VendorDocument document, AddFact add)
{
    /// <summary>Where the schemas stand that have been told.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>Where those stand that have been referred to.</summary>
    public HashSet<string> Referred { get; } = [];

    public void Collect(string at, IOpenApiSchema schema)
    {
        Told.Add(at);
        if (schema is OpenApiSchemaReference reference)
        {
            Referred.Add(reference.Reference.ReferenceV3 ?? "");
            add(at + "/$ref", FactKind.Type, reference.Reference.ReferenceV3 ?? "", at);
            Beside(at);
            return;
        }
        Facets(at, schema);
        Shape(at, schema);
        Compositions(at, schema);
    }

    /// <summary>What stands beside a reference, which counts since OpenAPI 3.1.</summary>
    private void Beside(string at)
    {
        if (document.IsBefore31)
            return;
        foreach (var (member, kind) in new[] { ("title", FactKind.Title), ("description", FactKind.Description), ("default", FactKind.Default), ("readOnly", FactKind.Access), ("writeOnly", FactKind.Access), ("deprecated", FactKind.Deprecated) })
        {
            if (document.MemberOf(at, member) is { } said && said.ToString().Length > 0)
                add($"{at}/{member}", kind, said is JsonValue value && value.GetValueKind() == JsonValueKind.String && kind != FactKind.Default ? said.ToString() : said.ToJsonString(Schemas.Plain), at);
        }
    }

    private void Facets(string at, IOpenApiSchema schema)
    {
        void Say(string member, FactKind kind, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                add($"{at}/{member}", kind, value, at);
        }
        Types(at, schema);
        Say("format", FactKind.Format, schema.Format);
        Say("title", FactKind.Title, schema.Title);
        Say("description", FactKind.Description, schema.Description);
        Say("default", FactKind.Default, JsonNullSentinel.IsJsonNullSentinel(schema.Default) ? "null" : schema.Default?.ToJsonString(Schemas.Plain));
        Say("const", FactKind.EnumValue, Schemas.ConstantOf(schema)?.ToString());
        foreach (var (i, value) in (schema.Enum ?? []).Index())
        {
            if (value is null || JsonNullSentinel.IsJsonNullSentinel(value))
                Say($"enum/{i}", FactKind.Nullable, "true");
            else
                Say($"enum/{i}", FactKind.EnumValue, value.ToString());
        }
        Say("minimum", FactKind.Minimum, schema.Minimum);
        Say("exclusiveMinimum", FactKind.Minimum, schema.ExclusiveMinimum);
        Say("minLength", FactKind.Minimum, schema.MinLength?.ToString(CultureInfo.InvariantCulture));
        Say("minItems", FactKind.Minimum, schema.MinItems?.ToString(CultureInfo.InvariantCulture));
        Say("maximum", FactKind.Maximum, schema.Maximum);
        Say("exclusiveMaximum", FactKind.Maximum, schema.ExclusiveMaximum);
        Say("maxLength", FactKind.Maximum, schema.MaxLength?.ToString(CultureInfo.InvariantCulture));
        Say("maxItems", FactKind.Maximum, schema.MaxItems?.ToString(CultureInfo.InvariantCulture));
        Say("pattern", FactKind.Pattern, schema.Pattern);
        Say("multipleOf", FactKind.Constraint, schema.MultipleOf?.ToString(CultureInfo.InvariantCulture));
        Say("uniqueItems", FactKind.Constraint, schema.UniqueItems == true ? "true" : null);
        Say("minProperties", FactKind.Constraint, schema.MinProperties?.ToString(CultureInfo.InvariantCulture));
        Say("maxProperties", FactKind.Constraint, schema.MaxProperties?.ToString(CultureInfo.InvariantCulture));
        Say("readOnly", FactKind.Access, AccessOf(at, "readOnly", schema.ReadOnly));
        Say("writeOnly", FactKind.Access, AccessOf(at, "writeOnly", schema.WriteOnly));
        if (schema.Deprecated)
            Say("deprecated", FactKind.Deprecated, "true");
    }

    private string? AccessOf(string at, string member, bool isSo) => !document.States(at, member) ? null : isSo ? "true" : "false";

    private void Types(string at, IOpenApiSchema schema)
    {
        var types = Schemas.TypesOf(schema).ToList();
        if (types.Count == 1)
            add(at + "/type", FactKind.Type, types[0], at);
        // Microsoft.OpenApi folds a union of scalars into a list of types: the facts stay where the document says them.
        else
            types.ForEach(type => add(PointerOf(at, type), FactKind.UnionBranch, type, $"{at}#{type}"));
        var isStated = document.MemberOf(at, "nullable") is JsonValue stated && stated.GetValueKind() == JsonValueKind.True;
        if (schema.Type is { } all && all.HasFlag(JsonSchemaType.Null) && types.Count > 0 || isStated)
            add(isStated ? at + "/nullable" : at + "/type", FactKind.Nullable, "true", at);
    }

    private string PointerOf(string at, string type)
    {
        foreach (var keyword in (string[])["oneOf", "anyOf", "type"])
        {
            var i = (document.At($"{at}/{keyword}") as JsonArray)?.Index().Where(item => item.Item is JsonValue ? item.Item.ToString() == type : (item.Item as JsonObject)?["type"]?.ToString() == type).Select(item => item.Index).ToList();
            if (i is [var index, ..])
                return keyword == "type" ? $"{at}/type/{index}" : $"{at}/{keyword}/{index}/type";
        }
        return at + "/type";
    }

    private void Shape(string at, IOpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var pointer = $"{at}/properties/{Pointers.Escape(name)}";
            add(pointer, FactKind.Property, name, pointer);
            Collect(pointer, property);
        }
        foreach (var (i, name) in (schema.Required ?? new HashSet<string>()).Index())
            add($"{at}/required/{i}", FactKind.Required, "true", $"{at}/properties/{Pointers.Escape(name)}");
        if (schema.Items is { } items)
            Collect(at + "/items", items);
        if (schema.AdditionalProperties is { } values)
            Collect(at + "/additionalProperties", values);
        // A schema that says nothing of other members allows them: that is a fact too.
        else if (Schemas.IsObject(schema) && (!IsForm(at) || document.States(at, "additionalProperties")))
            add(at + "/additionalProperties", FactKind.AdditionalProperties, schema.AdditionalPropertiesAllowed ? "true" : "false", at);
        if (schema.Discriminator is not { } discriminator)
            return;
        add(at + "/discriminator/propertyName", FactKind.Discriminator, discriminator.PropertyName ?? "", at);
        foreach (var (value, target) in discriminator.Mapping ?? new Dictionary<string, OpenApiSchemaReference>())
        {
            Referred.Add(target.Reference.ReferenceV3 ?? "");
            add($"{at}/discriminator/mapping/{Pointers.Escape(value)}", FactKind.Discriminator, $"{value} → {target.Reference.ReferenceV3}", at);
        }
    }

    /// <summary>Whether a schema is a form's, which says nothing of other fields.</summary>
    private static bool IsForm(string at) =>
        at.Split('/') is [.., "content", var type, "schema"] && MediaKinds.Of(Marks.Unescape(type), null) is MediaKind.Form or MediaKind.Multipart;

    private void Compositions(string at, IOpenApiSchema schema)
    {
        foreach (var (i, part) in (schema.AllOf ?? []).Index())
        {
            add($"{at}/allOf/{i}", FactKind.Composition, part is OpenApiSchemaReference named ? named.Reference.ReferenceV3 ?? "" : "inline", at);
            Collect($"{at}/allOf/{i}", part);
        }
        foreach (var (keyword, branches) in new[] { ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            foreach (var (i, branch) in (branches ?? []).Index())
            {
                var pointer = $"{at}/{keyword}/{i}";
                if (Schemas.IsNull(branch))
                {
                    add(pointer + "/type", FactKind.Nullable, "true", at);
                    continue;
                }
                add(pointer, FactKind.UnionBranch, Schemas.NameOf(branch), pointer);
                Collect(pointer, branch);
            }
        }
    }
}
