using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SpecClients.Paging;

/// <summary>The body of a request for a page, where that is what says which page.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PageBody
{
    /// <summary>A copy of a body with another value of one member; the body itself is the caller's.</summary>
    public static TBody With<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TBody>(TBody body, string member, object? value)
        where TBody : class
    {
        var copy = Unsafe.As<TBody>(Clone(body));
        typeof(TBody).GetProperty(member)!.SetValue(copy, value);
        return copy;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object Clone(object original);
}
