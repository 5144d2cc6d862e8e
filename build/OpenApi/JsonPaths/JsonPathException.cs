namespace SpecClients.OpenApi.JsonPaths;

/// <summary>A text that is no JSONPath, with the column of what is wrong in it; or a JSONPath that takes more than it may.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="column">Where in the text, from 1; null where the text is right.</param>
internal sealed class JsonPathException(string message, int? column = null) : Exception(column is { } at ? $"column {at}: {message}" : message)
{
    /// <summary>Where in the text it is, from 1; null where the text is right.</summary>
    public int? Column { get; } = column;
}
