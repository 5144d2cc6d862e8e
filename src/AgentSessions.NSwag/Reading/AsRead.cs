using Newtonsoft.Json.Linq;

namespace AgentSessions.NSwag.Reading;

/// <summary>What an object's properties cannot hold of the text it was read from, so that it is written as it came.</summary>
internal struct AsRead
{
    /// <summary>The optional members that came as null, rather than not at all.</summary>
    public MemberSet Nulls;

    /// <summary>How the times were spelled.</summary>
    public InstantStyles Instants;

    /// <summary>The members that the class does not name; null where there are none.</summary>
    public IDictionary<string, JToken>? Additional;
}
