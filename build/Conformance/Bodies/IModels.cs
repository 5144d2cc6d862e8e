using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClients.Conformance.Bodies;

/// <summary>Values of a generator's types, made of JSON as a caller makes them.</summary>
internal interface IModels
{
    /// <summary>What came of a call as JSON, written by the client's own runtime.</summary>
    string Write(object result);

    /// <summary>A value as an argument of a type.</summary>
    /// <exception cref="CannotCallException">The type has no place for it.</exception>
    object? Read(Type type, JsonNode? value);

    /// <summary>A body as the argument that a method takes for it.</summary>
    /// <param name="type">The argument's type.</param>
    /// <param name="body">The value; of a form, its fields, and files as text.</param>
    /// <param name="form">The body's schema, which tells a form's files.</param>
    /// <param name="client">The client that is to send it.</param>
    object? ReadBody(Type type, JsonNode body, IOpenApiSchema? form, object client);
}

/// <summary>Why a client cannot be asked for a call.</summary>
internal sealed class CannotCallException(string message, Exception? innerException = null) : Exception(message, innerException);
