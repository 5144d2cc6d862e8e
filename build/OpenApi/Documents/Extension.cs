using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Documents;

/// <summary>
/// A specification extension (<c>x-…</c>) that has a meaning here: the closed list of them. Any other is data that stays in
/// <c>openapi.json</c> for its readers; neither a generator nor a writer of ours ever sees it.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Who may say it.</param>
/// <param name="Kind">How messages call what it holds.</param>
/// <param name="Fits">Whether it holds that.</param>
internal sealed partial record Extension(string Name, ExtensionSource Source, string Kind, Func<JToken, bool> Fits)
{
    /// <summary>The members of the runtime's enumeration of ways to spell a parameter.</summary>
    private static readonly FrozenSet<string> Styles = FrozenSet.Create(
        "Usual", "Comma", "Space", "Pipe", "DeepObject", "Members", "Label", "LabelEach", "Matrix", "MatrixEach", "Json");

    /// <summary>The members of a part whose objects are no parts themselves.</summary>
    private static readonly string[] Asides = ["externalDocs", "xml", "discriminator"];

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, Extension> Known { get; } = ((IEnumerable<Extension>)
    [
        .. Of(ExtensionSource.Anyone, "a list of texts", KeywordType.Texts.Fits, ValueNames, EnumNames, EnumVarNames, EnumDescriptions, EnumDescriptionsToo),
        .. Of(ExtensionSource.Anyone, "true or false", KeywordType.Flag.Fits, Nullable, Deprecated, NSwagReadOnly, NSwagWriteOnly),
        .. Of(ExtensionSource.Anyone, "any value", _ => true, SpeakeasyPagination, StainlessPagination, SpeakeasySentinel),

        // What steers our rules and templates.
        .. Of(ExtensionSource.Overlay, "an upper-case letter and then letters and digits, as in Acme", Is(ClassName()), ClientName),
        .. Of(ExtensionSource.Overlay, "a name in C#", value => value is JValue { Value: string name } && Identifier.IsValid(name), SchemaName, MemberName, ParameterName),
        .. Of(ExtensionSource.Overlay, $"one of {string.Join(", ", Styles)}", value => value is JValue { Value: string style } && Styles.Contains(style), Style),
        .. Of(ExtensionSource.Overlay, "a media type", value => value is JValue { Value: string type } && MediaTypes.IsType(type), Accept),
        .. Of(ExtensionSource.Overlay, "a text without control characters", IsVisibleText, OwnKind, Format, Summary, LicenseIdentifier, DeprecatedMessage),

        .. Of(ExtensionSource.Overlay, "an object", value => value is JObject, Paging),

        // What steers NSwag.
        .. Of(ExtensionSource.Overlay, "true or false", KeywordType.Flag.Fits, Abstract, EnumFlags),
        .. Of(ExtensionSource.Overlay, "a whole number", KeywordType.Count.Fits, Position),
        .. Of(ExtensionSource.Overlay, "a schema", KeywordType.Schema.Fits, DictionaryKey),
        .. Of(ExtensionSource.Overlay, "a name in C#", value => value is JValue { Value: string name } && Identifier.IsValid(name), TypeName),

        // What steers Kiota.
        .. Of(ExtensionSource.Overlay, "true or false", KeywordType.Flag.Fits, KiotaMessage, KiotaEnumFlags),
        .. Of(ExtensionSource.Overlay, "an object of texts without quotes and control characters, with names of C#", AreNamedTexts, KiotaEnum, KiotaDeprecation),

        // What the compiler alone writes, for itself and for the generators, and what would tell a generator of what it does not decide here.
        .. Of(ExtensionSource.Compiler, "the compiler's", _ => false, Vendor, Cookie, ReadOnly, MayBeNull, ItemsMayBeNull, MayBeUnset, Asked, Constant, TellsNull, Stream, Operation, RootStep),
        .. Of(ExtensionSource.Compiler, "none of what is decided here", _ => false, "x-schema", "x-expectedSchemas", "x-generator", "x-bodyName",
            "x-ms-pageable", KiotaDiscriminatorValue, KiotaInfo, "x-kiota-merged",
            "x-ms-kiota-codePath", "x-ms-kiota-deduplicatedSegment", "x-ms-kiota-new-segment-name", "x-ms-kiota-hash", "x-ms-kiota-version"),
    ]).ToFrozenDictionary(extension => extension.Name);

    /// <summary>Whether a member of an object with a fixed set of members is an extension.</summary>
    public static bool Is(JProperty member) => member.Name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Removes the extensions that have no meaning here.</summary>
    public static void KeepKnown(JObject document)
    {
        var parts = Parts.Within(document, Part.Document).Select(part => part.Value).ToList();
        var whole = ((JToken?[])[document["info"], document["tags"]]).OfType<JContainer>().SelectMany(aside => aside.DescendantsAndSelf()).OfType<JObject>();
        foreach (var owner in parts.Concat(whole).Concat(parts.SelectMany(part => Asides.Select(word => part[word])).OfType<JObject>()).Distinct().ToList())
        {
            foreach (var member in owner.Properties().Where(member => Is(member) && !Known.ContainsKey(member.Name)).ToList())
                member.Remove();
        }
    }

    private static IEnumerable<Extension> Of(ExtensionSource source, string kind, Func<JToken, bool> fits, params IEnumerable<string> names) =>
        names.Select(name => new Extension(name, source, kind, fits));

    private static bool IsVisibleText(JToken value) => value is JValue { Value: string text } && Characters.AreVisible(text);

    private static bool AreNamedTexts(JToken value) =>
        value is JObject told && told.DescendantsAndSelf().OfType<JValue>().All(text => Characters.AreSpeakable(text.ToString(CultureInfo.InvariantCulture)))
        && told.DescendantsAndSelf().OfType<JProperty>().All(member => member.Name != "name" || member.Value is JValue { Value: string name } && Identifier.IsValid(name));

    private static Func<JToken, bool> Is(Regex pattern) => value => value is JValue { Value: string text } && pattern.IsMatch(text);

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex ClassName();
}

/// <summary>Who may say a specification extension.</summary>
internal enum ExtensionSource
{
    /// <summary>A vendor's own document too: it is data, and checked where it is used.</summary>
    Anyone,

    /// <summary>An overlay alone: it steers what is generated.</summary>
    Overlay,

    /// <summary>None but the compiler.</summary>
    Compiler,
}
