namespace Digits.Pages.Tests.Browser;

/// <summary>Holds pages against what every page of the project must be.</summary>
internal static class ChromiumAssert
{
    /// <summary>Asserts that a page fits a phone and a desk, asks nobody for anything, and has enough contrast and a name for every figure, by day and by night.</summary>
    /// <param name="html">The page.</param>
    /// <param name="texts">How many texts it has at the least, so that an empty page does not pass.</param>
    public static void ReadsWell(string html, int texts)
    {
        var (looks, console) = Chromium.Open(html, 390, 1280);

        Assert.Equal([390, 1280, 390, 1280], looks.Select(look => look.Width));
        Assert.Empty(console);
        Assert.All(looks, look =>
        {
            Assert.Equal(0, look.Wider);
            Assert.Empty(look.Requests);
            Assert.Empty(look.Faint);
            Assert.InRange(look.Texts, texts, int.MaxValue);
            Assert.Empty(look.Nameless);
            Assert.Empty(look.Cut);
        });
    }
}
