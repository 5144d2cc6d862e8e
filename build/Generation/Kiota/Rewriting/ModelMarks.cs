using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>What the rules have marked in the schemas that Kiota makes classes of.</summary>
internal sealed class ModelMarks
{
    private readonly Dictionary<string, Model> _models = [];

    private ModelMarks(JObject view)
    {
        var branches = Branches(view);
        foreach (var component in Schemas.Members(view["components"]?["schemas"]))
        {
            var isBranch = branches.Contains(Plain(component.Name));
            if (component.Value is not JObject schema)
                continue;
            var members = new Dictionary<string, MemberMarks>();
            string? kind = null;
            var isAsked = false;
            Collect(view, schema, isOwn: true, [], (part, isOwn) =>
            {
                kind ??= isOwn ? (part["discriminator"] as JObject)?["propertyName"]?.ToString() : null;
                foreach (var member in Schemas.Members(part["properties"]))
                {
                    var marks = MemberMarks.Of(member.Name, (JObject)member.Value, !isBranch && Schemas.Texts(part["required"]).Contains(member.Name));
                    isAsked |= marks.IsAsked;
                    members.TryAdd(member.Name, marks);
                }
            });
            _models.TryAdd(Plain(component.Name), new Model(members, isAsked, kind, schema[Extension.OwnKind]?.ToString()));
        }
    }

    public static ModelMarks In(JObject view) => new(view);

    /// <summary>Those of a class, by the name that Kiota gave it.</summary>
    public Model? Of(string name) => _models.GetValueOrDefault(Plain(name));

    private static void Collect(JObject view, JObject part, bool isOwn, HashSet<JObject> seen, Action<JObject, bool> see)
    {
        if (!seen.Add(part))
            return;
        see(part, isOwn);
        foreach (var inner in (part["allOf"] as JArray ?? []).OfType<JObject>())
            Collect(view, Schemas.Resolve(view, inner), isOwn && !Schemas.IsReference(inner), seen, see);
    }

    /// <summary>What Kiota reads side by side, so that one of them has members that never came.</summary>
    private static HashSet<string> Branches(JObject view) =>
        [.. Schemas.All(view).Where(schema => schema["discriminator"] is null)
            .SelectMany(schema => UnionBranches.Keywords.Select(word => schema[word]).OfType<JArray>().SelectMany(union => union.OfType<JObject>()).Where(Schemas.IsReference))
            .Select(branch => Plain(branch["$ref"]!.ToString().Split('/')[^1]))];

    /// <summary>A name without what Kiota changes in it.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>What is known of one class.</summary>
    /// <param name="Members">Of its members, those that it inherits too, by their names.</param>
    /// <param name="IsAsked">Whether callers have to set one of them.</param>
    /// <param name="KindName">The member that tells which class below it is meant, where it has that.</param>
    /// <param name="OwnKind">The value by which one above it tells that it is this one.</param>
    public sealed record Model(IReadOnlyDictionary<string, MemberMarks> Members, bool IsAsked, string? KindName, string? OwnKind)
    {
        /// <summary>Whether one that is read begins otherwise than one that a caller makes.</summary>
        public bool IsReadApart => IsAsked || OwnKind is not null || Members.Values.Any(member => member.Constant is not null);
    }
}

/// <summary>What is marked of one member.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="IsNullable">Whether it may have no value in C#.</param>
/// <param name="IsAsked">Whether callers must set it.</param>
/// <param name="TellsNull">Whether null is told from nothing.</param>
/// <param name="Constant">The one value that it has unless another is set.</param>
internal sealed record MemberMarks(string Name, bool IsNullable, bool IsAsked, bool TellsNull, JValue? Constant)
{
    public static MemberMarks Of(string name, JObject schema, bool isRequired) =>
        new(name, !isRequired || schema[Extension.MayBeUnset] is not null, schema[Extension.Asked] is not null, schema[Extension.TellsNull] is not null, schema[Extension.Constant] as JValue);
}
