namespace SpecClients.OpenApi.Rewriting;

/// <summary>One change that makes a document mean to the generators what it means to a reader.</summary>
internal interface IRule
{
    /// <summary>The rule's name in the list of rewrites.</summary>
    string Name { get; }

    /// <summary>What it does and why, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>Whether it leaves every schema where it is and adds none: what was found of them holds on.</summary>
    bool KeepsSchemas => false;

    void Apply(WorkingDocument document);
}
