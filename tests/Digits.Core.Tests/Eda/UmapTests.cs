using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Digits.Core.Eda;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Eda;

public class UmapTests
{
    private static readonly UmapOptions s_short = new() { Epochs = 100, Neighbours = 8 };

    [Fact]
    public void Groups_far_apart_stay_apart_in_the_plane()
    {
        var plane = Umap.Embed(Clouds.Groups(200, 4, 10), s_short, new SplitMix64(3));

        Assert.Equal((200, 2), (plane.Count, plane.Dimensions));
        var nearest = NearestNeighbours.Find(plane, 8);
        Assert.All(Enumerable.Range(0, 200), i => Assert.All(nearest.Of(i).ToArray(), n => Assert.Equal(i % 4, n % 4)));
    }

    [Fact]
    public void Near_points_are_nearer_in_the_plane_than_chance_would_have_it()
    {
        // A closed curve in ten dimensions: each point's neighbours are those before and after it.
        var curve = new PointSet(
            [.. Enumerable.Range(0, 150).SelectMany(i => Enumerable.Range(1, 10).Select(d => (float)Math.Sin((2 * Math.PI * i / 150) + d)))], 10);

        var nearest = NearestNeighbours.Find(Umap.Embed(curve, s_short, new SplitMix64(4)), 8);

        var steps = Enumerable.Range(0, 150).SelectMany(i => nearest.Of(i).ToArray().Select(n => Math.Min(Math.Abs(i - n), 150 - Math.Abs(i - n)))).ToArray();
        Assert.InRange(steps.Count(s => s <= 8) / (double)steps.Length, 0.9, 1);
    }

    [Fact]
    public void A_seed_decides_every_bit()
    {
        var points = Clouds.Groups(60, 3, 5);
        PointSet Embed(ulong seed) => Umap.Embed(points, s_short, new SplitMix64(seed));
        Assert.Equal(Embed(5).Coordinates, Embed(5).Coordinates);
        Assert.NotEqual(Embed(5).Coordinates, Embed(6).Coordinates);
    }

    /// <summary>Fails on a machine whose arithmetic differs, or where the method was changed: then every cached page is another.</summary>
    [Fact]
    public void The_bits_are_those_of_other_machines() => Assert.Equal(
        "35075e9d9d376286",
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(
            Umap.Embed(Clouds.Whole(80, 6), s_short, new SplitMix64(7)).Coordinates)))[..16]);

    [Fact]
    public void Copies_of_one_point_lie_somewhere() =>
        Assert.All(Umap.Embed(new PointSet(new float[60], 3), s_short, new SplitMix64(8)).Coordinates, c => Assert.True(float.IsFinite(c)));

    [Fact]
    public void Places_and_neighbours_must_be_of_the_same_points()
    {
        var neighbours = NearestNeighbours.Find(Clouds.Whole(20, 2), 3);
        var error = Assert.Throws<ArgumentException>(() => Umap.Embed(neighbours, Clouds.Whole(19, 2), s_short, new SplitMix64(1)));
        Assert.Equal("19 places for 20 points (Parameter 'start')", error.Message);
    }
}
