using Newtonsoft.Json.Linq;
using SpecClients.NSwag;
using SpecClients.NSwag.Sending;

namespace AgentSessions.Tests.NSwag;

/// <summary>How values are spelled outside of JSON, in OpenAPI's styles.</summary>
internal sealed class SentParameters
{
    private static readonly string[] List = ["a b", "c,d"];
    private static readonly JObject Owner = JObject.Parse("""{"x":1,"y":{"z":true},"list":["p","q"],"none":null}""");
    private static readonly JObject Flat = JObject.Parse("""{"x":1,"y":"a&b"}""");

    private static IEnumerable<TestCaseData> Queries()
    {
        yield return new(List, ParameterStyle.Usual, "n=a%20b&n=c%2Cd&") { TestName = "A query repeats the name" };
        yield return new(List, ParameterStyle.Comma, "n=a%20b,c%2Cd&") { TestName = "Commas in a query" };
        yield return new(List, ParameterStyle.Space, "n=a%20b%20c%2Cd&") { TestName = "Spaces in a query" };
        yield return new(List, ParameterStyle.Pipe, "n=a%20b%7Cc%2Cd&") { TestName = "Bars in a query" };
        yield return new(Array.Empty<string>(), ParameterStyle.Comma, "") { TestName = "An empty list is not sent" };
        yield return new(Owner, ParameterStyle.DeepObject, "n%5Bx%5D=1&n%5By%5D%5Bz%5D=true&n%5Blist%5D=p&n%5Blist%5D=q&") { TestName = "A deep object in a query" };
        yield return new(Flat, ParameterStyle.Usual, "x=1&y=a%26b&") { TestName = "A query spreads members" };
        yield return new(Flat, ParameterStyle.Comma, "n=x,1,y,a%26b&") { TestName = "Members joined in a query" };
        yield return new(Flat, ParameterStyle.Json, "n=%7B%22x%22%3A1%2C%22y%22%3A%22a%26b%22%7D&") { TestName = "JSON in a query" };
        yield return new(true, ParameterStyle.Usual, "n=true&") { TestName = "A truth value in a query" };
        yield return new(1.5, ParameterStyle.Usual, "n=1.5&") { TestName = "A fraction in a query" };
        yield return new(new DateOnly(2031, 2, 3), ParameterStyle.Usual, "n=2031-02-03&") { TestName = "A date in a query" };
        yield return new(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)), ParameterStyle.Usual, "n=2031-02-03T04%3A05%3A06%2B01%3A00&") { TestName = "A time in a query" };
        yield return new(new StringOrInteger(7), ParameterStyle.Usual, "n=7&") { TestName = "A string or a number in a query" };
        yield return new(new[] { DayOfWeek.Tuesday }, ParameterStyle.Usual, "n=2&") { TestName = "An enum of numbers in a query" };
    }

    [TestCaseSource(nameof(Queries))]
    public void Query(object value, ParameterStyle style, string wanted)
    {
        using var request = Request(ApiParameterLocation.Query, "n", style);
        request.Query("n", value);
        Assert.That(request.Address().ToString(), Is.EqualTo(wanted.Length == 0 ? "a" : $"a?{wanted.TrimEnd('&')}"));
    }

    [TestCase(ParameterStyle.Usual, "a%20b,c%2Cd", "x,1,y,a%26b")]
    [TestCase(ParameterStyle.Members, "a%20b,c%2Cd", "x=1,y=a%26b")]
    [TestCase(ParameterStyle.Label, ".a%20b,c%2Cd", ".x,1,y,a%26b")]
    [TestCase(ParameterStyle.LabelEach, ".a%20b.c%2Cd", ".x=1.y=a%26b")]
    [TestCase(ParameterStyle.Matrix, ";n=a%20b,c%2Cd", ";n=x,1,y,a%26b")]
    public void Path(ParameterStyle style, string list, string owner)
    {
        Assert.That(InPath(List, style), Is.EqualTo(list));
        Assert.That(InPath(Flat, style), Is.EqualTo(owner));
    }

    [Test]
    public void Headers_and_cookies_are_not_escaped_like_addresses()
    {
        using var request = new OperationRequest(new("list", "GET", "/a") { Parameters = [new("x-list", ApiParameterLocation.Header), new("one", ApiParameterLocation.Cookie), new("two", ApiParameterLocation.Cookie)] }, checksBounds: true);
        request.Header("x-list", List);
        request.Cookie("one", "a b");
        request.Cookie("two", 2);
        Assert.That(request.Headers.GetValues("x-list").Single(), Is.EqualTo("a b,c,d"));
        Assert.That(request.Headers.NonValidated["Cookie"].ToString(), Is.EqualTo("one=a%20b; two=2"));
    }

    [Test]
    public void A_header_of_the_body_goes_with_the_body()
    {
        using var request = Request(ApiParameterLocation.Header, "Content-Range");
        request.Content = new StringContent("a");
        request.Header("Content-Range", "part 1/*");
        Assert.That(request.Content.Headers.NonValidated["Content-Range"].ToString(), Is.EqualTo("part 1/*"));
    }

    [Test]
    public async Task A_form_has_the_fields_that_have_a_value()
    {
        var form = new FormBody();
        form.Add("a", List);
        form.Add("b", null);
        form.Add("c", Flat);
        Assert.That(await form.UrlEncoded()!.ReadAsStringAsync(), Is.EqualTo("a=a+b&a=c%2Cd&c=%7B%22x%22%3A1%2C%22y%22%3A%22a%26b%22%7D"));
    }

    [Test]
    public async Task A_multipart_form_has_its_files_and_says_what_is_JSON()
    {
        var form = new FormBody();
        form.Add("c", Flat);
        form.AddFile("file", new MemoryStream([65]), "a.txt", "text/plain");
        var text = await form.Multipart()!.ReadAsStringAsync();
        Assert.That(text, Does.Contain("Content-Type: application/json\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n{\"x\":1,\"y\":\"a&b\"}"));
        Assert.That(text, Does.Contain("Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"file\"; filename=a.txt"));
    }

    [TestCase("a\"b.txt", "a%22b.txt")]
    [TestCase("a\r\nX-Own: 1", "a%0D%0AX-Own: 1")]
    [TestCase("a\"; filename=\"b", "a%22; filename=%22b")]
    public async Task A_name_in_a_multipart_form_ends_where_it_ends(string name, string sent)
    {
        var form = new FormBody();
        form.Add(name, "x");
        form.AddFile(name, new MemoryStream([65]), name, null);
        var text = await form.Multipart()!.ReadAsStringAsync();
        Assert.That(text, Does.Contain($"Content-Disposition: form-data; name=\"{sent}\"\r\n").And.Contain($"name=\"{sent}\"; filename=\"{sent}\"").Or.Contain($"filename={sent}"));
        Assert.That(text, Does.Not.Contain("\nX-Own"));
    }

    [Test]
    public void A_media_type_with_a_line_break_is_refused() =>
        Assert.That(() => new FormBody().AddFile("a", new MemoryStream([65]), "a.txt", "text/plain\r\nX-Own: 1"), Throws.InstanceOf<FormatException>());

    [Test]
    public void An_empty_form_is_no_body() => Assert.That((new FormBody().Multipart(), new FormBody().UrlEncoded()), Is.EqualTo(((HttpContent?)null, (HttpContent?)null)));

    private static string InPath(object value, ParameterStyle style)
    {
        using var request = new OperationRequest(new("list", "GET", "/a/{n}/b") { Parameters = [new("n", ApiParameterLocation.Path) { Style = style }] }, checksBounds: true);
        request.Path("n", value);
        return request.Address().ToString()["a/".Length..^"/b".Length];
    }

    private static OperationRequest Request(ApiParameterLocation location, string name, ParameterStyle style = ParameterStyle.Usual) =>
        new(new("list", "GET", "/a") { Parameters = [new(name, location) { Style = style }] }, checksBounds: true);
}
