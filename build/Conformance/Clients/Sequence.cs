namespace SpecClients.Conformance.Clients;

/// <summary>Asynchronous sequences of types that are known at run time only.</summary>
internal static class Sequence
{
    public static Type? ItemOf(Type type) =>
        type.GetInterfaces().Prepend(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];

    public static Task<object?> FirstAsync(object sequence) => ReadAsync<object?>(sequence, nameof(ReadFirstAsync));

    public static Task<StreamedItems> AllAsync(object sequence) => ReadAsync<StreamedItems>(sequence, nameof(ReadAllAsync));

    private static async Task<TResult> ReadAsync<TResult>(object sequence, string way)
    {
        var item = ItemOf(sequence.GetType()) ?? throw new InvalidOperationException($"{sequence.GetType()} is no sequence.");
        var read = typeof(Sequence).GetMethod(way, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(item);
        return await (Task<TResult>)read.Invoke(null, [sequence])!;
    }

    private static async Task<StreamedItems> ReadAllAsync<T>(IAsyncEnumerable<T> sequence)
    {
        var all = new List<object?>();
        await foreach (var item in sequence)
            all.Add(item);
        return new StreamedItems(all);
    }

    private static async Task<object?> ReadFirstAsync<T>(IAsyncEnumerable<T> sequence)
    {
        await foreach (var item in sequence)
            return item;
        return null;
    }
}

/// <summary>What a method has streamed.</summary>
internal sealed record StreamedItems(IReadOnlyList<object?> All);
