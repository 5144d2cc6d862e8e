using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>
/// Finds what in a generator's built clients carries each part of a vendor's document, by calling them: whether an
/// operation's method sends its request, which argument arrives at a parameter's place, which property holds what the answer said.
/// </summary>
internal sealed class Prober
{
    private readonly VendorDocument _vendor;
    private readonly ClientSession _session;
    private readonly Carriers _carriers = new();
    private readonly SecurityProbe _security;

    private Prober(VendorDocument vendor, ClientSession session) =>
        (_vendor, _session, _security) = (vendor, session, new SecurityProbe(_carriers, session, vendor));

    public static async Task<Carriers> RunAsync(VendorDocument vendor, ClientSession session)
    {
        var prober = new Prober(vendor, session);
        prober.Describe();
        foreach (var operation in vendor.Operations)
            await prober.OperationAsync(operation);
        return prober._carriers;
    }

    private void Describe()
    {
        var api = _session.Factory.Api;
        _carriers.Add("#/info", new Carrier { Documentation = _session.Documentation, Api = api.Itself });
        foreach (var (i, server) in (_vendor.Document.Servers ?? []).Index())
        {
            var described = api.Find("Servers", "Url", server.Url);
            _carriers.Add($"#/servers/{i}", new Carrier { Documentation = _session.Documentation, Api = described });
            foreach (var name in server.Variables?.Keys ?? Enumerable.Empty<string>())
                _carriers.Add($"#/servers/{i}/variables/{Pointers.Escape(name)}", new Carrier { Documentation = _session.Documentation, Api = described.Find("Variables", "Name", name) });
        }
    }

    private async Task OperationAsync(DescribedOperation operation)
    {
        var api = _session.Factory.Api.Find("Operations", "Method", operation.Method, "Path", operation.Path);
        foreach (var tag in operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
        {
            foreach (var (i, _) in (_vendor.Document.Tags ?? new HashSet<OpenApiTag>()).Index().Where(one => one.Item.Name == tag.Reference.Id))
                _carriers.Add($"#/tags/{i}", new Carrier { Documentation = _session.Documentation });
        }
        if (await FindAsync(operation) is not { } found)
        {
            _carriers.Add(operation.Pointer, new Carrier { Api = api });
            return;
        }
        var (method, values, request) = found;
        _carriers.Add(operation.Pointer, new Carrier
        {
            Name = method.Name,
            Documentation = method.Documentation,
            Api = api,
            IsProven = true,
            IsObsolete = method.Method.IsDefined(typeof(ObsoleteAttribute), inherit: false),
        });
        await _security.RunAsync(operation, method, values);
        if (operation.Body is { } body)
            await new RequestProbe(_carriers, _session, operation, method, values).RunAsync(body.Pointer, body.Value, request);
        await new ParameterProbe(_carriers, _session, operation, api).RunAsync(method, values, request);
        foreach (var response in operation.Responses)
            await new ResponseProbe(_carriers, _session, operation, method, values).RunAsync(response.Status, response.Pointer, response.Value, api);
    }

    /// <summary>The method for an operation, if a call of it, each argument with a value of its own, sends the operation's request.</summary>
    private async Task<(ClientMethod Method, Dictionary<Argument, object?> Values, ValidatedRequest Request)?> FindAsync(DescribedOperation operation)
    {
        ClientMethod method;
        try
        {
            method = _session.Conventions.MethodOf(operation.Method, operation.Path);
        }
        catch (CannotCallException)
        {
            return null;
        }
        var values = DistinctArguments.Of(method, operation, _session.Conventions);
        var result = await _session.CallAsync(operation, method, values);
        return result.Request is { } request && request.IsFor(operation) ? (method, values, request) : null;
    }
}
