using System.ComponentModel;

namespace SpecClients.Json;

/// <summary>What a description says of an object's members, for a generated class that cannot say it.</summary>
/// <param name="members">The members that it names.</param>
/// <param name="additional">What every other member is; null where the description says nothing of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectSchema(MemberSchema[] members, MemberSchema? additional = null)
{
    public static readonly ObjectSchema Empty = new([]);

    public MemberNames Names { get; } = new(Array.ConvertAll(members, member => member.Name), []);

    public MemberSchema this[int member] => members[member];

    public MemberSchema? Additional => additional;

    /// <summary>The members that only the server sets.</summary>
    public IReadOnlyList<string> ReadOnly { get; } = [.. members.Where(member => member.Is(MemberFacts.ReadOnly)).Select(member => member.Name)];

    /// <summary>The first member that must come and did not, or null.</summary>
    public string? Missing(in MemberSet seen)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].MustCome && !seen.Contains(i))
                return members[i].Name;
        }
        return null;
    }
}

/// <summary>One member.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Facts">What holds for it.</param>
/// <param name="Kind">The kind of its value, where the generated class has none for it.</param>
/// <param name="Known">The documented values of its enum, or of the enum that its elements are of.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MemberSchema(string Name, MemberFacts Facts, JsonKind? Kind = null, string[]? Known = null)
{
    public bool Is(MemberFacts fact) => (Facts & fact) != 0;

    /// <summary>Whether no answer is without it.</summary>
    public bool MustCome => (Facts & (MemberFacts.Required | MemberFacts.WriteOnly)) == MemberFacts.Required;

    /// <summary>Whether no request is without it.</summary>
    public bool MustGo => (Facts & (MemberFacts.Required | MemberFacts.ReadOnly)) == MemberFacts.Required;
}

/// <summary>What a description says of a member beside its type.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum MemberFacts
{
    None = 0,

    /// <summary>It must be there.</summary>
    Required = 1,

    /// <summary>It may be null.</summary>
    Nullable = 2,

    /// <summary>Its elements may be null.</summary>
    NullableItems = 4,

    /// <summary>Only the server sets it.</summary>
    ReadOnly = 8,

    /// <summary>Only callers set it.</summary>
    WriteOnly = 16,
}
