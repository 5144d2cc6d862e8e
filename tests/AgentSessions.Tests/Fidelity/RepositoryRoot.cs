namespace AgentSessions.Tests.Fidelity;

/// <summary>Where the repository lies, found from the test assembly upwards.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string Of(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AgentSessions.Generated.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No AgentSessions.Generated.sln above {AppContext.BaseDirectory}.");
    }
}
