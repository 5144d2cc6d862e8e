namespace SpecClients.OpenApi.Documents;

/// <content>The names: no other file of the compiler spells one.</content>
internal sealed partial record Extension
{
    // What steers our rules, templates and writers, and what they tell each other.
    public const string ClientName = "x-client-name";
    public const string SchemaName = "x-schema-name";
    public const string MemberName = "x-csharp-name";
    public const string ParameterName = "x-originalName";
    public const string ValueNames = "x-enumNames";
    public const string Paging = "x-paging";
    public const string Stream = "x-stream";
    public const string Operation = "x-operation";
    public const string RootStep = "x-root-step";
    public const string Reason = "x-reason";
    public const string Accept = "x-accept";
    public const string Style = "x-style";
    public const string Format = "x-format";
    public const string Summary = "x-summary";
    public const string LicenseIdentifier = "x-identifier";
    public const string OwnKind = "x-own-kind";
    public const string Vendor = "x-vendor";
    public const string Cookie = "x-cookie";
    public const string ReadOnly = "x-read-only";
    public const string MayBeNull = "x-may-be-null";
    public const string MayBeUnset = "x-may-be-unset";
    public const string Asked = "x-asked";
    public const string Constant = "x-constant";
    public const string TellsNull = "x-tells-null";
    public const string ItemsMayBeNull = "x-items-may-be-null";
    public const string StandIns = "x-stand-ins";
    public const string Values = "x-values";
    public const string Default = "x-default";
    public const string Examples = "x-examples";

    // Of other tools, which descriptions bring.
    public const string SpeakeasyPagination = "x-speakeasy-pagination";
    public const string SpeakeasySentinel = "x-speakeasy-sse-sentinel";
    public const string StainlessPagination = "x-stainless-pagination-property";
    public const string EnumNames = "x-enum-names";
    public const string EnumVarNames = "x-enum-varnames";
    public const string EnumDescriptions = "x-enumDescriptions";
    public const string EnumDescriptionsToo = "x-enum-descriptions";
    public const string Deprecated = "x-deprecated";
    public const string Nullable = "x-nullable";
    public const string DeprecatedMessage = "x-deprecatedMessage";

    // What steers NSwag.
    public const string NSwagReadOnly = "x-readOnly";
    public const string NSwagWriteOnly = "x-writeOnly";
    public const string Abstract = "x-abstract";
    public const string EnumFlags = "x-enumFlags";
    public const string Position = "x-position";
    public const string DictionaryKey = "x-dictionaryKey";
    public const string TypeName = "x-name";

    // What steers Kiota.
    public const string KiotaMessage = "x-ms-primary-error-message";
    public const string KiotaEnum = "x-ms-enum";
    public const string KiotaEnumFlags = "x-ms-enum-flags";
    public const string KiotaDeprecation = "x-ms-deprecation";
    public const string KiotaInfo = "x-ms-kiota-info";
    public const string KiotaDiscriminatorValue = "x-ms-discriminator-value";
}
