using System.Text;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;
using SpecCompiler.Projects;

namespace SpecCompiler.Importing;

/// <summary>Takes vendors' documents into a folder of descriptions: checked first, whole or not at all.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="time">Tells the day.</param>
internal sealed class SpecFolder(Workspace workspace, TimeProvider time)
{
    /// <summary>A vendor's present description, or nothing.</summary>
    public SpecFiles? Find(string vendor) => workspace.Specs.FirstOrDefault(spec => spec.Id == vendor)?.Files;

    public bool Holds(string vendor, VendorDocument document) =>
        Find(vendor) is { } present && SourceFile.ReadBytes(present.Spec, present.SpecName).AsSpan().SequenceEqual(document.Bytes);

    /// <summary>The document as it would be compiled; one that no client can be made of is refused. Our overlays may have mended it.</summary>
    public EffectiveDocument Compile(string vendor, VendorDocument document)
    {
        if (workspace.Specs.FirstOrDefault(other => other.Id != vendor && string.Equals(Words.Pascal(other.Id), Words.Pascal(vendor), StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new ProblemException(ProblemCode.Output, new SourceMark(same.Files.SpecName, 1, 1), $"The client of {vendor} would be called as that of this file is, but for case: choose another name.");
        // An action that the new document has overtaken is told by the report; it does not make the document unfit.
        var overlay = Find(vendor)?.ReadOverlays() is [var present, ..] ? present.Fitting(document.Root.Copy()) : null;
        return EffectiveDocument.Compile(vendor, document.Root.Copy(), overlay);
    }

    /// <summary>Writes a description and where it came from, and returns its file; nothing where it is there already.</summary>
    public string? Write(string vendor, VendorDocument document, NewOrigin origin)
    {
        if (Holds(vendor, document))
            return null;
        var present = Find(vendor)?.Spec;
        var extension = present is not null && SameNotation(present, document) ? Path.GetExtension(present) : document.Extension;
        var spec = present is null ? Path.Combine(workspace.SpecsFolder, vendor + extension) : Path.ChangeExtension(present, extension);
        var provenance = Provenance.Beside(spec, workspace);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        provenance.Record(present is null ? null : Path.GetFileName(present), Path.GetFileName(spec), origin, today, Hash.OfBytes(document.Bytes));

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(spec)!);
            WholeFiles.Write((spec, document.Bytes), (provenance.File, Encoding.UTF8.GetBytes(provenance.Write())));
            if (present is not null && present != spec)
                File.Delete(present);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ProblemCode.Output, new SourceMark(workspace.NameOf(spec), 1, 1), e.Message);
        }
        return workspace.NameOf(spec);
    }

    private static bool SameNotation(string present, VendorDocument document) =>
        present.EndsWith(".json", StringComparison.Ordinal) == (document.Extension == ".json");
}
