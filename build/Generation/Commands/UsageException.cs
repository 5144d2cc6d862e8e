namespace SpecClients.Generation.Commands;

/// <summary>Ends a verb that was asked for something that cannot be meant: told in a line, exit 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
