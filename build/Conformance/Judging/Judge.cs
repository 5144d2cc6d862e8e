using System.Globalization;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Conformance.Judging;

/// <summary>Says of each fact how a generator's clients carry it. Where a part has several carriers, each must.</summary>
internal sealed class Judge(Library library, Carriers carriers)
{
    private const string Components = "#/components/schemas/";

    public async Task<Judgement> OfAsync(Fact fact)
    {
        var found = carriers.Of(fact.Owner);
        if (found.Count == 0)
            found = [new Carrier()];
        var worst = Verdict.Typed;
        foreach (var carrier in found)
        {
            var verdict = await OfAsync(fact, carrier);
            worst = verdict > worst ? verdict : worst;
            if (worst == Verdict.Lost)
                break;
        }
        if (worst == Verdict.Lost && Waiver.All.Any(waiver => waiver.Generator == library.Generator && waiver.Kind == fact.Kind))
            worst = Verdict.Waived;
        return new Judgement(library.Generator, fact, worst);
    }

    private async Task<Verdict> OfAsync(Fact fact, Carrier carrier) => fact.Kind switch
    {
        FactKind.Operation or FactKind.Parameter or FactKind.RequestBody or FactKind.Property or FactKind.UnionBranch or FactKind.Composition => Proven(carrier),
        // An undeclared status is a failure that tells its status too: what is declared, the layer knows.
        FactKind.Response => carrier.Api.Exists ? Proven(carrier) : Verdict.Lost,
        FactKind.MediaType => carrier.Name.Split(',').Contains(MediaKinds.Bare(fact.Value)) ? Verdict.Typed : Said(fact, fact.Value, carrier),
        FactKind.OperationId => Values.IsSameName(carrier.Name, fact.Value + "Async") ? Verdict.Typed : Said(fact, fact.Value, carrier),
        FactKind.Type => OfType(fact, carrier),
        FactKind.Format => OfFormat(fact, carrier),
        FactKind.Title => Values.IsSameName(carrier.Name, fact.Value) || IsTypeName(fact.Value, carrier) ? Verdict.Typed : Said(fact, fact.Value, carrier),
        FactKind.Required => await OfRequiredAsync(fact, carrier),
        FactKind.Nullable => await OfNullableAsync(carrier),
        FactKind.Default => OfDefault(fact, carrier),
        FactKind.EnumValue => OfEnumValue(fact, carrier),
        FactKind.Minimum or FactKind.Maximum or FactKind.Pattern or FactKind.Constraint => await OfBoundAsync(fact, carrier),
        FactKind.Deprecated => carrier.IsObsolete == (fact.Value == "true") ? Verdict.Typed : Verdict.Lost,
        FactKind.Discriminator => OfDiscriminator(fact, carrier),
        FactKind.Access => await OfAccessAsync(fact, carrier),
        FactKind.AdditionalProperties => carrier.KeepsUnknown == (fact.Value == "true") ? Verdict.Typed
            : fact.Value == "false" && IsDocumented(fact, "Additional properties: false.", carrier) ? Verdict.Documented : Verdict.Lost,
        FactKind.Tag => carriers.Of("#/info").Any(info => IsDocumented(fact, fact.Value, info)) ? Verdict.Documented : Verdict.Lost,
        FactKind.SecurityScheme => OfSecurity(fact, carrier),
        FactKind.Unknown => Verdict.Lost,
        _ => Said(fact, fact.Value, carrier),
    };

    private static Verdict Proven(Carrier carrier) =>
        !carrier.IsProven ? Verdict.Lost : carrier.IsLayer ? Verdict.Layer : Verdict.Typed;

    /// <summary>Whether a text can be read where it belongs: in the documentation, or in what the layer is told.</summary>
    private Verdict Said(Fact fact, string text, Carrier carrier) =>
        IsDocumented(fact, text, carrier) ? Verdict.Documented : carrier.Api.Says(text) ? Verdict.Layer : Verdict.Lost;

    private bool IsDocumented(Fact fact, string text, Carrier carrier) =>
        Documentation.Has(carrier.Documentation, text) || NamedFor(fact).Any(type => Documentation.Has(library.Documentation.Of(type), text));

    /// <summary>The types that bear the name of the component that a fact is said of.</summary>
    private IEnumerable<Type> NamedFor(Fact fact) =>
        fact.Owner.StartsWith(Components, StringComparison.Ordinal) && !fact.Owner[Components.Length..].Contains('/')
            ? library.TypesNamed(fact.Vendor, fact.Owner[Components.Length..])
            : [];

    private Verdict OfType(Fact fact, Carrier carrier)
    {
        if (fact.Pointer.EndsWith("/$ref", StringComparison.Ordinal))
            return Proven(carrier);
        if (carrier.IsBytes && fact.Value is "string" or "array" || carrier.IsFields && fact.Value == "object")
            return Proven(carrier);
        if (carrier.Type is not { } declared)
            return Says(carrier, "Type", fact.Value);
        var type = Values.Bare(declared);
        var isHeld = fact.Value switch
        {
            "string" => type == typeof(string) || Wraps(type, typeof(string)) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || IsKiotas(type) || type == typeof(Guid) || type.IsEnum || type.IsValueType && type.GetConstructor([typeof(string)]) is not null,
            "integer" => type == typeof(long) || type == typeof(int) || Wraps(type, typeof(long)),
            "number" => type == typeof(double) || type == typeof(decimal) || Wraps(type, typeof(double)),
            "boolean" => type == typeof(bool) || Wraps(type, typeof(bool)),
            "array" => type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && !Values.IsAnyJson(type),
            "object" => type.IsClass && type != typeof(string) && !Values.IsAnyJson(type) && !typeof(System.Collections.IEnumerable).IsAssignableFrom(type) || IsMap(type),
            _ => false,
        };
        if (isHeld && carrier.IsProven)
            return carrier.IsLayer ? Verdict.Layer : Verdict.Typed;
        string[] phrases = fact.Value switch { "object" => [DocumentUntypedObjects.One, DocumentUntypedObjects.Many], "array" => [DocumentUntypedObjects.Many], _ => [] };
        return phrases.Any(phrase => IsDocumented(fact, phrase, carrier)) ? Verdict.Documented : Says(carrier, "Type", fact.Value);
    }

    /// <summary>Whether a type is Kiota's own for days and times.</summary>
    private static bool IsKiotas(Type type) => type.Namespace == "Microsoft.Kiota.Abstractions" && type.Name is "Date" or "Time";

    private static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>);

    /// <summary>Whether a type is a union that one of its members is.</summary>
    private static bool Wraps(Type type, Type member) =>
        !type.IsPrimitive && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && type.GetProperties().Count(property => property.GetIndexParameters().Length == 0) <= 4
        && (type.GetProperties().Any(property => Values.Bare(property.PropertyType) == member) || type.GetConstructor([member]) is not null || type.GetMethod("op_Implicit", [member]) is not null);

    private Verdict OfFormat(Fact fact, Carrier carrier)
    {
        var type = carrier.Type is null ? null : Values.Bare(carrier.Type);
        var isHeld = fact.Value switch
        {
            "date-time" => type == typeof(DateTimeOffset),
            "date" => type == typeof(DateOnly) || type?.Name == "Date",
            "uuid" => type == typeof(Guid),
            "int64" => type == typeof(long),
            "int32" => type == typeof(int) || type == typeof(long),
            "double" or "float" => type == typeof(double),
            "binary" => carrier.IsBytes,
            _ => false,
        };
        return isHeld && carrier.IsProven ? Verdict.Typed
            : IsDocumented(fact, $"Format: {fact.Value}.", carrier) ? Verdict.Documented
            : Says(carrier, "Format", fact.Value);
    }

    private async Task<Verdict> OfRequiredAsync(Fact fact, Carrier carrier)
    {
        if (carrier.IsTheOthers)
            return Proven(carrier);
        if (fact.Value == "false")
            return carrier.IsRequired || carrier.RefusesAsync is { } insists && await insists(null) ? Verdict.Lost : Proven(carrier);
        if (carrier.IsRequired || carrier.TakesWithoutAsync is { } takes && carrier.IsProven && !await takes(false))
            return Verdict.Typed;
        if (carrier.RefusesAsync is { } refuses && await refuses(null))
            return Verdict.Layer;
        return Said(fact, "Required.", carrier);
    }

    /// <summary>What the server sets alone is not sent, and what the caller sets alone may be missing in an answer.</summary>
    private static async Task<Verdict> OfAccessAsync(Fact fact, Carrier carrier)
    {
        var isSo = fact.Value == "true";
        var isKept = fact.Pointer.EndsWith("/readOnly", StringComparison.Ordinal) ? carrier.IsWithheld is not { } isWithheld || isWithheld == isSo
            : !isSo || carrier.IsWithheld is not null || carrier.TakesWithoutAsync is { } takes && await takes(false);
        return isKept ? Proven(carrier) : Verdict.Lost;
    }

    private static async Task<Verdict> OfNullableAsync(Carrier carrier)
    {
        // Of a parameter it says that none need be given.
        var isTaken = carrier.IsNullable && (carrier.TakesWithoutAsync is not { } takes || await takes(true));
        return isTaken && carrier.IsProven ? carrier.IsLayer ? Verdict.Layer : Verdict.Typed : Verdict.Lost;
    }

    private Verdict OfDefault(Fact fact, Carrier carrier)
    {
        var text = fact.Value.Trim('"');
        // A server's variable must have a default; an empty one says that there is none.
        if (text.Length == 0)
            return Layer(carrier.Api.Exists && carrier.Api.Text("Default") is null);
        return IsDocumented(fact, $"Default: {text}.", carrier) ? Verdict.Documented : Says(carrier, "Default", text);
    }

    private Verdict OfEnumValue(Fact fact, Carrier carrier)
    {
        if (carrier is { Type: { } type, IsProven: true } && TypeMembers.Of(Values.Bare(type)).Constants.Contains(fact.Value))
            return Verdict.Typed;
        // Elsewhere the value is named for whoever looks for it: by the type of the component, or by a constant.
        var named = NamedFor(fact).ToList();
        return named.Exists(one => TypeMembers.Of(one).Constants.Contains(fact.Value)) || named.Count == 0 && library.Names(fact.Vendor, fact.Value) ? Verdict.Documented
            : Layer(carrier.Api.Lists("Values", fact.Value));
    }

    private async Task<Verdict> OfBoundAsync(Fact fact, Carrier carrier)
    {
        if (carrier.RefusesAsync is { } refuses && Beyond(fact, by: 1) is { } value && await refuses(value) && IsExact(fact, carrier, await refuses(Beyond(fact, by: 0)!)))
            return Verdict.Layer;
        var label = string.Concat(fact.Pointer.Split('/')[^1].Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
        label = label.Replace("Max ", "Maximum ", StringComparison.Ordinal).Replace("Min ", "Minimum ", StringComparison.Ordinal);
        return IsDocumented(fact, $"{label}: {fact.Value}.", carrier) ? Verdict.Documented : Verdict.Lost;
    }

    /// <summary>Whether it is this bound and no tighter one that refuses; of a pattern only its text can tell.</summary>
    private static bool IsExact(Fact fact, Carrier carrier, bool refusesTheBoundItself) =>
        fact.Kind == FactKind.Pattern ? carrier.Api.Text("Pattern") == fact.Value : !refusesTheBoundItself;

    private static string? Beyond(Fact fact, int by) => (fact.Pointer.Split('/')[^1], long.TryParse(fact.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)) switch
    {
        ("minimum", true) => (bound - by).ToString(CultureInfo.InvariantCulture),
        ("maximum", true) => (bound + by).ToString(CultureInfo.InvariantCulture),
        ("minLength", true) => new string('x', (int)Math.Max(0, bound - by)),
        ("maxLength", true) => new string('x', (int)bound + by),
        ("pattern", _) => "\u0001 no pattern allows this \u0001",
        _ => null,
    };

    private Verdict OfDiscriminator(Fact fact, Carrier carrier)
    {
        var kinds = carrier.Seen.Where(value => value.GetType() != carrier.Type && carrier.Type?.IsInstanceOfType(value) == true).ToList();
        if (!fact.Value.Contains('→'))
            return kinds.Count > 0 && kinds.All(kind => Values.PropertyOf(kind, fact.Value) is not null) ? Verdict.Typed : Verdict.Lost;
        var target = fact.Value.Split(" → ")[1];
        return carriers.Of(target).SelectMany(one => one.Seen).Any(value => kinds.Exists(kind => kind.GetType() == value.GetType())) ? Verdict.Typed : Verdict.Lost;
    }

    /// <summary>A key that arrived as the scheme has it proves its type and its place; what else is said of it can be read.</summary>
    private Verdict OfSecurity(Fact fact, Carrier carrier) =>
        fact.Pointer.Split('/') is [_, "components", _, _, not ("type" or "in" or "name" or "scheme"), ..] ? Said(fact, fact.Value, carrier) : Layer(carrier.IsProven);

    private static Verdict Layer(bool isSo) => isSo ? Verdict.Layer : Verdict.Lost;

    private static Verdict Says(Carrier carrier, string member, string text) => Layer(carrier.Api.Text(member) == text);

    private static bool IsTypeName(string title, Carrier carrier) =>
        carrier.Type is { } type && Values.IsSameName(Values.Bare(type).Name, title) || carrier.Seen.Any(value => Values.IsSameName(value.GetType().Name, title));
}
