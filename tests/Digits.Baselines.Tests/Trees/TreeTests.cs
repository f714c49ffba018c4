using Digits.Baselines.Trees;

namespace Digits.Baselines.Tests.Trees;

public class TreeTests
{
    [Fact]
    public void A_new_tree_is_one_leaf()
    {
        var tree = new Tree();
        Assert.Equal((1, 0, 0), (tree.LeafCount, tree.LeafOf(0), tree.Find(new byte[784])));
    }

    [Fact]
    public void An_image_goes_left_up_to_the_threshold_and_right_above_it()
    {
        var tree = new Tree();
        int left = tree.Grow(0, new Split(5, 100, 1));
        int below = tree.Grow(left + 1, new Split(7, 0, 1));
        Assert.Equal((3, 0, 1, 2), (tree.LeafCount, tree.LeafOf(left), tree.LeafOf(below), tree.LeafOf(below + 1)));
        Assert.Equal([0, 0, 1, 2], new[] { Find(0, 9), Find(100, 9), Find(101, 0), Find(255, 1) });

        int Find(byte fifth, byte seventh)
        {
            var image = new byte[784];
            (image[5], image[7]) = (fifth, seventh);
            return tree.Find(image);
        }
    }
}
