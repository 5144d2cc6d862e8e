namespace SpecClients.Conformance.Clients;

/// <summary>Asynchronous sequences of types that are known at run time only.</summary>
internal static class Sequence
{
    public static Type? ItemOf(Type type) =>
        type.GetInterfaces().Prepend(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];

    public static async Task<object?> FirstAsync(object sequence)
    {
        var item = ItemOf(sequence.GetType()) ?? throw new InvalidOperationException($"{sequence.GetType()} is no sequence.");
        var read = typeof(Sequence).GetMethod(nameof(ReadFirstAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(item);
        return await (Task<object?>)read.Invoke(null, [sequence])!;
    }

    private static async Task<object?> ReadFirstAsync<T>(IAsyncEnumerable<T> sequence)
    {
        await foreach (var item in sequence)
            return item;
        return null;
    }
}
