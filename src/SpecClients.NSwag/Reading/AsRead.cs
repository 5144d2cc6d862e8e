using System.ComponentModel;
using Newtonsoft.Json.Linq;
using SpecClients.Json;

namespace SpecClients.NSwag.Reading;

/// <summary>What an object's properties cannot hold of the text it was read from, so that it is written as it came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct AsRead
{
    /// <summary>The optional members that came as null or were set to it, rather than not at all.</summary>
    public MemberSet Nulls;

    private InstantStyles _instants;

    /// <summary>The members that the class does not name; null where there are none.</summary>
    public IDictionary<string, JToken>? Additional;

    /// <summary>Keeps that a member was set to null.</summary>
    public void KeepNull(IModel model, string member) => Nulls.Add(model.Members.IndexOf(member));

    /// <summary>Keeps how a time was spelled.</summary>
    public void Spell(int slot, InstantStyle style) => _instants.Add(slot, style, ref Nulls);

    /// <summary>How a time was spelled.</summary>
    public readonly InstantStyle SpellingOf(int slot) => _instants.Of(slot, in Nulls);
}
