namespace Digits.Pages.Charts;

/// <summary>Names the CSS class of a hue, and its colour where no style sheet reaches.</summary>
internal static class HueStyle
{
    public static string Css(this Hue hue) => hue switch
    {
        Hue.Blue => "blue",
        Hue.Red => "red",
        Hue.Green => "green",
        Hue.Orange => "orange",
        Hue.Purple => "purple",
        Hue.Sky => "sky",
        Hue.Yellow => "yellow",
        Hue.Brown => "brown",
        Hue.Violet => "violet",
        _ => "grey",
    };

    /// <summary>Gets the colour in a picture, which is the same on a light and a dark page.</summary>
    public static (byte Red, byte Green, byte Blue) Rgb(this Hue hue) => hue switch
    {
        Hue.Blue => (0x1C, 0x86, 0xC6),
        Hue.Red => (0xE0, 0x5A, 0x20),
        Hue.Green => (0x0F, 0xA2, 0x78),
        Hue.Orange => (0xE6, 0x9F, 0x00),
        Hue.Purple => (0xCC, 0x79, 0xA7),
        Hue.Sky => (0x56, 0xB4, 0xE9),
        Hue.Yellow => (0xC8, 0xB9, 0x10),
        Hue.Brown => (0x9C, 0x6B, 0x4E),
        Hue.Violet => (0x82, 0x6B, 0xD8),
        _ => (0x80, 0x88, 0x90),
    };
}
