namespace SpecClients.Conformance.Facts;

/// <summary>What a fact is about.</summary>
internal enum FactKind
{
    Info,
    Tag,
    Server,
    ServerVariable,
    SecurityScheme,
    Operation,
    OperationId,
    Summary,
    Description,
    Title,
    Parameter,
    RequestBody,
    Required,
    Type,
    Format,
    Nullable,
    Default,
    EnumValue,
    Minimum,
    Maximum,
    Pattern,
    Constraint,
    Deprecated,
    Response,
    MediaType,
    Property,
    Composition,
    UnionBranch,
    Discriminator,
    AdditionalProperties,
    Access,
    Unknown,
}

/// <summary>One thing that a vendor's document says.</summary>
/// <param name="Vendor">The vendor, as in <c>pipecat-cloud</c>.</param>
/// <param name="Pointer">Where the document says it, as a JSON pointer.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Owner">The part of the document that it is said of, as a JSON pointer.</param>
internal sealed record Fact(string Vendor, string Pointer, FactKind Kind, string Value, string Owner);
