namespace SpecClients.OpenApi.Files;

/// <summary>Writes files all at once or not at all, and through no link: all aside first, then each into its place.</summary>
internal static class WholeFiles
{
    public static void Write(params IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var aside = new List<(string From, string To)>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                var fresh = $"{path}.{Path.GetRandomFileName()}.new";
                using var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write);
                aside.Add((fresh, path));
                stream.Write(bytes);
            }
            foreach (var (from, to) in aside)
                File.Move(from, to, overwrite: true);
        }
        finally
        {
            foreach (var (from, _) in aside)
                File.Delete(from);
        }
    }
}
