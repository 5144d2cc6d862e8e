using System.Net;
using System.Text;
using RichardSzalay.MockHttp;
using SpecClients.NSwag;

namespace AgentSessions.Tests.NSwag;

/// <summary>Clients whose server gives one answer to everything.</summary>
internal static class Answers
{
    public static T Client<T>(Func<HttpClient, T> create, HttpStatusCode status, HttpContent content)
    {
        var server = new MockHttpMessageHandler();
        server.Fallback.Respond(request => new HttpResponseMessage(status) { Content = content, RequestMessage = request });
        var http = server.ToHttpClient();
        http.BaseAddress = new Uri("https://vendor.test/");
        return create(http);
    }

    public static T Client<T>(Func<HttpClient, T> create, HttpStatusCode status, string body, string mediaType = "application/json") =>
        Client(create, status, new StringContent(body, Encoding.UTF8, mediaType));

    /// <summary>The one exception that an answer leads to.</summary>
    public static async Task<ApiException> Failure(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiException e)
        {
            return e;
        }
        throw new AssertionException("There was no exception.");
    }
}
