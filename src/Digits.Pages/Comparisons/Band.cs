namespace Digits.Pages.Comparisons;

/// <summary>Is a range of accuracies that practitioners know of Kaggle's digits, to hold a result against.</summary>
/// <param name="Name">What reaches it.</param>
/// <param name="Low">Its lower end, 0..1, which belongs to it.</param>
/// <param name="High">Its upper end, 0..1, which belongs to the next band where one begins there.</param>
internal sealed record Band(string Name, double Low, double High)
{
    /// <summary>Gets the bands, ascending.</summary>
    public static IReadOnlyList<Band> All { get; } =
    [
        new("logistic regression", 0.91, 0.93), new("simple CNN", 0.990, 0.995), new("middle", 0.995, 0.997), new("tuned", 0.997, 0.998),
    ];

    /// <summary>Gets all bands in one sentence.</summary>
    public static string Sentence { get; } = $"Bands that practitioners know: {string.Join(", ", All.Select(band => $"{band.Name} {band.Range}"))}.";

    /// <summary>Gets the ends as tables show them: <c>0.990 to 0.995</c>.</summary>
    public string Range => FormattableString.Invariant($"{Low:0.000} to {High:0.000}");

    /// <summary>Gets the name of the band that an accuracy lies in; empty where it lies in none.</summary>
    public static string Of(double accuracy) =>
        (All.FirstOrDefault(band => accuracy >= band.Low && accuracy < band.High) ?? All.FirstOrDefault(band => accuracy == band.High))?.Name ?? "";
}
