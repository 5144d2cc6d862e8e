using System.Collections;
using System.ComponentModel;
using System.Net.Http.Headers;

namespace SpecClients.Http;

/// <summary>Keeps what a request was signed with out of messages: vendors repeat the keys that they reject.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Secrets
{
    /// <summary>The length from which a key can be told from what is no key.</summary>
    internal const int Shortest = 4;

    /// <summary>The forms in which a key may come back, by the schemes that an API describes; none that is too short to be told from other text.</summary>
    public static IReadOnlyList<string> FormsOf(ApiDescription api, string key) =>
        [.. api.Security.Select(scheme => scheme.Kind).Distinct().SelectMany(kind => Credential.FormsOf(kind, key)).Distinct()];

    /// <summary>The text without these forms of a key, however they are escaped; the same instance where it has none.</summary>
    public static string Hide(string text, IReadOnlyList<string> forms) => forms.Aggregate(text, (shown, form) => SpelledSecret.Hide(shown, form));

    /// <summary>The text without the credential of a request, whether the pipeline signed it or its caller did.</summary>
    public static string Hide(string text, HttpRequestMessage? request, ApiDescription api) => Hide(text, request, api, mayBeCut: false);

    internal static string Hide(string text, HttpRequestMessage? request, ApiDescription api, bool mayBeCut)
    {
        if (request is null)
            return text;
        if (Call.Find(request) is { } call)
            text = Hide(text, call, mayBeCut);
        foreach (var header in api.Security.Select(security => security.Header).Append("Authorization").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!request.Headers.NonValidated.TryGetValues(header, out var values))
                continue;
            foreach (var value in values)
            {
                var isScheme = header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
                text = SpelledSecret.Hide(text, isScheme ? value[(value.IndexOf(' ') + 1)..] : value, mayBeCut);
            }
        }
        return text;
    }

    /// <summary>The text without what the pipeline put on the requests of a call.</summary>
    internal static string Hide(string text, Call call, bool mayBeCut = false)
    {
        foreach (var credential in call.Signed ?? [])
        {
            foreach (var form in credential.Forms)
                text = SpelledSecret.Hide(text, form, mayBeCut);
        }
        return text;
    }

    /// <summary>An exception of a transport as it may be shown: itself, or where it repeats a credential, one that says the same without.</summary>
    internal static Exception Hide(Exception exception, HttpRequestMessage request, ApiDescription api) =>
        Chain(exception).Any(one => Texts(one).Any(text => Hide(text, request, api) != text)) ? Copy(exception, text => Hide(text, request, api)) : exception;

    private static Exception Copy(Exception exception, Func<string, string> hide)
    {
        var cause = exception.InnerException is { } inner ? Copy(inner, hide) : null;
        Exception copy = exception is HttpRequestException http
            ? new HttpRequestException(http.HttpRequestError, hide(http.Message), cause, http.StatusCode)
            : new RedactedException(hide(exception.ToString().Split(Environment.NewLine)[0]), cause);
        foreach (DictionaryEntry entry in exception.Data)
            copy.Data[hide(entry.Key.ToString() ?? "")] = hide(entry.Value?.ToString() ?? "");
        return copy;
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
            yield return one;
    }

    private static IEnumerable<string> Texts(Exception exception) =>
        exception.Data.Cast<DictionaryEntry>().SelectMany(entry => (string?[])[entry.Key.ToString(), entry.Value?.ToString()]).Append(exception.ToString()).OfType<string>();

    /// <summary>Takes the credential out of the headers and the reason of an answer, which logs and exceptions show.</summary>
    internal static void HideIn(HttpResponseMessage response, Call call)
    {
        if (call.Signed is null)
            return;
        if (response.ReasonPhrase is { Length: >= Shortest } reason && Hide(reason, call) is var said && said != reason)
            response.ReasonPhrase = said;
        HideIn(response.Headers, call);
        HideIn(response.Content.Headers, call);
    }

    private static void HideIn(HttpHeaders headers, Call call)
    {
        List<(string Name, string[] Values)>? changed = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            if (name == "Content-Length" || !(Repeats(name, call) || Repeats(values, call)))
                continue;
            call.Keep(name, string.Join(", ", values));
            (changed ??= []).Add((name, [.. values.Select(value => Hide(name == "Location" ? WithoutKeys(value, call) : value, call))]));
        }
        if (changed is null)
            return;
        foreach (var (name, values) in changed)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(Hide(name, call), values);
        }
    }

    private static bool Repeats(HeaderStringValues values, Call call)
    {
        foreach (var value in values)
        {
            if (Repeats(value, call))
                return true;
        }
        return false;
    }

    private static bool Repeats(string text, Call call) => text.Length >= Shortest && !ReferenceEquals(Hide(text, call), text);

    private static string WithoutKeys(string address, Call call) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target) ? call.Signed!.Aggregate(target, (one, credential) => credential.Without(one)).OriginalString : address;
}

/// <summary>Stands for an exception of a transport that repeated a credential.</summary>
internal sealed class RedactedException(string message, Exception? cause) : IOException(message, cause);
