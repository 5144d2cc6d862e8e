using System.Globalization;
using AgentSessions.Tests.Sandbox;
using SpecClients.Sandbox;

namespace AgentSessions.Tests.Vendors;

/// <summary>What a description rules out is refused before anything is sent, by an exception that names the parameter.</summary>
[TestFixture]
internal sealed class RefusedRequests
{
    private SandboxServer _sandbox = null!;

    private static IEnumerable<TestCaseData> Wrong =>
        from caller in Caller.Alone
        from parameter in caller.Operation.Parameters
        from value in WrongValues(parameter)
        select new TestCaseData(caller, parameter, value).SetArgDisplayNames(caller.ToString(), parameter.Name, value.Replace("\0", "NUL").Replace("\ud800", "HALF").Replace("\udfff", "HALF").ReplaceLineEndings("LINE"));

    private static IEnumerable<TestCaseData> OutOfBounds => Wrong.Where(wrong =>
        ((ApiParameter)wrong.Arguments[1]!) is { In: ApiParameterLocation.Query } parameter && (parameter.Minimum ?? parameter.Maximum ?? (parameter.Pattern is null ? null : 0)) is not null && !((string)wrong.Arguments[2]!).Contains('\ud800'));

    private static IEnumerable<TestCaseData> Elsewhere => Wrong.Where(wrong => ((ApiParameter)wrong.Arguments[1]!).In is ApiParameterLocation.Header or ApiParameterLocation.Path);

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(OurDocuments.All, new SandboxOptions { SessionsPerVendor = 5 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _sandbox.DisposeAsync();

    [TestCaseSource(nameof(Wrong))]
    public async Task A_value_that_the_description_rules_out_is_never_sent(Caller caller, ApiParameter parameter, string value)
    {
        var refused = await RefusedAsync(caller, parameter, value, validates: true);
        Assert.That(refused, Is.InstanceOf<ArgumentException>());
        Assert.That(Plain(((ArgumentException)refused!).ParamName!), Is.EqualTo(Plain(parameter.Name)));
        Assert.That(refused.Message, value.Length > 2 ? Does.Not.Contain(value) : Is.Not.Empty, "The message does not show the value.");
    }

    [TestCaseSource(nameof(OutOfBounds))]
    public async Task Without_validation_the_server_is_the_judge(Caller caller, ApiParameter parameter, string value)
    {
        var before = _sandbox.Requests[caller.Id].Received;
        using var connection = Connect(caller, validates: false);
        var failure = await FailureAsync(() => connection.OnePageAsync(Values(caller, parameter, value)));
        Assert.That(failure, value.Length == 0 && failure is null ? Is.Null : Is.InstanceOf<SpecClients.NSwag.ApiException>().Or.InstanceOf<Microsoft.Kiota.Abstractions.ApiException>());
        Assert.That(_sandbox.Requests[caller.Id].Received, Is.EqualTo(before + 1));
    }

    [TestCaseSource(nameof(Elsewhere))]
    public async Task What_would_become_another_request_is_refused_even_without_validation(Caller caller, ApiParameter parameter, string value) =>
        Assert.That(await RefusedAsync(caller, parameter, value, validates: false), Is.InstanceOf<ArgumentException>());

    [TestCaseSource(typeof(Caller), nameof(Caller.Alone))]
    public async Task What_must_be_given_is_asked_for_by_name(Caller caller)
    {
        foreach (var parameter in caller.Operation.Parameters.Where(parameter => parameter is { Required: true, In: ApiParameterLocation.Query }))
        {
            using var connection = Connect(caller, validates: true);
            var refused = await FailureAsync(() => connection.OnePageAsync());
            Assert.That(refused, Is.InstanceOf<ArgumentException>());
            Assert.That(Plain(((ArgumentException)refused!).ParamName!), Is.EqualTo(Plain(parameter.Name)));
        }
    }

    private static List<string> WrongValues(ApiParameter parameter)
    {
        if (parameter.In == ApiParameterLocation.Header)
            return ["a\r\nX-Injected: b", "a\nX-Injected: b", "a\0b", "a\r", "a\ud800"];
        if (parameter.In == ApiParameterLocation.Path)
            return ["", ".", "..", "../other", "a/..", "..\\other", "a\ud800", "\udfffa"];
        var values = new List<string>();
        if (parameter.Minimum is { } least)
            values.AddRange((least - 1).ToString(CultureInfo.InvariantCulture), "-9223372036854775808");
        if (parameter.Maximum is { } most)
            values.AddRange((most + 1).ToString(CultureInfo.InvariantCulture), "9223372036854775807");
        if (parameter.Pattern is not null)
            values.AddRange("sideways", "asc\n", "ASC", "asc\ud800");
        if (parameter.Required)
            values.Add("");
        return values;
    }

    private static Dictionary<string, string> Values(Caller caller, ApiParameter parameter, string value)
    {
        var values = caller.Operation.Parameters.Where(other => other is { Required: true, In: ApiParameterLocation.Query }).ToDictionary(other => other.Name, _ => "v1");
        values[parameter.Name] = value;
        return values;
    }

    private static async Task<Exception?> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>One spelling of a name on the wire and in C#; what a vendor's header begins with besides does not count.</summary>
    private static string Plain(string name) =>
        string.Concat((name.StartsWith("x-ms-", StringComparison.Ordinal) ? name[5..] : name).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private async Task<Exception?> RefusedAsync(Caller caller, ApiParameter parameter, string value, bool validates)
    {
        var before = _sandbox.Requests[caller.Id].Received;
        using var connection = Connect(caller, validates);
        var failure = await FailureAsync(() => connection.OnePageAsync(Values(caller, parameter, value)));
        Assert.That(_sandbox.Requests[caller.Id].Received, Is.EqualTo(before), "Nothing was sent.");
        return failure;
    }

    private Connection Connect(Caller caller, bool validates) => caller.Connect(_sandbox, options => options.ValidateRequests = validates);
}
