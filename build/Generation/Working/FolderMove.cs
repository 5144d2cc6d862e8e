namespace SpecClients.Generation.Working;

/// <summary>Moves a folder to where there is none, also from one disk to another.</summary>
internal static class FolderMove
{
    public static void Run(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(from) && !Directory.Exists(to))
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
            Directory.Delete(from, recursive: true);
        }
    }
}
