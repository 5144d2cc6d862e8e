using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClients.Conformance.Bodies;
using SpecClients.Conformance.Calling;
using SpecClients.Conformance.Clients;
using SpecClients.Conformance.Facts;
using SpecClients.Conformance.Samples;
using SpecClients.Sandbox;

namespace SpecClients.Conformance.Judging;

/// <summary>Sends a body that is no JSON, a form or bytes, and finds which of its fields arrive, and what in C# they are.</summary>
internal sealed class OtherBodyProbe(Carriers carriers, ClientSession session, DescribedOperation operation, ClientMethod method, Dictionary<Argument, object?> values)
{
    /// <summary>Whether it arrived whole.</summary>
    /// <param name="pointer">Where the body's schema stands.</param>
    /// <param name="type">The media type.</param>
    /// <param name="schema">The schema.</param>
    public async Task<bool> RunAsync(string pointer, string type, IOpenApiSchema schema)
    {
        var kind = MediaKinds.Of(type, schema);
        JsonNode? value = kind is MediaKind.Form or MediaKind.Multipart ? new Sample(0, SampleUse.Request).TryOf(schema) : JsonValue.Create("text");
        if (value is null || kind == MediaKind.Xml)
        {
            carriers.Untried.Add(pointer);
            return false;
        }
        var body = new GivenBody(type, kind, value, schema);
        var given = Given(body);
        if (given.Count == 0 || await SendAsync(given) is not { } request || MediaKinds.Bare(request.Header("Content-Type") ?? "") != MediaKinds.Bare(type))
            return false;
        var argument = given.Keys.FirstOrDefault(one => one.IsBody) ?? given.Keys.First();
        if (value is not JsonObject fields)
        {
            var isWhole = request.Body.Span.SequenceEqual(body.Bytes);
            carriers.Add(pointer, schema, CarrierOf(argument) with { IsProven = isWhole, IsBytes = true });
            return isWhole;
        }
        var isRight = true;
        foreach (var (name, sent) in fields)
        {
            var arrived = (request.Content as JsonObject)?[name];
            var isSame = sent is JsonObject || Spelling.IsNested(sent) ? arrived is not null : Spelling.IsSame(sent, arrived);
            isRight &= isSame || sent is JsonArray { Count: 0 };
            if (Schemas.PropertyOf(Schemas.Resolve(schema), name) is { } property)
                await NoteFieldAsync($"{Pointers.Of(schema, pointer)}/properties/{Pointers.Escape(name)}", property, name, isSame, body, given);
        }
        carriers.Add(pointer, schema, CarrierOf(argument) with { IsProven = isRight, Type = argument.IsBody ? argument.Type : null, IsFields = !argument.IsBody });
        return isRight;
    }

    private async Task NoteFieldAsync(string at, IOpenApiSchema property, string name, bool isSame, GivenBody body, IReadOnlyDictionary<Argument, object?> given)
    {
        var own = given.Keys.FirstOrDefault(argument => !argument.IsBody && Values.IsSameName(argument.Name, name));
        var whole = given.Keys.FirstOrDefault(argument => argument.IsBody);
        // Parts that a caller puts together by hand are no members.
        var member = whole is null or { Type.Name: "MultipartBody" } || Made(given[whole]) is not { } model ? null : Values.PropertyOf(model, name);
        var carrier = own is not null ? CarrierOf(own) : new Carrier
        {
            Name = member?.Name ?? "",
            Type = member?.PropertyType,
            IsNullable = member is not null && Values.IsNullable(member),
            Documentation = member is null ? "" : session.Library.Documentation.Of(member),
        };
        carriers.Add(at, property, carrier with
        {
            // Fields that a caller names by hand are nothing that the client says.
            IsProven = isSame && (own is not null || member is not null),
            IsBytes = MediaKinds.IsBytes(property) || MediaKinds.IsBytes(Schemas.Resolve(property).Items),
            IsTheOthers = property.ReadOnly,
            RefusesAsync = own is null ? null : async text => text is null && await RefusesWithoutAsync(own, body),
        });
    }

    private Carrier CarrierOf(Argument argument) => new()
    {
        Name = argument.Name,
        Type = argument.Type,
        IsRequired = argument.IsRequired,
        IsNullable = !argument.IsRequired,
        Documentation = $"{argument.Documentation} {session.Library.Documentation.Of(Values.Bare(argument.Type))} {method.Documentation}",
    };

    private async Task<bool> RefusesWithoutAsync(Argument argument, GivenBody body)
    {
        var arguments = values.Concat(Given(body)).Where(pair => pair.Key != argument).DistinctBy(pair => pair.Key).ToDictionary();
        var result = await session.CallAsync(operation, method, arguments, client: session.CheckingClient);
        return result is { Request: null, Failure: ArgumentException };
    }

    private async Task<ValidatedRequest?> SendAsync(IReadOnlyDictionary<Argument, object?> given) =>
        (await session.CallAsync(operation, method, given.Concat(values.Where(pair => !given.ContainsKey(pair.Key) && !pair.Key.IsBody)).ToDictionary())).Request;

    private IReadOnlyDictionary<Argument, object?> Given(GivenBody body)
    {
        try
        {
            return session.Conventions.Of(method, body);
        }
        catch (CannotCallException)
        {
            return new Dictionary<Argument, object?>();
        }
    }

    private static object? Made(object? value)
    {
        try
        {
            return value is Func<object?> make ? make() : value;
        }
        catch (CannotCallException)
        {
            return null;
        }
    }
}
