using ScottPlot;

namespace AgentSessions.Benchmarks.Reporting;

/// <summary>Time and bytes of every client at 100 sessions, as ratios to the floor of the vendor.</summary>
internal static class Chart
{
    private static readonly string[] Colors = ["#9e9e9e", "#c7a26b", "#d98b4a", "#2e7d32", "#90a4c8", "#1f4e9c"];

    public static void Save(IReadOnlyList<Bar> bars, string path)
    {
        var plots = new Multiplot();
        plots.AddPlots(2);
        Draw(plots.GetPlot(0), "Time a page of 100 sessions, floor = 1", bars, bar => bar.Time, hasLegend: true);
        Draw(plots.GetPlot(1), "Bytes a page of 100 sessions, floor = 1", bars, bar => bar.Bytes, hasLegend: false);
        plots.SavePng(path, 1000, 800);
    }

    private static void Draw(Plot plot, string title, IReadOnlyList<Bar> bars, Func<Bar, double> height, bool hasLegend)
    {
        var (vendors, clients) = (bars.Select(bar => bar.Vendor).Distinct().ToList(), bars.Where(bar => bar.Vendor == "lyzr").Select(bar => bar.Client).ToList());
        foreach (var (index, client) in clients.Index())
        {
            List<ScottPlot.Bar> drawn = [.. bars.Where(bar => bar.Client == client).Select(bar => new ScottPlot.Bar
            {
                Position = vendors.IndexOf(bar.Vendor) * (clients.Count + 1) + index,
                Value = height(bar),
                FillColor = Color.FromHex(Colors[index]),
                LineWidth = 0,
                Label = Table.Number(height(bar), "F1"),
            })];
            var added = plot.Add.Bars(drawn);
            added.LegendText = client;
            added.ValueLabelStyle.FontSize = 9;
        }
        plot.Title(title);
        plot.Add.HorizontalLine(1, 1, Color.FromHex("#444444"));
        plot.Axes.Bottom.SetTicks([.. vendors.Select((_, i) => i * (clients.Count + 1) + (clients.Count - 1) / 2.0)], [.. vendors]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.HideGrid();
        plot.Axes.Margins(bottom: 0, top: 0.15);
        plot.HideLegend();
        if (hasLegend)
            plot.ShowLegend(Edge.Top).Legend.Orientation = Orientation.Horizontal;
    }
}
