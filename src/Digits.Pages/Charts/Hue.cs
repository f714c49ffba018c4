namespace Digits.Pages.Charts;

/// <summary>Names colours, each a CSS class and variable: the Okabe-Ito palette, which colour-blind readers can tell apart, and two more for ten classes.</summary>
public enum Hue
{
    /// <summary>Blue, the default.</summary>
    Blue,

    /// <summary>Vermillion, a clear red.</summary>
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
