using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;
using Digits.Core.Sample;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class AugmentationCatalogueTests
{
    private const int Count = 64;
    private static readonly DigitSet s_digits = SampleDigits.Draw(Count, 5, "train");

    public static TheoryData<string> Names => [.. AugmentSettings.ByName.Keys];

    [Fact]
    public void Every_augmentation_is_tested_here() => Assert.Equal(AugmentationCatalogue.Names.Order(), AugmentSettings.ByName.Keys.Order());

    [Fact]
    public void Strengths_of_zero_leave_nothing_to_do()
    {
        using var scope = NewDisposeScope();
        Assert.Empty(AugmentationCatalogue.Create(AugmentSettings.Off, CPU));
        var images = Images();
        var batch = new Augmenter(AugmentSettings.Off, CPU).Draw(s_digits.Labels!, new SplitMix64(1)).Apply(images, Labels(), 0);
        Assert.Same(images, batch.Images);
        Assert.Null(batch.OtherLabels);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_augmentation_changes_images_and_keeps_their_shape_type_and_range(string name)
    {
        using var scope = NewDisposeScope();
        var images = Images();
        var batch = Vary(AugmentSettings.ByName[name], 1);
        Assert.Equal([Count, 1, 28, 28], batch.Images.shape);
        Assert.Equal(ScalarType.Float32, batch.Images.dtype);
        Assert.InRange(batch.Images.min().ToSingle(), 0, 1);
        Assert.InRange(batch.Images.max().ToSingle(), 0, 1);
        Assert.Equal(Labels().data<long>().ToArray(), batch.Labels.data<long>().ToArray());
        Assert.Null(batch.Grid);
        Assert.InRange(images.sub(batch.Images).abs().amax(1, 2, 3).gt(0.05).sum().ToInt64(), Count / 2, Count);
        Assert.Equal(Images().data<float>().ToArray(), images.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_varies_alike_and_another_otherwise(string name)
    {
        using var scope = NewDisposeScope();
        float[] first = Vary(AugmentSettings.ByName[name], 1).Images.data<float>().ToArray();
        Assert.Equal(first, Vary(AugmentSettings.ByName[name], 1).Images.data<float>().ToArray());
        Assert.NotEqual(first, Vary(AugmentSettings.ByName[name], 2).Images.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_augmentation_leaves_the_share_of_images_alone_that_is_not_to_be_varied(string name)
    {
        using var scope = NewDisposeScope();
        var none = Vary(AugmentSettings.ByName[name] with { Share = 0 }, 1);
        Assert.Equal(Images().data<float>().ToArray(), none.Images.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(0, none.OtherShare?.sum().ToSingle() ?? 0);

        var half = Vary(AugmentSettings.ByName[name] with { Share = 0.5 }, 1).Images;
        var whole = Vary(AugmentSettings.ByName[name], 1).Images;
        var isLeft = half.sub(Images()).abs().amax(1, 2, 3).lt(1e-5);
        var isVaried = half.sub(whole).abs().amax(1, 2, 3).lt(1e-5);
        Assert.Equal(Count, (isLeft | isVaried).sum().ToInt64());
        Assert.InRange(isLeft.sum().ToInt64(), Count / 4, Count * 3 / 4);
    }

    [Fact]
    public void Mixup_and_cutmix_exclude_each_other()
    {
        var error = Assert.Throws<InputException>(() => new Augmenter(AugmentSettings.Off with { Mixup = 0.2, Cutmix = 1 }, CPU));
        Assert.Equal("Found:    mixup and cutmix both on\nExpected: one of them 0\nWhere:    pipeline.json, augment.mixup and augment.cutmix", error.Message);
    }

    [Fact]
    public void A_smallest_side_above_the_largest_is_an_error()
    {
        var error = Assert.Throws<InputException>(() => new Augmenter(AugmentSettings.Off with { Erase = 3, EraseFrom = 4 }, CPU));
        Assert.Equal("Found:    eraseFrom 4\nExpected: at most augment.erase, which is 3\nWhere:    pipeline.json, augment.eraseFrom", error.Message);
    }

    [Fact]
    public void An_augmentation_that_is_switched_on_changes_no_draw_of_those_before()
    {
        using var scope = NewDisposeScope();
        var affine = AugmentSettings.ByName["affine"];
        float[] alone = Vary(affine, 1).Images.data<float>().ToArray();
        var mixed = Vary(affine with { Mixup = 0.05 }, 1);
        var pure = mixed.OtherShare!.lt(1e-6);
        Assert.InRange(pure.sum().ToInt64(), 1, Count);
        float[] both = mixed.Images.data<float>().ToArray();
        foreach (int image in Enumerable.Range(0, Count).Where(i => pure[i].item<bool>()))
        {
            Assert.Equal(alone.AsSpan(image * 784, 784).ToArray(), both.AsSpan(image * 784, 784).ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        }
    }

    private static AugmentedBatch Vary(AugmentParams settings, ulong seed) =>
        new Augmenter(settings, CPU).Draw(s_digits.Labels!, new SplitMix64(seed)).Apply(Images(), Labels(), 0);

    private static Tensor Images() => from_array(s_digits.Pixels, ScalarType.Byte, CPU).reshape(Count, 1, 28, 28).to(ScalarType.Float32).div(255);

    private static Tensor Labels() => from_array(Array.ConvertAll(s_digits.Labels!, l => (long)l), ScalarType.Int64, CPU);
}
