using System.ComponentModel;

namespace SpecClients.NSwag.Reading;

/// <summary>
/// Free-form data as an object holds it: the text that came, which was checked then, until someone asks for the value.
/// All who ask get the same one, from any thread.
/// </summary>
/// <typeparam name="T">A token, or a list or a map of them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct FreeForm<T> where T : class
{
    private object? _held;

    /// <summary>Holds what is to be read.</summary>
    /// <param name="text">The value in UTF-8, as <see cref="BodyReader"/> found it in order.</param>
    public FreeForm(byte[] text) => _held = text;

    /// <summary>Holds a value.</summary>
    public FreeForm(T? value) => _held = value;

    /// <summary>The value, read from the text where no one has asked for it before; null where none came.</summary>
    public T? Value
    {
        get
        {
            if (_held is not byte[] text)
                return (T?)_held;
            var value = Read(text);
            var held = Interlocked.CompareExchange(ref _held, value, text);
            return held == (object)text ? value : (T?)held;
        }
    }

    private static T Read(byte[] text)
    {
        var reader = new BodyReader(text, isObserved: false);
        try
        {
            reader.Start();
            return reader.Read<T>();
        }
        finally
        {
            reader.Dispose();
        }
    }
}
