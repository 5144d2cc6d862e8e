using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Bundling;

/// <summary>
/// Brings what a description refers to in other files among its own components, each once, under its own name where
/// that is free; what OpenAPI has no components for is repeated where it is referred to.
/// </summary>
internal sealed partial class Bundler(JObject root, string rootFile, FileSet files)
{
    private readonly Dictionary<(string File, string Pointer), string> _moved = [];
    private readonly Dictionary<string, HashSet<string>> _names = [];
    private readonly Queue<(JObject Value, Part Part, string File, Trail? Within)> _waiting = new();
    private readonly List<Problem> _problems = [];
    private int _repeated;

    /// <summary>The schemas of the description that call themselves by an address.</summary>
    private readonly Dictionary<string, string> _identified = [];

    public void Run()
    {
        foreach (var (value, _) in Parts.Within(root, Part.Document).Where(part => part.Part == Part.Schema))
        {
            if (value["$id"] is JValue { Value: string id })
                _identified.TryAdd(id.TrimEnd('#'), value.Pointer());
        }
        _waiting.Enqueue((root, Part.Document, rootFile, null));
        while (_waiting.TryDequeue(out var next))
        {
            // All are found before any is followed, which may add to what is looked through.
            var found = new List<(JObject Value, Part Part)>();
            Parts.Visit(next.Value, next.Part, (value, part) =>
            {
                if (Schemas.IsReference(value) || part == Part.Schema && value["discriminator"] is JObject)
                    found.Add((value, part));
            });
            foreach (var (value, part) in found)
            {
                if (Schemas.IsReference(value))
                    Follow(value, part, next.File, next.Within);
                else if (value["discriminator"] is JObject discriminator)
                    FollowMapping(discriminator["mapping"], next.File);
            }
        }
        if (_problems.Count > 0)
            throw new ProblemException(_problems);
    }

    private void Follow(JObject holder, Part part, string file, Trail? within)
    {
        var reference = holder.Property("$ref")!;
        if (part == Part.Schema && _identified.TryGetValue(reference.Value.ToString().TrimEnd('#'), out var known))
        {
            reference.Value = known;
            return;
        }
        if (Locate(reference.Value.ToString(), file, reference) is not { } place || Content(place, reference) is not { } target)
            return;
        if (SectionOf(part) is { } section)
        {
            reference.Value = place.File == rootFile ? "#" + place.Pointer : Component(target.Place, target.Value, section, part);
            return;
        }
        if (place.File == rootFile)
            return;
        _repeated += target.Value.DescendantsAndSelf().Count();
        if (Trail.Leads(within, target.Place) || _repeated > DocumentReader.MaxNodes)
        {
            _problems.Add(new Problem(ProblemCode.Reference, reference.Mark(), $"'{reference.Value}' is repeated here, and in it again{(_repeated > DocumentReader.MaxNodes ? $", until the document has more than {DocumentReader.MaxNodes} nodes" : "")}."));
            return;
        }
        reference.Remove();
        foreach (var member in target.Value.Copy().Properties().Where(member => holder[member.Name] is null).ToList())
            holder.Add(member.Copy());
        _waiting.Enqueue((holder, part, target.Place.File, new Trail(target.Place, within)));
    }

    /// <summary>A mapping names schemas by references too, or by their bare names in the same file.</summary>
    private void FollowMapping(JToken? mapping, string file)
    {
        foreach (var entry in Schemas.Members(mapping).Where(entry => entry.Value.Type == JTokenType.String))
        {
            var said = entry.Value.ToString();
            if (!said.Contains('#') && !FileName().IsMatch(said))
            {
                if (file == rootFile)
                    continue;
                said = "#/components/schemas/" + Marks.Escape(said);
            }
            if (Locate(said, file, entry) is { } place && place.File != rootFile && Content(place, entry) is { } target)
                entry.Value = Component(target.Place, target.Value, "schemas", Part.Schema);
        }
    }

    /// <summary>The file and the pointer of a reference; nothing for one that stays within the description's own file.</summary>
    private Place? Locate(string reference, string file, JToken at)
    {
        var split = reference.IndexOf('#', StringComparison.Ordinal);
        var (name, pointer) = split < 0 ? (reference, "") : (reference[..split], reference[(split + 1)..]);
        if (name.Length == 0)
            return file == rootFile ? null : new Place(file, pointer);
        name = Uri.UnescapeDataString(name).Replace('\\', '/');
        if (Scheme().IsMatch(name) || name.StartsWith("//", StringComparison.Ordinal))
            return Refuse($"'{reference}' is an address, and nothing is fetched: put the file beside this one and refer to it there.");
        if (name.Any(char.IsControl))
            return Refuse("A control character stands in this reference, and in no file's name.");
        return new Place(FileSet.Beside(file, name), pointer);

        Place? Refuse(string message)
        {
            _problems.Add(new Problem(ProblemCode.Reference, at.Mark(), message));
            return null;
        }
    }

    /// <summary>What stands at a place, and where it really stands if that is a reference too.</summary>
    private (Place Place, JObject Value)? Content(Place place, JToken at)
    {
        for (var seen = new HashSet<Place>(); seen.Add(place);)
        {
            var document = place.File == rootFile ? root : files.Find(place.File, Written(at), at.Mark(), _problems);
            if (document is null)
                return null;
            if (Schemas.Find(document, "#" + place.Pointer) is not JObject value)
            {
                _problems.Add(new Problem(ProblemCode.Reference, at.Mark(), $"'#{place.Pointer}' points at nothing in {place.File}."));
                return null;
            }
            if (!Schemas.IsReference(value) || value.Count > 1 || place.File == rootFile || Locate(value["$ref"]!.ToString(), place.File, value) is not { } next)
                return (place, value);
            (place, at) = (next, value);
        }
        _problems.Add(new Problem(ProblemCode.Reference, at.Mark(), "These references lead back to themselves and to no content."));
        return null;
    }

    private string Component(Place place, JObject value, string section, Part part)
    {
        if (place.File == rootFile)
            return "#" + place.Pointer;
        if (_moved.TryGetValue((place.File, place.Pointer), out var known))
            return known;
        if (root["components"] is not JObject components)
            root["components"] = components = [];
        if (components[section] is not JObject owner)
            components[section] = owner = [];
        if (!_names.TryGetValue(section, out var names))
            _names[section] = names = owner.Properties().Select(member => Words.TypeName(member.Name)).ToHashSet();
        var wanted = place.Pointer.Trim('/') is { Length: > 0 } pointer ? Marks.Unescape(pointer.Split('/')[^1]) : Path.GetFileNameWithoutExtension(place.File);
        var name = Words.Unclaimed(NameCharacters().Replace(wanted, "_"), free => names.Add(Words.TypeName(free)));
        var copy = value.Copy();
        owner.Add(new JProperty(name, copy).From(value));
        _waiting.Enqueue((copy, part, place.File, null));
        return _moved[(place.File, place.Pointer)] = $"#/components/{section}/{name}";
    }

    private static string Written(JToken at) => (at is JProperty member ? member.Value : at["$ref"])?.ToString() ?? "";

    private static string? SectionOf(Part part) => part switch
    {
        Part.Schema => "schemas",
        Part.Response => "responses",
        Part.Parameter => "parameters",
        Part.Example => "examples",
        Part.RequestBody => "requestBodies",
        Part.Header => "headers",
        Part.SecurityScheme => "securitySchemes",
        Part.Link => "links",
        Part.Callback => "callbacks",
        _ => null,
    };

    private sealed record Place(string File, string Pointer);

    /// <summary>What is repeated where something else is that is repeated itself.</summary>
    private sealed record Trail(Place Place, Trail? Outer)
    {
        public static bool Leads(Trail? trail, Place place)
        {
            for (; trail is not null; trail = trail.Outer)
            {
                if (trail.Place == place)
                    return true;
            }
            return false;
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"/|\.(ya?ml|json)$")]
    private static partial Regex FileName();

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex NameCharacters();
}
