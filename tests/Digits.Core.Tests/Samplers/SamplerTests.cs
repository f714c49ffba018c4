using Digits.Core.Errors;
using Digits.Core.Randomness;
using Digits.Core.Samplers;

namespace Digits.Core.Tests.Samplers;

public class SamplerTests
{
    // 900 of digit 1, 90 of 4, 10 of 9.
    private static readonly byte[] Labels = [.. Enumerable.Repeat((byte)1, 900), .. Enumerable.Repeat((byte)4, 90), .. Enumerable.Repeat((byte)9, 10)];

    public static TheoryData<string> Names => [.. SamplerCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sampler_draws_as_many_rows_as_there_are_the_same_for_a_seed(string name)
    {
        var sampler = SamplerCatalogue.Create(new() { Name = name });
        long[] rows = sampler(Labels, new SplitMix64(5));
        Assert.Equal(Labels.Length, rows.Length);
        Assert.All(rows, row => Assert.InRange(row, 0, Labels.Length - 1));
        Assert.Equal(rows, sampler(Labels, new SplitMix64(5)));
        Assert.NotEqual(rows, sampler(Labels, new SplitMix64(6)));
    }

    [Fact]
    public void Shuffled_shows_each_row_once() =>
        Assert.Equal(Enumerable.Range(0, Labels.Length).Select(row => (long)row), SamplerCatalogue.Create(new() { Name = "shuffled" })(Labels, new SplitMix64(1)).Order());

    [Fact]
    public void Class_balanced_shows_each_class_as_often()
    {
        long[] rows = SamplerCatalogue.Create(new() { Name = "class-balanced" })(Labels, new SplitMix64(1));
        var counts = rows.CountBy(row => Labels[row]).ToDictionary();

        // A third of 1,000 each, four standard deviations of 15 either way.
        Assert.All((byte[])[1, 4, 9], digit => Assert.InRange(counts[digit], 273, 393));
        Assert.Equal(10, rows.Where(row => Labels[row] == 9).Distinct().Count());
    }

    [Fact]
    public void An_unknown_name_lists_what_there_is()
    {
        var error = Assert.Throws<InputException>(() => SamplerCatalogue.Create(new() { Name = "sorted" }));
        Assert.Equal("Found:    sampler \"sorted\"\nExpected: one of class-balanced, shuffled\nWhere:    pipeline.json, sampler.name", error.Message);
    }
}
