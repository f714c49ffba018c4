namespace Digits.Pages.Charts;

/// <summary>Names colours, each a CSS class and variable: the Okabe-Ito palette, which colour-blind readers can tell apart, and two more for ten classes.</summary>
public enum Hue
{
    /// <summary>Blue, the default.</summary>
    Blue,

    /// <summary>Red, of Tol's vibrant scheme: beside orange and green as clear as Okabe and Ito's vermillion, and nobody calls it orange.</summary>
    Red,

    /// <summary>Bluish green.</summary>
    Green,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Reddish purple.</summary>
    Purple,

    /// <summary>Sky blue.</summary>
    Sky,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Grey, for what serves as a reference.</summary>
    Grey,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Violet.</summary>
    Violet,
}
