using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecCompiler.Compiling;
using SpecCompiler.Overlays;
using SpecCompiler.Reading;

namespace SpecCompiler.Importing;

/// <summary>Takes vendors' documents into <c>specs/</c>: checked first, whole or not at all.</summary>
internal sealed partial class SpecFolder(Repository repository, TimeProvider time)
{
    /// <summary>Whether a vendor can be called that: its name is a file's and, in capitals, a class's.</summary>
    public static bool IsName(string vendor) => Name().IsMatch(vendor) && vendor != "sources";

    /// <summary>The vendor's present spec, or nothing.</summary>
    public VendorFiles? Find(string vendor) => repository.Vendors.FirstOrDefault(present => present.Id == vendor);

    public bool Holds(string vendor, VendorDocument document) =>
        Find(vendor) is { } present && File.ReadAllBytes(present.Spec).AsSpan().SequenceEqual(document.Bytes);

    /// <summary>Refuses a document that no client can be made of; our overlay may have mended it.</summary>
    public void Check(string vendor, VendorDocument document)
    {
        var corrected = (JObject)document.Root.DeepClone();
        if (Find(vendor)?.Overlay is { } overlay)
        {
            // An action that the new document has overtaken is told by the report; it does not make the document unfit.
            foreach (var action in Overlay.Read(overlay, repository.NameOf(overlay)).Actions)
                action.Apply(corrected);
        }
        var problems = DocumentCheck.Find(corrected, Find(vendor)?.Overlay is { } applied ? repository.NameOf(applied) : null, Defences.All).Where(problem => !problem.IsWarning).ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
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

        Replace((spec, document.Bytes), (repository.SourcesFile, Encoding.UTF8.GetBytes(provenance.Write())));
        if (present is not null && present != spec)
            File.Delete(present);
        return repository.NameOf(spec);
    }

    private static bool SameNotation(string present, VendorDocument document) =>
        present.EndsWith(".json", StringComparison.Ordinal) == (document.Extension == ".json");

    /// <summary>Writes all of the files aside before the first is moved into its place.</summary>
    private static void Replace(params (string Path, byte[] Bytes)[] files)
    {
        foreach (var (path, bytes) in files)
            File.WriteAllBytes(path + ".new", bytes);
        foreach (var (path, _) in files)
            File.Move(path + ".new", path, overwrite: true);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex Name();
}
