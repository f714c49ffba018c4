using Digits.Core.Augment;
using Digits.Core.Losses;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class MixingTests
{
    private const int Count = 200;

    [Fact]
    public void Mixup_fades_images_by_the_share_of_the_other_label()
    {
        using var scope = NewDisposeScope();
        var mixed = Mix(AugmentSettings.Off with { Mixup = 1 });
        float[] share = Shares(mixed);
        long[] others = mixed.OtherLabels!.data<long>().ToArray();
        float[] values = mixed.Images.amax(1, 2, 3).data<float>().ToArray();
        float[] least = mixed.Images.amin(1, 2, 3).data<float>().ToArray();
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(((1 - share[i]) * Value(i % 10)) + (share[i] * Value(others[i])), values[i], 5);
            Assert.Equal(values[i], least[i], 5);
        }

        // Beta(1, 1) is uniform.
        Assert.InRange(share.Min(), 0, 0.03);
        Assert.InRange(share.Max(), 0.97, 1);
        Assert.InRange(share.Average(), 0.44, 0.56);
    }

    [Fact]
    public void Cutmix_pastes_the_share_of_pixels_of_the_other_label()
    {
        using var scope = NewDisposeScope();
        var mixed = Mix(AugmentSettings.Off with { Cutmix = 1 });
        float[] share = Shares(mixed);
        long[] others = mixed.OtherLabels!.data<long>().ToArray();
        float[] pixels = mixed.Images.data<float>().ToArray();
        for (int i = 0; i < Count; i++)
        {
            var image = pixels.AsSpan(i * 784, 784).ToArray();
            Assert.All(image, p => Assert.True(Near(p, Value(i % 10)) || Near(p, Value(others[i]))));
            if (others[i] != i % 10)
            {
                Assert.Equal(share[i] * 784, image.Count(p => Near(p, Value(others[i]))), 0.01);
            }
        }

        Assert.InRange(share.Max(), 0.6, 1);
        Assert.Equal(0, share.Min(), 0.03);
    }

    [Theory]
    [InlineData("mixup")]
    [InlineData("cutmix")]
    public void Every_image_of_the_batch_is_mixed_in_somewhere(string name)
    {
        using var scope = NewDisposeScope();
        var mixed = Mix(AugmentSettings.ByName[name]);
        Assert.Equal(Enumerable.Range(0, 10).Select(d => (long)d), mixed.OtherLabels!.data<long>().ToArray().Distinct().Order());
        Assert.InRange(mixed.OtherLabels!.eq(mixed.Labels).sum().ToInt64(), 5, 45);
    }

    [Fact]
    public void The_loss_is_that_of_both_labels_by_their_shares()
    {
        using var scope = NewDisposeScope();
        Loss loss = (logits, labels) => labels.to(ScalarType.Float32) + logits.sum(dim: 1);
        var batch = new AugmentedBatch(zeros(3, 1, 28, 28), tensor(new long[] { 1, 2, 3 }));
        Assert.Equal([1f, 2f, 3f], batch.Loss(loss, zeros(3, 10)).data<float>().ToArray());
        var mixed = batch with { OtherLabels = tensor(new long[] { 9, 0, 5 }), OtherShare = tensor(new[] { 0f, 1f, 0.25f }) };
        Assert.Equal([1f, 0f, 3.5f], mixed.Loss(loss, zeros(3, 10)).data<float>().ToArray());
    }

    [Fact]
    public void A_part_of_a_batch_keeps_what_its_images_were_mixed_with()
    {
        using var scope = NewDisposeScope();
        Loss loss = (logits, labels) => labels.to(ScalarType.Float32) * logits.sum(dim: 1);
        var whole = Mix(AugmentSettings.Off with { Mixup = 1 });
        float[] expected = whole.Loss(loss, whole.Images.reshape(Count, -1)).data<float>().ToArray();
        var part = whole.Part(50, 30);
        Assert.Equal(expected[50..80], part.Loss(loss, part.Images.reshape(30, -1)).data<float>().ToArray());
        Assert.Same(whole, whole.Part(0, Count));
    }

    private static AugmentedBatch Mix(AugmentParams settings)
    {
        byte[] labels = [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 10))];
        var images = tensor(labels.Select(l => Value(l)).ToArray()).reshape(Count, 1, 1, 1).expand(Count, 1, 28, 28).contiguous();
        return new Augmenter(settings, CPU).Draw(labels, new SplitMix64(8)).Apply(images, tensor(labels.Select(l => (long)l).ToArray()), 0);
    }

    private static float[] Shares(AugmentedBatch batch)
    {
        float[] shares = batch.OtherShare!.data<float>().ToArray();
        Assert.All(shares, s => Assert.InRange(s, 0, 1));
        return shares;
    }

    private static float Value(long label) => (label + 1) / 20f;

    private static bool Near(float a, float b) => Math.Abs(a - b) < 1e-5;
}
