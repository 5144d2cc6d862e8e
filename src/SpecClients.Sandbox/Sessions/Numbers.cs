using System.Globalization;
using System.Text.Json;

namespace SpecClients.Sandbox.Sessions;

/// <summary>A whole number in its declared bounds.</summary>
internal sealed class IntegerShape(long min, long max, IReadOnlyList<long> extremes, ulong salt) : Scalar
{
    public override string Text(Row row) => Value(row).ToString(CultureInfo.InvariantCulture);

    public override long? Number(Row row) => Value(row);

    public override void Write(Utf8JsonWriter writer, Row row) => writer.WriteNumberValue(Value(row));

    private long Value(Row row)
    {
        var draw = row.Draw(salt);
        return extremes.Count > 0 && draw % 7 == 0
            ? extremes[(int)(draw / 7 % (ulong)extremes.Count)]
            : min + (long)(draw % ((ulong)(max - min) + 1));
    }
}

/// <summary>A fraction in its declared bounds.</summary>
internal sealed class NumberShape(decimal min, decimal max, bool hostile, ulong salt) : Scalar
{
    private static readonly double[] Extremes = [0.1 + 0.2, 1e-300, 1.7976931348623157e308, -0.0];

    public override string Text(Row row) => Value(row).ToString(CultureInfo.InvariantCulture);

    public override long? Number(Row row) => (long)(Value(row) * 1000);

    public override void Write(Utf8JsonWriter writer, Row row)
    {
        if (hostile && row.Draw(salt + 1, 5) == 0)
            writer.WriteNumberValue(Extremes[row.Draw(salt + 2, Extremes.Length)]);
        else
            writer.WriteNumberValue(Value(row));
    }

    private decimal Value(Row row) => decimal.Round(min + (max - min) * row.Draw(salt, 1000) / 1000, 3);
}
