using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Reading;

/// <summary>A file as an input: a regular one, of a bounded size.</summary>
internal static class SourceFile
{
    public const long MaxBytes = 64 * 1024 * 1024;

    public const string RegularOnly = "Only a regular file is read: no folder, device or pipe.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int TypeBits = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>The text of a file, whatever byte order mark it begins with.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="ProblemException">It cannot be read, for a reason that the problem says.</exception>
    public static string ReadText(string path, string name) => Decode(ReadBytes(path, name), name);

    /// <summary>UTF-8, or what its byte order mark says.</summary>
    /// <param name="bytes">A file's.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="ProblemException">It is not what it would have to be.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        using var text = new StreamReader(new MemoryStream(bytes), Strict);
        try
        {
            return text.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            var before = bytes.AsSpan(0, Utf8End(bytes));
            var mark = new SourceMark(name, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
            throw new ProblemException(ProblemCode.Syntax, mark, "The bytes from here on are not UTF-8, in which YAML and JSON are written: save the file as UTF-8.");
        }
    }

    /// <summary>How far bytes are UTF-8.</summary>
    private static int Utf8End(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }

    /// <summary>The content of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="most">The largest file taken.</param>
    /// <exception cref="ProblemException">It cannot be read, for a reason that the problem says.</exception>
    public static byte[] ReadBytes(string path, string name, long most = MaxBytes)
    {
        try
        {
            if (!IsRegular(path))
                throw Refuse(name, RegularOnly);
            // Share-read, so that an editor that holds the file open does not fail the build.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > most)
                throw TooLarge(name, most);
            using var kept = new MemoryStream();
            var buffer = new byte[81920];
            // What is read counts: a file may grow, and some give more than they say they hold.
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (kept.Length + read > most)
                    throw TooLarge(name, most);
                kept.Write(buffer, 0, read);
            }
            return kept.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refuse(name, e.Message);
        }
    }

    /// <summary>Whether a file is a regular one; asked before it is opened, since opening a pipe waits for its writer.</summary>
    public static bool IsRegular(string path)
    {
        if (OperatingSystem.IsWindows())
            return (File.GetAttributes(path) & (FileAttributes.Directory | FileAttributes.Device)) == 0;
        // Of what .NET gives of a file, nothing tells a pipe or a device; this is how it asks itself.
        var status = new int[64];
        return Stat(Path.GetFullPath(path), status) == 0 ? (status[1] & TypeBits) == Regular : throw new FileNotFoundException($"There is no file {path}.");
    }

    private static ProblemException TooLarge(string name, long most) => Refuse(name, $"A file may have {most / (1024 * 1024)} MB, and this one has more.");

    private static ProblemException Refuse(string name, string message) => new(ProblemCode.Input, new SourceMark(name, 1, 1), LineEnds.OneLine(message));

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] int[] status);
}
