using System.Xml.Linq;
using Digits.Core.Augment;
using Digits.Core.Sample;
using Digits.Pages.Previews;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Previews;

[Collection(nameof(OneAtATime))]
public class PreviewPageTests
{
    private static readonly AugmentParams s_off = new() { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 };

    [Fact]
    public void The_page_shows_an_image_of_each_digit_beside_its_draws()
    {
        var (page, metrics) = Build(s_off with { Rotation = 10 }, 8, seed: 1);
        var pictures = Pictures(page);
        Assert.Equal(10, pictures.Length);
        Assert.All(pictures, p => Assert.Equal(("280", "28"), (p.Attribute("width")!.Value, p.Attribute("height")!.Value)));
        Assert.Equal(Enumerable.Range(0, 10).Select(d => $"an image of {d}, then 8 draws of it"), pictures.Select(p => p.Attribute("alt")!.Value));
        Assert.Equal((80, 10), (metrics["draws"], metrics["images"]));
        Assert.InRange(metrics["mean_change"], 2, 60);
    }

    [Fact]
    public void Without_augmentation_draws_are_the_originals()
    {
        var (_, metrics) = Build(s_off, 3, seed: 1);
        Assert.Equal(0, metrics["mean_change"]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var augment = s_off with { Rotation = 10, Elastic = 0.5 };
        Assert.Equal(Build(augment, 2, seed: 1).Page.ToHtml(), Build(augment, 2, seed: 1).Page.ToHtml());
        Assert.NotEqual(Build(augment, 2, seed: 1).Page.ToHtml(), Build(augment, 2, seed: 2).Page.ToHtml());
    }

    private static (HtmlPage Page, SortedDictionary<string, double> Metrics) Build(AugmentParams augment, int draws, ulong seed)
    {
        var (page, metrics, _) = PreviewPage.Build(SampleDigits.Draw(60, 3, "train"), augment, new(draws), DataKind.Sample, seed);
        return (page, metrics);
    }

    private static XElement[] Pictures(HtmlPage page) =>
        [.. XDocument.Parse(page.ToHtml()).Descendants("img")];
}
