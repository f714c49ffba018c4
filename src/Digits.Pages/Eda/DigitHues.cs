using Digits.Pages.Charts;

namespace Digits.Pages.Eda;

/// <summary>Gives each digit its colour: those that are often confused (4 7 9, 3 5 8) differ most.</summary>
internal static class DigitHues
{
    private static readonly Hue[] s_hues =
        [Hue.Violet, Hue.Brown, Hue.Grey, Hue.Red, Hue.Green, Hue.Blue, Hue.Sky, Hue.Purple, Hue.Yellow, Hue.Orange];

    public static IReadOnlyList<Hue> All => s_hues;

    public static Hue Of(int digit) => s_hues[digit];
}
