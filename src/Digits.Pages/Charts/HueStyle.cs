namespace Digits.Pages.Charts;

/// <summary>Names the CSS class of a hue.</summary>
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
        _ => "grey",
    };
}
