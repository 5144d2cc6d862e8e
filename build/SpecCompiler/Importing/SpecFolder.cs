using System.Text;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;

namespace SpecCompiler.Importing;

/// <summary>Takes vendors' documents into <c>specs/</c>: checked first, whole or not at all.</summary>
internal sealed class SpecFolder(Repository repository, TimeProvider time)
{
    /// <summary>The vendor's present spec, or nothing.</summary>
    public SpecFiles? Find(string vendor) => repository.Vendors.FirstOrDefault(present => present.Id == vendor);

    public bool Holds(string vendor, VendorDocument document) =>
        Find(vendor) is { } present && SourceFile.ReadBytes(present.Spec, present.SpecName).AsSpan().SequenceEqual(document.Bytes);

    /// <summary>The document as it would be compiled; one that no client can be made of is refused. Our overlay may have mended it.</summary>
    public EffectiveDocument Compile(string vendor, VendorDocument document)
    {
        if (repository.Vendors.FirstOrDefault(other => other.Id != vendor && string.Equals(Words.Pascal(other.Id), Words.Pascal(vendor), StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new ProblemException(ProblemCode.Output, new SourceMark(same.SpecName, 1, 1), $"The client of {vendor} would be called as that of this file is, but for case: choose another name.");
        // An action that the new document has overtaken is told by the report; it does not make the document unfit.
        var overlay = Find(vendor)?.ReadOverlays() is [var present, ..] ? present.Fitting(document.Root.Copy()) : null;
        return EffectiveDocument.Compile(vendor, document.Root.Copy(), overlay);
    }

    /// <summary>Writes the spec and where it came from, and says what it wrote; nothing where it is there already.</summary>
    public string? Write(string vendor, VendorDocument document, NewOrigin origin)
    {
        if (Holds(vendor, document))
            return null;
        var present = Find(vendor)?.Spec;
        var extension = present is not null && SameNotation(present, document) ? Path.GetExtension(present) : document.Extension;
        var spec = Path.Combine(repository.Specs, vendor + extension);
        var provenance = Provenance.Read(repository);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        provenance.Record(vendor, Path.GetFileName(spec), origin, today, Hash.OfBytes(document.Bytes));

        try
        {
            WholeFiles.Write((spec, document.Bytes), (repository.SourcesFile, Encoding.UTF8.GetBytes(provenance.Write())));
            if (present is not null && present != spec)
                File.Delete(present);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(ProblemCode.Output, new SourceMark(repository.NameOf(spec), 1, 1), e.Message);
        }
        return repository.NameOf(spec);
    }

    private static bool SameNotation(string present, VendorDocument document) =>
        present.EndsWith(".json", StringComparison.Ordinal) == (document.Extension == ".json");
}
