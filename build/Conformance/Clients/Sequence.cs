namespace SpecClients.Conformance.Clients;

/// <summary>Asynchronous sequences of types that are known at run time only.</summary>
internal static class Sequence
{
    public static Type? ItemOf(Type type) =>
        type.GetInterfaces().Prepend(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];

    public static async Task<object?> FirstAsync(object sequence) => (await TakeAsync(sequence, 1)).All is [var first, ..] ? first : null;

    /// <summary>The first items of a sequence, and no more than these.</summary>
    public static async Task<StreamedItems> TakeAsync(object sequence, int most)
    {
        var item = ItemOf(sequence.GetType()) ?? throw new InvalidOperationException($"{sequence.GetType()} is no sequence.");
        var read = typeof(Sequence).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(item);
        return await (Task<StreamedItems>)read.Invoke(null, [sequence, most])!;
    }

    private static async Task<StreamedItems> ReadAsync<T>(IAsyncEnumerable<T> sequence, int most)
    {
        var all = new List<object?>();
        await foreach (var item in sequence)
        {
            all.Add(item);
            if (all.Count == most)
                break;
        }
        return new StreamedItems(all);
    }
}

/// <summary>What a method has streamed.</summary>
internal sealed record StreamedItems(IReadOnlyList<object?> All);
