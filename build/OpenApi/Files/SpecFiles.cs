using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Overlays;

namespace SpecClients.OpenApi.Files;

/// <summary>The files of a description: its own, and the overlays that are applied to it, in their order.</summary>
/// <param name="Root">The folder from which messages and records name files.</param>
/// <param name="Spec">The description's own.</param>
/// <param name="Overlays">The overlays'.</param>
internal sealed record SpecFiles(string Root, string Spec, IReadOnlyList<string> Overlays)
{
    private static readonly string[] OverlayEndings = [".overlay.yaml", ".overlay.yml", ".overlay.json"];

    /// <summary>The identifier of the description: the name of its file, as in <c>pipecat-cloud</c>.</summary>
    public string Id => Path.GetFileNameWithoutExtension(Spec);

    public string SpecName => NameOf(Spec);

    /// <summary>The folders, besides its own, that references of the description may lead to.</summary>
    public IReadOnlyList<string> AllowedFolders { get; init; } = [];

    /// <summary>Whether each action of an overlay has to say why.</summary>
    public bool NeedsReasons { get; init; } = true;

    /// <summary>The files of a description with the overlays that stand beside it.</summary>
    public static SpecFiles Beside(string root, string spec) => new(root, spec, OverlaysOf(spec));

    /// <summary>The overlays that stand beside a description and are called like it.</summary>
    public static IReadOnlyList<string> OverlaysOf(string spec) =>
        [.. OverlayEndings.Select(ending => Path.Combine(Path.GetDirectoryName(spec)!, Path.GetFileNameWithoutExtension(spec) + ending)).Where(Path.Exists)];

    public static bool IsOverlay(string file) => OverlayEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The description, with what it refers to in other files.</summary>
    public Bundle Read() => Bundle.Read(Spec, SpecName, AllowedFolders);

    public IReadOnlyList<Overlay> ReadOverlays() => [.. Overlays.Select(file => Overlay.Read(file, NameOf(file), NeedsReasons))];

    /// <summary>How messages and records name a file: from the root, with forward slashes.</summary>
    public string NameOf(string path) => FileNames.From(Root, path);
}
