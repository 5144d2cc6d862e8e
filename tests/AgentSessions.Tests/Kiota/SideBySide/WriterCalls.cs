using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace AgentSessions.Tests.Kiota.SideBySide;

/// <summary>Every call that there is on a writer, under a key.</summary>
internal static class WriterCalls
{
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.FromHours(2));
    private static readonly Guid Id = new("0102f0a4-0506-0708-090a-0b0c0d0e0f10");

    /// <summary>What additional data can hold.</summary>
    public static IReadOnlyDictionary<string, object?> Loose { get; } = new Dictionary<string, object?>
    {
        ["null"] = null,
        ["a string"] = "é",
        ["truth"] = true,
        ["a byte"] = (byte)1,
        ["an sbyte"] = (sbyte)-1,
        ["an int"] = 1,
        ["a long"] = 1L,
        ["a float"] = 1.5f,
        ["a double"] = 0.1,
        ["a decimal"] = 1.10m,
        ["a GUID"] = Id,
        ["a time"] = Time,
        ["a local time"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified),
        ["a UTC time"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc),
        ["a duration"] = TimeSpan.FromMinutes(90),
        ["a day"] = new Date(2026, 3, 4),
        ["a time of day"] = new Time(5, 6, 7),
        ["a model"] = new Thing { Name = "n" },
        ["an untyped object"] = new UntypedObject(new Dictionary<string, UntypedNode> { ["a"] = new UntypedInteger(1) }),
        ["a JSON element"] = JsonDocument.Parse("""{"a":[1]}""").RootElement,
        ["a list"] = new List<object?> { 1, null, "a", new List<string> { "b" } },
        ["a map"] = new Dictionary<string, object?> { ["a"] = 1, ["b"] = null },
        ["a map of texts"] = new Dictionary<string, string> { ["a"] = "b" },
        ["an object of the caller's"] = new { Size = 1, Name = "n" },
        ["bytes"] = new byte[] { 1, 250 },
        ["a stream"] = new MemoryStream([1, 250]),
        ["a short"] = (short)1,
        ["a ushort"] = (ushort)1,
        ["a uint"] = 1u,
        ["a ulong"] = ulong.MaxValue,
        ["a DateOnly"] = new DateOnly(2026, 3, 4),
        ["a TimeOnly"] = new TimeOnly(5, 6, 7),
        ["an enum"] = Colour.DarkRed,
        ["a character"] = 'a',
    };

    public static IReadOnlyList<(string Name, Action<ISerializationWriter, string?> Write)> All { get; } = [.. Scalars(), .. Lists(), .. Models()];

    private static IEnumerable<(string, Action<ISerializationWriter, string?>)> Scalars()
    {
        foreach (var text in (string?[])["a b", "", null, "é<>&'\"+\u2028😀", "line\r\nline", "\ud800", "null"])
            yield return ($"the string {Outcome.Shown(text)}", (writer, key) => writer.WriteStringValue(key, text));
        foreach (var truth in (bool?[])[true, false, null])
            yield return ($"the truth value {truth}", (writer, key) => writer.WriteBoolValue(key, truth));
        foreach (var number in (byte?[])[0, 255, null])
            yield return ($"the byte {number}", (writer, key) => writer.WriteByteValue(key, number));
        foreach (var number in (sbyte?[])[-128, 127, null])
            yield return ($"the sbyte {number}", (writer, key) => writer.WriteSbyteValue(key, number));
        foreach (var number in (int?[])[int.MinValue, 0, null])
            yield return ($"the int {number}", (writer, key) => writer.WriteIntValue(key, number));
        foreach (var number in (long?[])[long.MinValue, long.MaxValue, null])
            yield return ($"the long {number}", (writer, key) => writer.WriteLongValue(key, number));
        foreach (var number in (float?[])[1.5f, float.MaxValue, float.NaN, null])
            yield return ($"the float {number}", (writer, key) => writer.WriteFloatValue(key, number));
        foreach (var number in (double?[])[0.1, -0.0, 1e300, 5e-324, double.PositiveInfinity, null])
            yield return ($"the double {number}", (writer, key) => writer.WriteDoubleValue(key, number));
        foreach (var number in (decimal?[])[decimal.MaxValue, 1.10m, 0.0000001m, null])
            yield return ($"the decimal {number}", (writer, key) => writer.WriteDecimalValue(key, number));
        foreach (var id in (Guid?[])[Id, Guid.Empty, null])
            yield return ($"the GUID {id}", (writer, key) => writer.WriteGuidValue(key, id));
        foreach (var time in (DateTimeOffset?[])[Time, Time.ToUniversalTime(), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null])
            yield return ($"the time {time}", (writer, key) => writer.WriteDateTimeOffsetValue(key, time));
        foreach (var span in (TimeSpan?[])[new TimeSpan(1, 2, 3, 4, 500), TimeSpan.FromSeconds(-1), TimeSpan.Zero, TimeSpan.MaxValue, null])
            yield return ($"the duration {span}", (writer, key) => writer.WriteTimeSpanValue(key, span));
        foreach (var day in (Date?[])[new Date(2026, 3, 4), null])
            yield return ($"the day {day}", (writer, key) => writer.WriteDateValue(key, day));
        foreach (var time in (Time?[])[new Time(5, 6, 7), null])
            yield return ($"the time of day {time}", (writer, key) => writer.WriteTimeValue(key, time));
        foreach (var bytes in (byte[]?[])[[1, 250, 255], [], null])
            yield return ($"the bytes {Outcome.Shown(bytes)}", (writer, key) => writer.WriteByteArrayValue(key, bytes));
        foreach (var colour in (Colour?[])[Colour.DarkRed, Colour.Blue, (Colour)7, null])
            yield return ($"the enum {colour}", (writer, key) => writer.WriteEnumValue(key, colour));
        foreach (var rights in (Rights?[])[Rights.Read, Rights.Read | Rights.Write, 0, null])
            yield return ($"the flags {rights}", (writer, key) => writer.WriteEnumValue(key, rights));
        yield return ("null", (writer, key) => writer.WriteNullValue(key));
    }

    private static IEnumerable<(string, Action<ISerializationWriter, string?>)> Lists()
    {
        yield return ("strings", (writer, key) => writer.WriteCollectionOfPrimitiveValues<string?>(key, ["a", "é", null, ""]));
        yield return ("no strings", (writer, key) => writer.WriteCollectionOfPrimitiveValues<string>(key, []));
        yield return ("null for strings", (writer, key) => writer.WriteCollectionOfPrimitiveValues<string>(key, null));
        yield return ("ints", (writer, key) => writer.WriteCollectionOfPrimitiveValues<int?>(key, [1, null, -2]));
        yield return ("decimals", (writer, key) => writer.WriteCollectionOfPrimitiveValues<decimal>(key, [1.10m]));
        yield return ("truth values", (writer, key) => writer.WriteCollectionOfPrimitiveValues<bool?>(key, [true, false, null]));
        yield return ("times", (writer, key) => writer.WriteCollectionOfPrimitiveValues<DateTimeOffset?>(key, [Time, null]));
        yield return ("days and times of day", (writer, key) => writer.WriteCollectionOfPrimitiveValues<object>(key, [new Date(2026, 3, 4), new Time(5, 6, 7), TimeSpan.FromHours(1), Id]));
        yield return ("a list of bytes", (writer, key) => writer.WriteCollectionOfPrimitiveValues<byte[]>(key, [[1, 250], []]));
        yield return ("enums", (writer, key) => writer.WriteCollectionOfEnumValues<Colour>(key, [Colour.DarkRed, null, Colour.Blue]));
        yield return ("flags", (writer, key) => writer.WriteCollectionOfEnumValues<Rights>(key, [Rights.Read | Rights.Write]));
        yield return ("no enums", (writer, key) => writer.WriteCollectionOfEnumValues<Colour>(key, []));
        yield return ("null for enums", (writer, key) => writer.WriteCollectionOfEnumValues<Colour>(key, null));
        yield return ("models", (writer, key) => writer.WriteCollectionOfObjectValues<Thing>(key, [new() { Name = "a" }, null!, new()]));
        yield return ("no models", (writer, key) => writer.WriteCollectionOfObjectValues<Thing>(key, []));
        yield return ("null for models", (writer, key) => writer.WriteCollectionOfObjectValues<Thing>(key, null));
        yield return ("unions", (writer, key) => writer.WriteCollectionOfObjectValues<Union>(key, [new(one => one.WriteIntValue(null, 1)), new(null), new(one => one.WriteObjectValue(null, new Thing { Name = "n" }))]));
        yield return ("untyped nodes", (writer, key) => writer.WriteCollectionOfObjectValues<UntypedNode>(key, [new UntypedNull(), new UntypedString("a"), new UntypedString(null), new UntypedArray([new UntypedLong(1)])]));
    }

    private static IEnumerable<(string, Action<ISerializationWriter, string?>)> Models()
    {
        yield return ("a model", (writer, key) => writer.WriteObjectValue(key, Nested()));
        yield return ("a flat model", (writer, key) => writer.WriteObjectValue(key, new Thing { Name = "a b", Count = 1, Colour = Colour.DarkRed }));
        yield return ("an empty model", (writer, key) => writer.WriteObjectValue(key, new Thing()));
        yield return ("null for a model", (writer, key) => writer.WriteObjectValue<Thing>(key, null));
        yield return ("a model and others", (writer, key) => writer.WriteObjectValue(key, new Thing { Name = "a" }, new Written(one => one.WriteIntValue("b", 1)), null, new Written(one => one.WriteIntValue("c", 2))));
        yield return ("only others", (writer, key) => writer.WriteObjectValue<Thing>(key, null, null, new Written(one => one.WriteIntValue("b", 1))));
        yield return ("only others that are null", (writer, key) => writer.WriteObjectValue<Thing>(key, null, null, null));
        yield return ("a union of a string", (writer, key) => writer.WriteObjectValue(key, new Union(one => one.WriteStringValue(null, "a"))));
        yield return ("a union of a model", (writer, key) => writer.WriteObjectValue(key, new Union(one => one.WriteObjectValue<IParsable>(null, new Thing { Name = "a" }, new Thing { Count = 2 }))));
        yield return ("a union of a list", (writer, key) => writer.WriteObjectValue(key, new Union(one => one.WriteCollectionOfPrimitiveValues<string>(null, ["a"]))));
        yield return ("a union of nothing", (writer, key) => writer.WriteObjectValue(key, new Union(null)));
        foreach (var node in (UntypedNode[])[new UntypedNull(), new UntypedString("é"), new UntypedString(null), new UntypedBoolean(true), new UntypedInteger(1), new UntypedLong(long.MaxValue), new UntypedDecimal(1.10m), new UntypedDouble(0.1), new UntypedFloat(1.5f), new UntypedNode()])
            yield return ($"a {node.GetType().Name}", (writer, key) => writer.WriteObjectValue(key, node));
        yield return ("an untyped object", (writer, key) => writer.WriteObjectValue(key, new UntypedObject(new Dictionary<string, UntypedNode> { ["a"] = new UntypedNull(), ["b"] = new UntypedString(null), ["c"] = new UntypedArray([new UntypedNull(), new UntypedString(null), null!]), ["d"] = null! })));
        yield return ("two values", (writer, key) =>
        {
            writer.WriteIntValue(key, 1);
            writer.WriteIntValue(key is null ? null : key + "2", 2);
        }
        );
        yield return ("additional data without a name", (writer, _) => writer.WriteAdditionalData(new Dictionary<string, object> { [""] = 1 }));
        yield return ("an untyped object without a name", (writer, key) => writer.WriteObjectValue(key, new UntypedObject(new Dictionary<string, UntypedNode> { [""] = new UntypedInteger(1) })));
        yield return ("null for additional data", (writer, _) => writer.WriteAdditionalData(null!));
        foreach (var (kind, value) in Loose)
        {
            yield return ($"additional data with {kind}", (writer, _) => writer.WriteAdditionalData(new Dictionary<string, object> { ["x"] = value! }));
            yield return ($"a list with {kind}", (writer, key) => writer.WriteCollectionOfPrimitiveValues<object?>(key, [value]));
        }
    }

    private static Thing Nested() => new()
    {
        Name = "é \"a\"",
        Count = 3,
        Colour = Colour.DarkRed,
        Tags = ["a", null],
        Inner = new() { Tags = [], AdditionalData = { ["deep"] = new Thing { Name = "n" } } },
        AdditionalData = { ["more"] = 1.50m, ["text"] = "2026-01-02", ["none"] = null! },
    };
}
