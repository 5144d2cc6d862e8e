using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Screening;

/// <summary>A text of a description that could become more than text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Message">What is wrong with it; null where that is worth a line in the list of rewrites alone.</param>
/// <param name="Remedy">What is done about it; null where nothing can be.</param>
/// <param name="Change">The same for the list of rewrites.</param>
/// <param name="Repair">Does it.</param>
internal sealed record Finding(JToken At, string? Message, string? Remedy, string Change, Action Repair)
{
    /// <summary>Whether it is a warning among our own specs too, where anything else is an error that an overlay can mend.</summary>
    public bool IsWarning { get; init; }

    /// <summary>What no client can be made with.</summary>
    public static Finding Refused(JToken at, string message) => new(at, message, null, "", () => { });

    /// <summary>What is left out.</summary>
    public static Finding Left(JProperty at, string message) => new(at, message, "It is left out.", $"{at.Name} → none", at.Remove);

    /// <summary>What is told of and stays.</summary>
    public static Finding Told(JToken at, string message) => new(at, message, null, "", () => { }) { IsWarning = true };

    public Problem? Problem => Message is null ? null : IsWarning
        ? new Problem(ProblemCode.Text, At.Mark(), Remedy is null ? Message : $"{Message} {Remedy}", IsWarning: true)
        : new Problem(ProblemCode.Text, At.Mark(), Message) { Remedy = Remedy };
}

/// <summary>One of the screens that a description passes before anything is made of it.</summary>
/// <param name="name">Its name in the list of rewrites.</param>
/// <param name="purpose">What it does and why, in a sentence.</param>
/// <param name="find">Everything that it finds in a description.</param>
internal sealed class Screen(string name, string purpose, Func<JObject, IEnumerable<Finding>> find) : IRule
{
    public string Name => name;

    public string Purpose => purpose;

    public IEnumerable<Problem> Problems(JObject document) => find(document).Select(finding => finding.Problem).OfType<Problem>();

    public void Apply(WorkingDocument document)
    {
        foreach (var finding in find(document.Root).Where(finding => finding.Change.Length > 0).ToList())
        {
            document.Log(this, finding.At, finding.Change);
            finding.Repair();
        }
    }
}
