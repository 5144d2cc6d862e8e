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
    public static string? Run(string folder, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var said = output.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
    }
}
