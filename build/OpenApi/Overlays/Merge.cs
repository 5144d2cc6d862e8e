using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Overlays;

/// <summary>Merges what an action gives into what it selects.</summary>
/// <param name="isFirstVersion">Whether as Overlay 1.0 has it, which does not say what comes of an object where a text was; 1.1 refuses that.</param>
internal sealed class Merge(bool isFirstVersion)
{
    /// <summary>Whether anything is not as it was.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Merges it into one node.</summary>
    /// <returns>Why it cannot be merged, as what the target does.</returns>
    public string? Into(JToken target, JToken added)
    {
        switch (target, added)
        {
            case (JObject owner, JObject members):
                return members.Properties().Select(member => IntoMember(owner, member)).FirstOrDefault(why => why is not null);
            case (JArray list, JArray items):
                foreach (var item in items)
                    list.Add(item.Copy());
                HasChanged |= items.Count > 0;
                return null;
            case (JArray list, _):
                list.Add(added.Copy());
                HasChanged = true;
                return null;
            case (JValue, JValue) when !isFirstVersion:
                Replace(target, added);
                return null;
            default:
                return $"selects a {target.Type} at {target.Pointer()}: an update needs an object, or an array to append to{(isFirstVersion ? "; with 'overlay: 1.1.0' a value replaces a value" : ", or for a value a value")}.";
        }
    }

    private string? IntoMember(JObject owner, JProperty member)
    {
        switch (owner[member.Name], member.Value)
        {
            case (null, var added):
                owner[member.Name] = added.Copy();
                HasChanged = true;
                return null;
            case (JObject or JArray, var added) and ({ } present, _) when present.Type == added.Type || (isFirstVersion && present is JArray && added.Type != JTokenType.Null):
                return Into(present, added);
            case (JValue present, JValue added):
                Replace(present, added);
                return null;
            // A key without a value, as in the specification's own example of a structured overlay.
            case (_, { Type: JTokenType.Null }) when isFirstVersion:
                return null;
            case ({ } present, var added) when isFirstVersion:
                Replace(present, added);
                return null;
            case ({ } present, var added):
                return $"would put {Kind(added)} in the place of {Kind(present)} at {present.Pointer()}: remove that by an action before.";
        }
    }

    private void Replace(JToken present, JToken added)
    {
        HasChanged |= !JToken.DeepEquals(present, added);
        present.Replace(added.Copy());
    }

    private static string Kind(JToken token) => token switch
    {
        JObject => "an object",
        JArray => "an array",
        _ => "a value",
    };
}
