using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentSessions.Cli.Output;

/// <summary>Standard output that says so when its reader is gone: the console's own stream takes that for success.</summary>
internal static class StandardOutput
{
    private const int FileDescriptor = 1;

    public static TextWriter Open()
    {
        if (!Console.IsOutputRedirected)
            return Console.Out;
        return new StreamWriter(OpenPipe() ?? Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>A pipe's own stream; null for a file, whose position only the console's stream shares with others.</summary>
    private static FileStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows())
            return null;
        var pipe = new FileStream(new SafeFileHandle(FileDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? null : pipe;
    }
}
