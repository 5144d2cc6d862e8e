using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace SpecClients.NSwag.Settings;

/// <summary>The members of a class that a request has.</summary>
internal sealed class RequestContract : DefaultContractResolver
{
    /// <summary>The one that all clients share: it keeps what it has found out of a class.</summary>
    public static readonly RequestContract Instance = new();

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        property.Ignored |= member.GetCustomAttribute<ReadOnlyAttribute>()?.IsReadOnly == true;
        // What only callers set is required of no answer.
        if (property.Required == Required.Default && member.IsDefined(typeof(RequiredMemberAttribute)))
            property.Required = Required.Always;
        return property;
    }
}
