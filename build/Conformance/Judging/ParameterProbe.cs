using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>Finds which argument arrives at each parameter's place on the wire, and what is refused before it is sent.</summary>
internal sealed class ParameterProbe(Carriers carriers, ClientSession session, DescribedOperation operation, Api api)
{
    public async Task RunAsync(ClientMethod method, Dictionary<Argument, object?> values, ValidatedRequest request)
    {
        foreach (var (pointer, parameter) in operation.Parameters)
        {
            var described = api.Find("Parameters", "Name", parameter.Name, "In", Place(parameter.In));
            var carrier = Find(parameter, method, values, request) ?? await FindInListingsAsync(parameter);
            Note(pointer, parameter.Schema, (carrier ?? new Carrier()) with { Api = described });
        }
    }

    private Carrier? Find(IOpenApiParameter parameter, ClientMethod method, Dictionary<Argument, object?> values, ValidatedRequest request, bool isLayer = false)
    {
        var sent = request.Parameter(parameter.In?.GetDisplayName() ?? "", parameter.Name!);
        var text = sent is null ? null : JsonValues.Plain(sent is JsonArray { Count: 1 } list ? list[0] : sent);
        var argument = text is null ? null : values.FirstOrDefault(pair => pair.Value is { } value && Argument.IsOnWire(value, text)).Key;
        return argument is null ? null : new Carrier
        {
            Name = argument.Name,
            Type = argument.Type,
            IsRequired = argument.IsRequired,
            IsNullable = !argument.IsRequired,
            Documentation = $"{argument.Documentation} {session.Library.Documentation.Of(Values.Bare(argument.Type))}",
            IsProven = true,
            IsLayer = isLayer,
            RefusesAsync = value => RefusesAsync(method, values, argument, value),
        };
    }

    private async Task<Carrier?> FindInListingsAsync(IOpenApiParameter parameter)
    {
        foreach (var listing in session.Listings)
        {
            var values = DistinctArguments.Of(listing);
            var result = await session.CallAsync(operation, listing, values);
            if (result.Request is { } request && request.IsFor(operation) && Find(parameter, listing, values, request, isLayer: true) is { } carrier)
                return carrier;
        }
        return null;
    }

    /// <summary>Whether a value, the other parameters being as they should, is refused before anything is sent.</summary>
    private async Task<bool> RefusesAsync(ClientMethod method, Dictionary<Argument, object?> all, Argument argument, string? text)
    {
        var values = all.Where(pair => pair.Key.IsRequired || IsRequiredOnWire(pair.Key, all)).ToDictionary();
        values[argument] = text is null ? null : argument.Parse(text);
        var result = await session.CallAsync(operation, method, values, client: session.CheckingClient);
        return result is { Request: null, Failure: ArgumentException };
    }

    private bool IsRequiredOnWire(Argument argument, Dictionary<Argument, object?> all) =>
        operation.Parameters.Any(parameter => parameter.Value.Required && carriers.Of(parameter.Pointer).Any(carrier => carrier.Name == argument.Name)) && all.ContainsKey(argument);

    private void Note(string at, IOpenApiSchema? schema, Carrier carrier)
    {
        carriers.Add(at, carrier);
        if (schema is not null)
            carriers.Add(at + "/schema", schema, carrier);
    }

    private static string? Place(ParameterLocation? location) => location switch
    {
        ParameterLocation.Path => "0",
        ParameterLocation.Query => "1",
        ParameterLocation.Header => "2",
        ParameterLocation.Cookie => "3",
        _ => null,
    };
}
