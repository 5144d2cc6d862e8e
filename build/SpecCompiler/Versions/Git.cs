using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SpecCompiler.Versions;

/// <summary>Runs git.</summary>
internal static class Git
{
    /// <summary>What it says; nothing where it fails, or where there is none.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="input">What it is told.</param>
    /// <param name="settings">What it finds in its environment.</param>
    public static string? Run(string folder, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] settings) =>
        RunForBytes(folder, arguments, Timeout.InfiniteTimeSpan, settings, input) is { } said ? Encoding.UTF8.GetString(said) : null;

    /// <summary>The same, byte for byte and within a time.</summary>
    public static byte[]? RunForBytes(string folder, IEnumerable<string> arguments, TimeSpan time, (string Name, string Value)[] settings, string input = "")
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (time != Timeout.InfiniteTimeSpan && time <= TimeSpan.Zero)
            return null;
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var kept = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(kept);
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            if (!process.WaitForExit(time))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            reading.GetAwaiter().GetResult();
            return process.ExitCode == 0 ? kept.ToArray() : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
    }
}
