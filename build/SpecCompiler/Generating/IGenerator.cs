using SpecCompiler.Compiling;

namespace SpecCompiler.Generating;

/// <summary>A generator of clients, as the compiler drives it.</summary>
internal interface IGenerator
{
    /// <summary>Its name: the folder under <c>generated/Vendor/</c> and the key in the lock.</summary>
    string Name { get; }

    /// <summary>The pinned version.</summary>
    string Version { get; }

    /// <summary>A hash over every option and template that shapes its output.</summary>
    string Options { get; }

    /// <summary>A document as it has to be told it.</summary>
    GeneratorView ViewOf(EffectiveDocument document);

    /// <summary>Writes each document's client into its own folder below the work folder.</summary>
    Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work);

    static string OutputOf(EffectiveDocument document, string work) => Path.Combine(work, document.Name);
}
