using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Screening;

/// <summary>Finds the keys and names that are none by the grammar of where they stand.</summary>
internal static partial class Keys
{
    /// <summary>A namespace may have 1,023 bytes, the client's own included.</summary>
    private const int MaxPath = 900;

    public static IEnumerable<Finding> Find(JObject document)
    {
        foreach (var path in Schemas.Members(document["paths"]).Where(path => !Extension.Is(path) && !Characters.AreSpeakable(path.Name)))
            yield return Unspeakable(path, "path", path.Name);
        foreach (var path in Schemas.Members(document["paths"]).Where(path => Place().Replace(path.Name, "").AsSpan().ContainsAny('{', '}')))
            yield return Finding.Refused(path, $"The path {Characters.Shown(path.Name)} has a brace that is no part of a parameter's place, as in {{id}}.");
        foreach (var path in Schemas.Members(document["paths"]).Where(path => IsLong(path.Name)))
        {
            yield return Finding.Refused(path, $"The path {Characters.Shown(Words.Shortened(path.Name) + "…")} is longer than namespaces and folders can be called: "
                + $"{Words.Ordinal(Words.MaxLength)} bytes of UTF-8 a step, and {Words.Ordinal(MaxPath)} in all.");
        }
        foreach (var finding in Parts.Within(document, Part.Document).SelectMany(part => Of(document, part.Value, part.Part)))
            yield return finding;
    }

    private static bool IsLong(string path) =>
        Place().Replace(path, "{}") is var steps && (Encoding.UTF8.GetByteCount(steps) > MaxPath || steps.Split('/').Any(Words.IsLong));

    private static IEnumerable<Finding> Of(JObject document, JObject value, Part part) => part switch
    {
        Part.Operation => [.. Operation(value), .. Statuses(value["responses"]), .. Requirements(document, value["security"])],
        Part.Parameter => [.. Parameter(value), .. MediaTypeNames(value["content"])],
        Part.RequestBody => [.. MediaTypeNames(value["content"]), .. Fields(document, value["content"])],
        Part.Response => [.. MediaTypeNames(value["content"]), .. Headers(value["headers"])],
        Part.Header => MediaTypeNames(value["content"]),
        Part.Encoding => [.. ContentTypes(value), .. Headers(value["headers"])],
        Part.SecurityScheme => SecurityScheme(value),
        Part.Server => Server(value),
        Part.Document => Requirements(document, value["security"]),
        _ => [],
    };

    private static IEnumerable<Finding> Operation(JObject operation)
    {
        if (operation.Property("operationId") is not { Value: JValue { Value: string id } } member)
            yield break;
        if (!Characters.AreSpeakable(id))
            yield return Unspeakable(member.Value, "operationId", id);
        else if (!OperationId().IsMatch(id) && !string.IsNullOrWhiteSpace(id))
        {
            var plain = Strange().Replace(id, "_");
            yield return new Finding(
                member,
                $"The operationId '{id}' has characters that no method's name can have.",
                $"It is read as '{plain}'.",
                $"{id} → {plain}",
                () => member.Value = new JValue(plain).From(member.Value));
        }
    }

    private static IEnumerable<Finding> Statuses(JToken? responses)
    {
        foreach (var response in Schemas.Members(responses).Where(response => !Extension.Is(response) && !Status().IsMatch(response.Name)))
        {
            var meant = response.Name.Trim(' ') is var name && name.Equals("default", StringComparison.OrdinalIgnoreCase) ? "default" : name.ToUpperInvariant();
            yield return Status().IsMatch(meant) && ((JObject)responses!)[meant] is null
                ? Renamed(response, $"The key of a response is a status, as in 200, or 'default', and this is {Characters.Shown(response.Name)}.", meant)
                : Finding.Refused(
                    response,
                    $"The key of a response is a status of three digits, a range from 1XX to 5XX, or 'default', and this is {Characters.Shown(response.Name)}.");
        }
    }

    private static IEnumerable<Finding> MediaTypeNames(JToken? content)
    {
        foreach (var media in Schemas.Members(content).Where(media => !MediaTypes.IsType(media.Name) && !Extension.Is(media)))
        {
            var message = $"{Characters.Shown(media.Name)} is no media type such as application/json.";
            if (MediaTypes.Coerced(media.Name) is not { } meant)
                yield return Finding.Refused(media, message);
            else
                yield return ((JObject)content!)[meant] is null ? Renamed(media, message, meant) : Finding.Left(media, message);
        }
    }

    /// <summary>The fields of forms, each of which is a parameter of a method.</summary>
    private static IEnumerable<Finding> Fields(JObject document, JToken? content) =>
        Schemas.Members(content).Where(media => MediaTypes.IsForm(media.Name)).Select(media => (media.Value as JObject)?["schema"]).OfType<JObject>()
            .SelectMany(form => UnionBranches.Members(new WorkingDocument(document), form)).Where(field => !Field().IsMatch(field.Key))
            .Select(field => Finding.Refused(field.Value.Parent ?? field.Value, $"{Characters.Shown(field.Key)} can name no field of a form: letters, digits and _.$:[]- can."));

    private static IEnumerable<Finding> ContentTypes(JObject encoding)
    {
        if (encoding.Property("contentType") is { Value: JValue { Value: string types } } member && !types.Split(',').All(type => MediaTypes.IsType(type.Trim())))
            yield return Finding.Left(member, $"{Characters.Shown(types)} is no media type, nor a list of them.");
    }

    /// <summary>The headers of answers, on which no request depends.</summary>
    private static IEnumerable<Finding> Headers(JToken? headers) =>
        Schemas.Members(headers).Where(header => !Characters.IsToken(header.Name)).Select(header => Finding.Left(header, $"{Characters.Shown(header.Name)} can name no header."));

    private static IEnumerable<Finding> Parameter(JObject parameter)
    {
        if (parameter["name"] is not JValue { Value: string name } at)
            yield break;
        var place = parameter["in"]?.ToString();
        if (place is "header" or "cookie" && name.Length > 0 && !Characters.IsToken(name))
            yield return Finding.Refused(at, $"{Characters.Shown(name)} can name no {place}: letters, digits and !#$%&'*+-.^_`|~ can.");
        else if (!Characters.AreSpeakable(name))
            yield return Unspeakable(at, "parameter", name);
    }

    private static IEnumerable<Finding> SecurityScheme(JObject scheme)
    {
        if (Schemas.IsReference(scheme))
            yield break;
        var type = scheme["type"]?.ToString();
        var place = scheme["in"]?.ToString();
        if (type == "apiKey" && scheme["name"] is JValue { Value: string { Length: > 0 } name } key && !(place == "query" ? Characters.AreSpeakable(name) : Characters.IsToken(name)))
            yield return Finding.Refused(key, $"{Characters.Shown(name)} can name no {place}.");
        if (type == "http" && scheme["scheme"] is { } at && !Characters.AreSpeakable(at.ToString()))
            yield return Finding.Refused(at, $"{Characters.Shown(at.ToString())} is no authentication scheme such as bearer.");
        else if (SignIn.By(scheme) is { IsServed: false } unserved)
            yield return Unserved((type == "http" ? scheme["scheme"] : null) ?? scheme, unserved.Type!);
        var scopes = Schemas.Members(scheme["flows"]).SelectMany(flow => Schemas.Members((flow.Value as JObject)?["scopes"]));
        foreach (var scope in scopes.Where(scope => !Characters.AreSpeakable(scope.Name)))
            yield return Unspeakable(scope, "scope", scope.Name);
    }

    private static IEnumerable<Finding> Requirements(JObject document, JToken? security)
    {
        var schemes = (document["components"] as JObject)?["securitySchemes"] as JObject;
        foreach (var requirement in (security as JArray ?? []).SelectMany(Schemas.Members).Where(requirement => !Extension.Is(requirement) || requirement.Value is JArray))
        {
            if (schemes?[requirement.Name] is null)
                yield return Unserved(requirement, $"{Characters.Shown(requirement.Name)}, which names no security scheme");
            foreach (var scope in (requirement.Value as JArray ?? []).OfType<JValue>().Where(scope => !Characters.AreSpeakable(scope.ToString())))
                yield return Unspeakable(scope, "scope", scope.ToString());
        }
    }

    private static IEnumerable<Finding> Server(JObject server)
    {
        if (server["url"] is JValue { Value: string url } at && !Characters.AreSpeakable(url))
            yield return Unspeakable(at, "server's address", url);
        foreach (var variable in Schemas.Members(server["variables"]))
        {
            if (!Characters.AreSpeakable(variable.Name))
                yield return Unspeakable(variable, "server's variable", variable.Name);
            if (variable.Value is not JObject said)
                continue;
            foreach (var value in (said["enum"] as JArray ?? []).Append(said["default"]).OfType<JValue>().Where(value => !Characters.AreSpeakable(value.ToString())))
                yield return Unspeakable(value, "value of a server's variable", value.ToString());
        }
    }

    private static Finding Unserved(JToken at, string what) =>
        Finding.Told(at, $"No client can sign in by {what}: a call that needs it is refused before it is sent, unless AllowAnonymous says that its caller adds it.");

    private static Finding Unspeakable(JToken at, string what, string text) =>
        Finding.Refused(at, $"The {what} {Characters.Shown(text)} holds a quote, a backslash or a control character, which no request can hold there as it is.");

    private static Finding Renamed(JProperty member, string message, string meant) =>
        new(member, message, $"It is read as '{meant}'.", $"{member.Name} → {meant}", () => member.Replace(new JProperty(meant, member.Value).From(member)));

    [GeneratedRegex(@"^(?:default|[1-5]XX|[1-5][0-9][0-9])\z")]
    private static partial Regex Status();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[\p{L}\p{Nd}_.$:\[\]-]*\z")]
    private static partial Regex Field();

    [GeneratedRegex(@"^[\p{L}\p{Nd}_./ -]+\z")]
    private static partial Regex OperationId();

    [GeneratedRegex(@"[^\p{L}\p{Nd}_./ -]+")]
    private static partial Regex Strange();
}
