namespace SpecCompiler.Projects;

/// <summary>A project's packages, whose versions stand in its own file or, managed centrally, in the nearest <c>Directory.Packages.props</c>.</summary>
internal sealed class ProjectPackages
{
    private const string Central = "Directory.Packages.props";

    private readonly ProjectFile _project;
    private readonly ProjectFile? _central;

    /// <param name="project">The project.</param>
    /// <param name="nameOf">How messages name a file.</param>
    public ProjectPackages(ProjectFile project, Func<string, string> nameOf)
    {
        _project = project;
        if (IsTrue(project.Property("ImportDirectoryPackagesProps") ?? "true") && Above(project.Folder, Central) is { } file)
        {
            // Where nobody turns it on in so many words, the versions that stand there do.
            var central = ProjectFile.Read(file, nameOf(file));
            if (IsTrue(project.Property("ManagePackageVersionsCentrally") ?? central.Property("ManagePackageVersionsCentrally")
                ?? (central.Items("PackageVersion").Any() ? "true" : "")))
                _central = central;
        }
    }

    /// <summary>The files that there are changes for.</summary>
    public IEnumerable<ProjectFile> Files => _central is null ? [_project] : [_central, _project];

    /// <summary>Adds a package; one that is there stays as it is.</summary>
    /// <param name="name">The package.</param>
    /// <param name="version">Its version.</param>
    /// <param name="isPrivate">Whether it is the project's own, and none of those that refer to it.</param>
    public void Add(string name, string version, bool isPrivate = false)
    {
        if (!IsReferred(name))
        {
            List<(string, string)> attributes = [("Include", name)];
            if (_central is null)
                attributes.Add(("Version", version));
            if (isPrivate)
                attributes.Add(("PrivateAssets", "all"));
            _project.AddItem("PackageReference", attributes);
        }
        if (_central?.Items("PackageVersion", name).Any() == false
            && _project.Items("PackageReference", name).All(reference => reference.Value("VersionOverride") is null))
            _central.AddItem("PackageVersion", [("Include", name), ("Version", version)]);
    }

    /// <summary>Has a package at a version, also where it is there at another.</summary>
    public void Take(string name, string version, bool isPrivate = false)
    {
        Add(name, version, isPrivate);
        var (file, kind) = _central is null ? (_project, "PackageReference") : (_central, "PackageVersion");
        if (file.Items(kind, name).LastOrDefault()?.Value("Version") is { } given && !MSBuildText.IsExpression(given))
            file.Set(() => file.Items(kind, name).Last(), "Version", version);
    }

    private bool IsReferred(string name) =>
        _project.Items("PackageReference", name).Any() || _central?.Items("GlobalPackageReference", name).Any() == true
        || ((string[])["Directory.Build.props", "Directory.Build.targets"]).Select(file => Above(_project.Folder, file)).OfType<string>()
            .Any(file => File.ReadAllText(file).Contains($"<PackageReference Include=\"{name}\"", StringComparison.OrdinalIgnoreCase));

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string? Above(string folder, string name)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, name) is var file && File.Exists(file))
                return file;
        }
        return null;
    }
}
