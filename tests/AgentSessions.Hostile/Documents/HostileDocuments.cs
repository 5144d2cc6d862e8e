using System.Text;
using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>Makes hostile documents out of a seed, each by itself.</summary>
/// <param name="repository">Whose vendors' files are changed.</param>
internal sealed class HostileDocuments(Repository repository)
{
    /// <summary>How often each kind comes: in most documents one or two places are hostile, and all the rest would make a client.</summary>
    private static readonly IReadOnlyList<(int Weight, HostileKind Kind)> Kinds =
    [
        (20, HostileKind.Prose), (24, HostileKind.Place), (8, HostileKind.Places), (12, HostileKind.Extensions), (5, HostileKind.Types),
            (9, HostileKind.Structure), (3, HostileKind.References), (7, HostileKind.Vendor), (3, HostileKind.Torn),
        (6, HostileKind.Overlay), (3, HostileKind.Name),
    ];

    private readonly Lazy<IReadOnlyList<(string Name, string Text)>> _vendors = new(() => repository.Vendors
        .Select(vendor => (vendor.Id, File.ReadAllText(vendor.Spec))).ToList());

    /// <summary>The same document for the same two numbers, always.</summary>
    public HostileDocument Make(int seed, int index)
    {
        var dice = new Dice(seed, index);
        var kind = dice.Weighted(Kinds);
        return kind switch
        {
            HostileKind.Structure => Structure(seed, index, dice),
            HostileKind.Vendor => Vendor(seed, index, dice),
            HostileKind.Torn => Torn(seed, index, dice),
            HostileKind.Overlay => WithOverlay(seed, index, dice),
            HostileKind.Name => WithName(seed, index, dice),
            _ => Changed(seed, index, dice, kind, RichDocument.Draw(dice, isSafe: kind == HostileKind.Prose)),
        };
    }

    private static HostileDocument Changed(int seed, int index, Dice dice, HostileKind kind, JObject document)
    {
        var injection = new Injection(document, dice);
        IReadOnlyList<string> strewn = [];
        switch (kind)
        {
            case HostileKind.Prose:
                injection.At(dice.Between(1, 12), PlaceKind.Prose);
                break;
            case HostileKind.Place:
                injection.At(1, dice.Pick(PlaceKind.Key, PlaceKind.Text, PlaceKind.Text, PlaceKind.Number, PlaceKind.Flag));
                break;
            case HostileKind.Places:
                injection.At(dice.Between(2, 4), PlaceKind.Prose, PlaceKind.Key, PlaceKind.Text, PlaceKind.Number, PlaceKind.Flag);
                break;
            case HostileKind.Types:
                injection.InvalidKeyword(dice.Between(1, 2));
                break;
            case HostileKind.References:
                injection.At(1, PlaceKind.Reference);
                break;
            default:
                strewn = SteeringWords.Strew(document, dice, dice.Between(1, 5));
                break;
        }
        var isYaml = dice.Percent(50);
        var spelling = new Spelling(dice, isBold: kind != HostileKind.Prose);
        return new HostileDocument(seed, index, kind, isYaml ? spelling.Yaml(document) : spelling.Json(document),
            isYaml)
        { Done = [.. injection.Done, .. strewn] };
    }

    private static HostileDocument Structure(int seed, int index, Dice dice)
    {
        var (text, isYaml, done) = Structures.Make(dice);
        return new HostileDocument(seed, index, HostileKind.Structure, text, isYaml) { Done = [done] };
    }

    private HostileDocument Vendor(int seed, int index, Dice dice)
    {
        var (name, text) = dice.From(_vendors.Value);
        if (dice.Percent(30))
        {
            var (torn, done) = Tear(text, dice);
            return new HostileDocument(seed, index, HostileKind.Vendor, torn, true) { Done = [name, .. done] };
        }
        var document = (JObject)JToken.Parse(SpecClients.OpenApi.Reading.DocumentReader.Parse(text, name).ToString());
        return Changed(seed, index, dice, dice.Pick(HostileKind.Place, HostileKind.Places, HostileKind.Extensions, HostileKind.Types), document) is var changed
            ? changed with { Kind = HostileKind.Vendor, Done = [name, .. changed.Done] }
            : throw new InvalidOperationException();
    }

    private static HostileDocument Torn(int seed, int index, Dice dice)
    {
        var isYaml = dice.Percent(50);
        var spelling = new Spelling(dice, isBold: true);
        var document = RichDocument.Draw(dice);
        var (text, done) = Tear(isYaml ? spelling.Yaml(document) : spelling.Json(document), dice);
        return new HostileDocument(seed, index, HostileKind.Torn, text, isYaml) { Done = done };
    }

    private static HostileDocument WithOverlay(int seed, int index, Dice dice)
    {
        var document = Changed(seed, index, dice, HostileKind.Prose, RichDocument.Draw(dice, isSafe: true));
        var (overlay, done) = Overlays.Make(dice);
        return document with { Kind = HostileKind.Overlay, Overlay = new Spelling(dice, isBold: false).Yaml(overlay), Done = [.. document.Done, .. done] };
    }

    private static HostileDocument WithName(int seed, int index, Dice dice)
    {
        var document = Changed(seed, index, dice, HostileKind.Prose, RichDocument.Draw(dice, isSafe: true));
        var name = dice.Percent(30) ? dice.Pick("System", "Object", "Acme", "Microsoft", "SpecClients", "Newtonsoft", "Task", "Parcel", "NSwag", "Kiota",
            "A", "String", "Models", "Client", "Parcels") : dice.Percent(10) ? new string('A', dice.Pick(60, 120, 260, 5_000)) : HostileTexts.Name(dice);
        return (dice.Percent(50) ? document with { Name = name } : document with
        {
            Vendor = dice.Percent(50) ? name.ToLowerInvariant()
            : name
        }) with
        { Kind = HostileKind.Name, Done = [.. document.Done, name] };
    }

    private static (string Text, IReadOnlyList<string> Done) Tear(string text, Dice dice)
    {
        var torn = new StringBuilder(text);
        var done = new List<string>();
        for (var i = dice.Between(1, 3); i > 0 && torn.Length > 1; i--)
        {
            var at = dice.Below(torn.Length);
            var length = Math.Min(dice.Between(1, 30), torn.Length - at);
            var how = dice.Below(6);
            done.Add($"tear {how} at {at}");
            _ = how switch
            {
                0 => torn.Remove(at, length),
                1 => torn.Insert(at, torn.ToString(at, length)),
                2 => torn.Insert(at, dice.From(HostileTexts.Characters)),
                3 => torn.Insert(at, HostileTexts.Name(dice)),
                4 => torn.Insert(at, dice.Pick("{", "}", "[", "]", "\"", "'", ":", ",", "&a ", "*a ", "- ", "  ", "\t", "#", "|", ">", "!", "%", "<<: ")),
                _ => dice.Percent(20) ? torn.Remove(at, torn.Length - at) : torn.Insert(at, "\n" + LineAt(torn.ToString(), at) + "\n"),
            };
        }
        return (torn.ToString(), done);
    }

    private static string LineAt(string text, int at)
    {
        var start = text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        var end = text.IndexOf('\n', at);
        return end < start ? text[start..] : text[start..end];
    }
}
