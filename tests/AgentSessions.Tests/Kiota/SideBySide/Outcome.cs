using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Form;
using Microsoft.Kiota.Serialization.Json;
using Microsoft.Kiota.Serialization.Multipart;
using Microsoft.Kiota.Serialization.Text;

namespace AgentSessions.Tests.Kiota.SideBySide;

/// <summary>What one call came to with each runtime.</summary>
/// <param name="Call">The call, as in <c>text/plain: a decimal</c>.</param>
/// <param name="Kiota">What Kiota's own does: the text that it writes or the value that it reads, or <c>throws</c>.</param>
/// <param name="Ours">What ours does.</param>
internal sealed partial record Outcome(string Call, string Kiota, string Ours)
{
    public const string Throws = "throws";

    public static Outcome Of(string call, Func<string> kiota, Func<string> ours) => new(call, Try(kiota), Try(ours));

    /// <summary>What was written, its boundary aside.</summary>
    public static string Text(Stream? content)
    {
        using var reader = new StreamReader(content ?? Stream.Null, Encoding.UTF8);
        return Boundary().Replace(reader.ReadToEnd(), "boundary");
    }

    /// <summary>What was read, with its type.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        Thing thing => $"{{{Shown(thing.Name)} {Shown(thing.Count)} {Shown(thing.Colour)} {Shown(thing.Tags)} {Shown(thing.Inner)} {Shown(thing.AdditionalData)}}}",
        UntypedNode node => $"untyped {Node(node)}",
        IDictionary<string, object> members => "{" + string.Join(", ", members.Select(member => $"{member.Key}: {Shown(member.Value)}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Shown)) + "]",
        IFormattable other => $"{other.ToString(null, CultureInfo.InvariantCulture)} {value.GetType().Name}",
        _ => $"{value} {value.GetType().Name}",
    };

    private static string Node(UntypedNode node) => node switch
    {
        UntypedObject members => "{" + string.Join(", ", members.GetValue().Select(member => $"{member.Key}: {Shown(member.Value)}")) + "}",
        UntypedArray elements => Shown(elements.GetValue()),
        UntypedString text => Shown(text.GetValue()),
        UntypedInteger number => Shown(number.GetValue()),
        UntypedLong number => Shown(number.GetValue()),
        UntypedDecimal number => Shown(number.GetValue()),
        UntypedDouble number => Shown(number.GetValue()),
        UntypedFloat number => Shown(number.GetValue()),
        UntypedBoolean truth => Shown(truth.GetValue()),
        _ => "null",
    };

    private static string Try(Func<string> run)
    {
        try
        {
            return run();
        }
        // Whatever it is: a call that one of them refuses is refused, and that is all there is to compare.
        catch (Exception)
        {
            return Throws;
        }
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Boundary();
}

/// <summary>A difference that is meant: in calls that Kiota refuses, garbles or answers with nothing.</summary>
/// <param name="Call">The calls, with <c>*</c> for anything.</param>
/// <param name="Kiota">What Kiota's own does there.</param>
/// <param name="Ours">What ours does.</param>
/// <param name="Reason">Why.</param>
internal sealed record Wanted(string Call, string Kiota, string Ours, string Reason)
{
    public bool Covers(Outcome outcome) => Matches(Call, outcome.Call) && Matches(Kiota, outcome.Kiota) && Matches(Ours, outcome.Ours);

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline);
}

/// <summary>Kiota's own runtime, with registries of its own.</summary>
internal static class PlainKiota
{
    public static ISerializationWriterFactory Writers { get; } = new SerializationWriterFactoryRegistry
    {
        ContentTypeAssociatedFactories =
        {
            ["application/json"] = new JsonSerializationWriterFactory(),
            ["text/plain"] = new TextSerializationWriterFactory(),
            ["application/x-www-form-urlencoded"] = new FormSerializationWriterFactory(),
            ["multipart/form-data"] = new MultipartSerializationWriterFactory(),
        },
    };

    public static IParseNodeFactory Nodes { get; } = new ParseNodeFactoryRegistry
    {
        ContentTypeAssociatedFactories =
        {
            ["application/json"] = new JsonParseNodeFactory(),
            ["text/plain"] = new TextParseNodeFactory(),
            ["application/x-www-form-urlencoded"] = new FormParseNodeFactory(),
        },
    };

    public static IRequestAdapter Adapter(HttpClient client) => new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), Nodes, Writers, client);
}

/// <summary>Notes which members of an interface are called.</summary>
#pragma warning disable CA1852 // A proxy derives from it.
internal class Recorder : DispatchProxy
#pragma warning restore CA1852
{
    public HashSet<string> Called { get; set; } = [];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Called.Add(targetMethod!.Name);
        return null;
    }
}
