using System.Globalization;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>One line of a time figure.</summary>
/// <param name="Label">What took the time.</param>
/// <param name="State">What became of it.</param>
/// <param name="Start">When it began, in seconds from the figure's start.</param>
/// <param name="End">When it ended.</param>
/// <param name="Note">The text behind the bar.</param>
internal sealed record TimeBar(string Label, InstanceState State, double Start, double End, string Note);

/// <summary>Draws what took which time, one line each, in the look of the other pages' charts.</summary>
internal static class TimeFigure
{
    private const double LeastWidth = 420;
    private const double LeastScale = 200;
    private const double RowHeight = 20;
    private const double Top = 30;
    private const double LetterWidth = 6.9;
    private const double SmallWidth = 6.3;
    private const double TickGap = 6;

    /// <summary>The most lines of one figure.</summary>
    public const int MostRows = 60;

    private static readonly (InstanceState State, string Name, string Css)[] Kinds =
    [
        (InstanceState.Ran, "ran", "blue"), (InstanceState.Restored, "restored", "sky"), (InstanceState.Hit, "hit", "grey"),
        (InstanceState.Failed, "failed", "red"), (InstanceState.Skipped, "skipped", "orange"),
    ];

    /// <summary>Adds a figure with caption, drawing, and the table behind it.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="id">The anchor.</param>
    /// <param name="title">The caption.</param>
    /// <param name="description">One sentence for who cannot see the drawing.</param>
    /// <param name="bars">The lines from top to bottom, at least one.</param>
    /// <param name="isWide">Whether no other figure stands beside it.</param>
    public static void Draw(Markup page, string id, string title, string description, IReadOnlyList<TimeBar> bars, bool isWide)
    {
        string[] labels = ShortLabels.Of([.. bars.Select(bar => bar.Label)]);
        double left = (labels.Max(label => label.Length) * LetterWidth) + TickGap + 2, right = 0, end = 0.05;
        foreach (var bar in bars)
        {
            right = Math.Max(right, (bar.Note.Length * SmallWidth) + TickGap + 2);
            end = Math.Max(end, bar.End);
        }

        double width = Math.Max(LeastWidth, left + LeastScale);
        right = Math.Max(left + 60, width - right);
        double bottom = Top + (bars.Count * RowHeight), height = bottom + 44;
        double X(double seconds) => left + (seconds / end * (right - left));
        page.Raw("<figure id=\"").Raw(id).Raw(isWide ? "\" class=\"wide\">\n" : "\">\n").Element("figcaption", title)
            .Raw("<svg viewBox=\"0 0 ").Number(width).Raw(" ").Number(height).Raw("\" role=\"img\" aria-labelledby=\"").Raw(id).Raw("-title ").Raw(id).Raw("-desc\">\n")
            .Raw("<title id=\"").Raw(id).Raw("-title\">").Text(title).Raw("</title>\n<desc id=\"").Raw(id).Raw("-desc\">").Text(description).Raw("</desc>\n");
        Legend(page, bars);
        double step = Step(end);
        for (int tick = 0; tick * step <= end * 1.0001; tick++)
        {
            double x = X(tick * step);
            Line(page, x, Top, x, bottom, "grid");
            Line(page, x, bottom, x, bottom + 4, "axis");
            Label(page, x, bottom + 18, (tick * step).ToString("0.##", CultureInfo.InvariantCulture), "middle");
        }

        Line(page, left, bottom, right, bottom, "axis");
        Label(page, (left + right) / 2, bottom + 38, "seconds", "middle title");
        for (int row = 0; row < bars.Count; row++)
        {
            var bar = bars[row];
            double y = Top + ((row + 0.5) * RowHeight), from = X(bar.Start), to = X(bar.End);
            Label(page, left - TickGap, y + 4, labels[row], "end");

            // What took next to no time still shows.
            page.Raw("<rect class=\"fill ").Raw(Css(bar.State)).Raw("\" x=\"").Number(from).Raw("\" y=\"").Number(y - 7).Raw("\" width=\"").Number(Math.Max(1.5, to - from)).Raw("\" height=\"14\" />\n");
            Label(page, Math.Max(to, from + 1.5) + TickGap, y + 4, bar.Note, "start small");
        }

        page.Raw("</svg>\n<details><summary>Table</summary>\n");
        page.Table("Table: " + title, ["instance", "state", "start, s", "end, s", "seconds"], bars.Select(bar => (string[])
            [bar.Label, Name(bar.State), Seconds(bar.Start), Seconds(bar.End), Seconds(bar.End - bar.Start)]), 1);
        page.Raw("</details>\n</figure>\n");
    }

    /// <summary>Gets the name of a state in legend and table.</summary>
    public static string Name(InstanceState state) => Array.Find(Kinds, kind => kind.State == state).Name;

    private static string Css(InstanceState state) => Array.Find(Kinds, kind => kind.State == state).Css;

    private static void Legend(Markup page, IReadOnlyList<TimeBar> bars)
    {
        double x = 2;
        foreach (var (state, name, css) in Kinds)
        {
            if (bars.Any(bar => bar.State == state))
            {
                Line(page, x, 11, x + 18, 11, "stroke " + css);
                Label(page, x + 24, 15, name, "start");
                x += 24 + (name.Length * LetterWidth) + 14;
            }
        }
    }

    // Multiples of 1, 2 or 5 times a power of ten, about four of them.
    private static double Step(double end)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(end / 4)));
        double scaled = end / 4 / power;
        return power * (scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10);
    }

    private static string Seconds(double seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Line(Markup page, double x1, double y1, double x2, double y2, string css) => page
        .Raw("<line class=\"").Raw(css).Raw("\" x1=\"").Number(x1).Raw("\" y1=\"").Number(y1).Raw("\" x2=\"").Number(x2).Raw("\" y2=\"").Number(y2).Raw("\" />\n");

    private static void Label(Markup page, double x, double y, string text, string css) => page
        .Raw("<text class=\"").Raw(css).Raw("\" x=\"").Number(x).Raw("\" y=\"").Number(y).Raw("\">").Text(text).Raw("</text>\n");
}
