using System.CommandLine;
using SpecCompiler.Fidelity.Facts;

namespace SpecCompiler.Commands;

internal static class FidelityCommand
{
    public static Command Create()
    {
        var root = CommonOptions.Root();
        var command = new Command("fidelity", "x") { root };
        command.SetAction((result, _) => CommonOptions.RunAsync(() =>
        {
            foreach (var vendor in result.Repository(root).Vendors)
            {
                var doc = VendorDocument.Read(vendor);
                var facts = FactList.Of(doc);
                foreach (var f in facts)
                    Console.WriteLine($"{f.Vendor}\t{f.Kind}\t{f.Pointer}\t{f.Value.ReplaceLineEndings(" ")}\t{f.Owner}");
                foreach (var leaf in Pointers.Leaves(doc.Json).Where(leaf => !facts.Any(f => leaf == f.Pointer || leaf.StartsWith(f.Pointer + "/", StringComparison.Ordinal) && f.Kind is not (FactKind.Operation or FactKind.Parameter or FactKind.Response or FactKind.Property or FactKind.MediaType or FactKind.UnionBranch or FactKind.Composition or FactKind.ServerVariable))))
                    Console.WriteLine("UNCOVERED " + leaf);
            }
            return Task.FromResult(0);
        }));
        return command;
    }
}
