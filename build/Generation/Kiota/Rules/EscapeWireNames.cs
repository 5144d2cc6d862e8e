using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a name on the wire of which it cannot make source goes through it as a stand-in, and no other text has hidden characters.</summary>
internal sealed class EscapeWireNames : IRule
{
    /// <summary>The word that tells the generator what each stand-in stands for.</summary>
    public const string Word = Extension.StandIns;

    private static readonly string[] Steering = [Extension.KiotaInfo, Extension.KiotaEnum, Extension.KiotaEnumFlags, Extension.KiotaDiscriminatorValue];

    public string Name => "kiota-escape-wire-names";

    public string Purpose => "Kiota leaves line separators, format characters and symbols in what it writes; a stand-in gives way to the name, as a literal, when it has written.";

    public void Apply(WorkingDocument document)
    {
        var standIns = new StandIns(document.Root);
        foreach (var schema in document.Schemas)
        {
            Rename(document, schema["properties"] as JObject, standIns);
            foreach (var required in (schema["required"] as JArray ?? []).OfType<JValue>().ToList())
                required.Value = standIns.For(required.ToString());
            // Literals of ours, in which a stand-in gives way as in Kiota's.
            foreach (var value in new[] { schema[Extension.OwnKind] }.Concat(Schemas.Members(schema["properties"]).Select(member => (member.Value as JObject)?[Extension.Constant])).OfType<JValue>())
                value.Value = value.Value is string text ? standIns.For(text) : value.Value;
            if (schema["discriminator"] is not JObject discriminator)
                continue;
            discriminator["propertyName"] = standIns.For(discriminator["propertyName"]!.ToString());
            Rename(document, discriminator["mapping"] as JObject, standIns);
        }
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Where(parameter => parameter["in"]?.ToString() == "query").Distinct().ToList())
            parameter["name"] = standIns.ForQuery(parameter["name"]!.ToString());
        foreach (var server in (document["servers"] as JArray ?? []).OfType<JObject>().Where(server => server["url"] is not null && HiddenCharacters.Contains(server["url"]!.ToString())))
            server["url"] = EncodePaths.Encoded(server["url"]!.ToString()).Replace("%7B", "{", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal);
        Clean(document);
        if (standIns.Names.Count > 0)
            document[Word] = new JObject(standIns.Names.Select(name => new JProperty(name.Key, name.Value)));
    }

    private void Rename(WorkingDocument document, JObject? members, StandIns standIns)
    {
        if (members is null || members.Properties().All(member => standIns.For(member.Name) == member.Name))
            return;
        var renamed = members.Properties().Select(member => new JProperty(standIns.For(member.Name), member.Value).From(member)).ToList();
        foreach (var (old, fresh) in members.Properties().Zip(renamed).Where(pair => pair.First.Name != pair.Second.Name))
            document.Log(this, old.Value, $"{old.Name} → {fresh.Name}");
        members.ReplaceAll(renamed);
    }

    private void Clean(WorkingDocument document)
    {
        foreach (var steering in document.Root.DescendantsAndSelf().OfType<JObject>().SelectMany(owner => owner.Properties().Where(IsSteering)).ToList())
        {
            document.Log(this, steering.Value, $"{steering.Name} → none");
            steering.Remove();
        }
        foreach (var (value, part) in document.Parts)
        {
            var keys = part switch { Part.Operation => value["responses"], Part.RequestBody or Part.Response => value["content"], _ => null };
            foreach (var key in Schemas.Members(keys).Where(key => part == Part.Operation ? !IsStatus(key.Name) : HiddenCharacters.Contains(key.Name)))
            {
                var wanted = part == Part.Operation ? "status: write three digits, 1XX to 5XX or default" : "media type: write one as in application/json";
                throw new ProblemException(ProblemCode.Generator, key.Mark(), $"'{DocumentationText.Line(key.Name)}' is no {wanted}.");
            }
        }
        // What stays is documentation, or a name that refers to what has it.
        foreach (var text in document.Root.Descendants().OfType<JValue>().Where(value => value.Value is string text && DocumentationText.Plain(text) != text).ToList())
        {
            document.Log(this, text, "hidden characters → none");
            text.Value = DocumentationText.Plain((string)text.Value!);
        }
        foreach (var member in document.Root.Descendants().OfType<JProperty>().Where(member => HiddenCharacters.Contains(member.Name)).ToList())
        {
            var name = DocumentationText.Line(member.Name);
            document.Log(this, member.Value, $"{name}: hidden characters → none");
            if (((JObject)member.Parent!)[name] is null)
                member.Replace(new JProperty(name, member.Value).From(member));
            else
                member.Remove();
        }
        foreach (var scheme in Schemas.Members(document["components"]?["securitySchemes"]).Where(scheme => !scheme.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')).ToList())
        {
            // Kiota takes no such name, and writes none.
            document.Log(this, scheme.Value, $"{scheme.Name} → none");
            foreach (var required in document.Root.Descendants().OfType<JProperty>().Where(member => member.Name == "security").SelectMany(member => member.Value).OfType<JObject>().ToList())
                required.Remove(scheme.Name);
            scheme.Remove();
        }
    }

    /// <summary>Kiota stops at extensions of its own that are of another kind.</summary>
    private static bool IsSteering(JProperty member) =>
        Steering.Contains(member.Name) || member.Name.StartsWith("x-ms-", StringComparison.Ordinal) && member.Value is not (JObject or JValue { Type: JTokenType.Boolean });

    private static bool IsStatus(string key) => key == "default" || key is [>= '1' and <= '5', _, _] && (key[1..] is "XX" or "xx" || char.IsAsciiDigit(key[1]) && char.IsAsciiDigit(key[2]));
}
