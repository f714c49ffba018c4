using Digits.Pipeline.Configuration;
using Digits.Pipeline.Execution;

namespace Digits.Pipeline.Tests;

/// <summary>Who gets which slot, whole or in parts.</summary>
public class ResourcePoolTests
{
    private readonly ResourcePool _pool = new(new Dictionary<string, int> { ["card"] = 2 });

    [Fact]
    public void Shares_go_to_the_emptiest_slot_and_then_to_the_first()
    {
        Assert.Equal([0, 1, 0, 1], Enumerable.Range(0, 4).Select(_ => Take(new(1, 2)).Single()));
        Assert.Equal(["card"], _pool.Short(Of(new(1, 2))));
    }

    [Fact]
    public void What_is_given_back_is_taken_next()
    {
        var first = _pool.Take(Of(new(1, 2)));
        Take(new(1, 2));
        Take(new(1, 2));
        Take(new(1, 2));
        _pool.Return(first);
        Assert.Equal([0], Take(new(1, 2)));
    }

    [Fact]
    public void A_shared_slot_is_neither_whole_nor_divided_otherwise_until_it_is_free()
    {
        var share = _pool.Take(Of(new(1, 3)));
        Assert.Equal(["card"], _pool.Short(Of(new(2))));
        Assert.Equal([1], Take(new(1, 2)));
        Assert.Equal(["card"], _pool.Short(Of(new(1))));
        Assert.Empty(_pool.Short(Of(new(1, 3))));
        _pool.Return(share);
        Assert.Equal([0], Take(new(1)));
        Assert.Equal(["card"], _pool.Short(Of(new(1, 3))));
    }

    [Fact]
    public void More_slots_than_there_are_mean_all_and_unknown_resources_none()
    {
        var demand = _pool.Clamp(new Dictionary<string, Portion> { ["card"] = new(5), ["other"] = new(1) });
        Assert.Equal(Of(new(2)), demand);
        Assert.Equal([0, 1], _pool.Take(demand)["card"]);
    }

    private IReadOnlyList<int> Take(Portion portion) => _pool.Take(Of(portion))["card"];

    private static Dictionary<string, Portion> Of(Portion portion) => new() { ["card"] = portion };
}
