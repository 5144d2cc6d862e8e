using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SpecClients.Json;

/// <summary>The names that an object's members had so far: a few are compared where they stand, many are hashed.</summary>
/// <param name="body">The body that they stand in.</param>
/// <param name="few">Room for the places of the first ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct NamesSeen(ReadOnlySpan<byte> body, Span<(int At, int Length)> few)
{
    /// <summary>How many are few.</summary>
    public const int Few = 16;

    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Span<(int At, int Length)> _few = few;
    private int _count;
    private HashSet<string>? _many;

    /// <summary>Adds the name that the reader stands on.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="start">Where in the body the name begins.</param>
    /// <returns>False where it was there before, however it is escaped.</returns>
    public bool Add(ref readonly Utf8JsonReader json, int start)
    {
        if (_many is null && (json.ValueIsEscaped || _count == _few.Length))
            _many = Names();
        if (_many is not null)
            return _many.Add(JsonText.Read(in json));
        foreach (var (at, length) in _few[.._count])
        {
            if (json.ValueSpan.SequenceEqual(_body.Slice(at, length)))
                return false;
        }
        _few[_count++] = (start, json.ValueSpan.Length);
        return true;
    }

    private readonly HashSet<string> Names()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, length) in _few[.._count])
            names.Add(Encoding.UTF8.GetString(_body.Slice(at, length)));
        return names;
    }
}
