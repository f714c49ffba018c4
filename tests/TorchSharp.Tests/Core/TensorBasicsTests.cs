using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public sealed class TensorBasicsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_failing_operator_throws_libtorchs_own_message()
    {
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));

        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void A_tensor_knows_its_shape_strides_type_and_place()
    {
        var x = zeros(2, 3, 4, dtype: ScalarType.Int16).transpose(0, 2);

        Assert.Equal([4, 3, 2], x.shape);
        Assert.Equal([1, 4, 12], x.stride());
        Assert.Equal(2, x.size(-1));
        Assert.Equal((3, 24, 2), (x.ndim, x.numel(), x.element_size()));
        Assert.Equal(ScalarType.Int16, x.dtype);
        Assert.Equal(DeviceType.CPU, x.device.type);
        Assert.False(x.is_contiguous());
        Assert.True(x.contiguous().is_contiguous());
        Assert.Equal("[4x3x2], type = Int16, device = cpu", x.ToString());
    }

    [Fact]
    public void Arrays_of_every_type_come_back_as_they_went_in()
    {
        Assert.Equal([1, 255], tensor(new byte[] { 1, 255 }).data<byte>().ToArray());
        Assert.Equal([-1, 1], tensor(new sbyte[] { -1, 1 }).data<sbyte>().ToArray());
        Assert.Equal([-300, 300], tensor(new short[] { -300, 300 }).data<short>().ToArray());
        Assert.Equal([-70000, 1], tensor(new[] { -70000, 1 }).data<int>().ToArray());
        Assert.Equal([long.MinValue, 1], tensor(new[] { long.MinValue, 1 }).data<long>().ToArray());
        Assert.Equal([0.1f, -2f], tensor(new[] { 0.1f, -2f }).data<float>().ToArray());
        Assert.Equal([0.1, -2], tensor(new[] { 0.1, -2 }).data<double>().ToArray());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
        Assert.Equal(new[,] { { 1, 2 }, { 3, 4 } }, (int[,])tensor(new[,] { { 1, 2 }, { 3, 4 } }).data<int>().ToNDArray());
    }

    [Fact]
    public void Elements_are_read_in_row_order_whatever_the_strides()
    {
        var x = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t();

        Assert.Equal([1, 4, 2, 5, 3, 6], x.data<int>().ToArray());
        Assert.Equal(6, x.data<int>()[2, 1]);
        Assert.Equal(6, x[2, 1].item<int>());
        Assert.Throws<IndexOutOfRangeException>(() => x.data<int>()[6]);
        Assert.Throws<IndexOutOfRangeException>(() => x.data<int>()[0, 2]);
    }

    [Fact]
    public void Copying_from_or_to_outside_a_tensor_is_refused()
    {
        var elements = ones(3).data<float>();

        Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyTo(new float[1], 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyTo(new float[1], 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyFrom(new float[1], 0, -1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void A_dimension_that_is_not_there_is_told_in_libtorchs_words(int dim)
    {
        var x = ones(2, 3);
        var expected = $"Dimension out of range (expected to be in range of [-2, 1], but got {dim})";

        Assert.StartsWith(expected, Assert.Throws<ExternalException>(() => x.size(dim)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Throws<ExternalException>(() => x.sum(dim)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_no_gpu_is_refused_as_one() =>
        Assert.StartsWith("Not a CUDA device.", Assert.Throws<ArgumentException>(() => ones(2).cuda(CPU)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_gpu_that_is_not_there_is_told()
    {
        if (cuda.is_available())
        {
            return;
        }

        var error = Assert.Throws<InvalidOperationException>(() => ones(2).to(CUDA));

        Assert.Equal("Torch device type CUDA did not initialise on the current machine.", error.Message);
    }

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cpu:0", "cpu")]
    [InlineData("CUDA", "cuda")]
    [InlineData("cuda:1", "cuda:1")]
    public void A_device_has_the_text_that_describes_it(string description, string text) => Assert.Equal(text, device(description).ToString());

    [Fact]
    public void Reading_elements_as_another_type_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ones(2).data<double>());

        Assert.Equal("Double is not compatible with Float32", error.Message);
    }

    [Fact]
    public void Conversions_round_as_the_type_does()
    {
        var x = tensor(new[] { 0.4f, 1.6f, -1.6f, 300f });

        Assert.Equal([0, 1, -1, 300], x.to(ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([true, true, true, true], x.@bool().data<bool>().ToArray());
        Assert.Equal(ScalarType.Float64, x.@double().dtype);
        // bfloat16 keeps eight bits: 1 + 2^-8 is half-way and goes to the even neighbour.
        Assert.Equal([1f, 1.0078125f], tensor(new[] { 1.00390625f, 1.0078125f }).bfloat16().@float().data<float>().ToArray());
    }

    [Fact]
    public void Converting_to_the_same_type_gives_a_handle_of_its_own_to_the_same_elements()
    {
        var x = ones(2);
        using (var same = x.to(ScalarType.Float32))
        {
            same.add_(1);
        }

        Assert.Equal([2f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void Bfloat16_matrices_multiply_and_give_gradients_in_bfloat16()
    {
        var x = ones(4, 8, dtype: ScalarType.BFloat16, requires_grad: true);

        var y = x.matmul(full(8, 2, 0.5, dtype: ScalarType.BFloat16));
        y.sum().backward();

        Assert.Equal(ScalarType.BFloat16, y.dtype);
        Assert.Equal(4f, y[0, 0].ToSingle());
        Assert.Equal(ScalarType.BFloat16, x.grad!.dtype);
        Assert.Equal(1f, x.grad[3, 7].ToSingle());
    }

    [Fact]
    public void Generators_with_one_seed_draw_the_same_numbers_and_keep_out_of_the_global_one()
    {
        manual_seed(5);
        var expected = rand(3);
        manual_seed(5);
        using var a = new Generator(7);
        using var b = new Generator(7);

        Assert.Equal(rand(100, generator: a), rand(100, generator: b));
        Assert.Equal(randperm(50, generator: a), randperm(50, generator: b));
        var state = a.get_state();
        var drawn = zeros(9).normal_(0, 1, a);
        a.set_state(state);
        Assert.Equal(drawn, zeros(9).normal_(0, 1, a));
        Assert.NotEqual(drawn, zeros(9).normal_(0, 1, a));
        Assert.Equal(expected, rand(3));
        Assert.Equal(7, a.initial_seed());
    }

    [Fact]
    public void Indexes_mix_positions_slices_new_axes_masks_and_tensors()
    {
        var x = arange(24).reshape(2, 3, 4);

        Assert.Equal([20, 21, 22, 23], x[1, 2].data<long>().ToArray());
        Assert.Equal([3, 7, 11], x[[(TensorIndex)0, TensorIndex.Ellipsis, TensorIndex.Single(-1)]].data<long>().ToArray());
        Assert.Equal([5, 6], x[[(TensorIndex)0, 1, TensorIndex.Slice(1, 3)]].data<long>().ToArray());
        Assert.Equal([5, 6], x[[(TensorIndex)0, 1, 1..^1]].data<long>().ToArray());
        Assert.Equal([2, 1, 3, 4], x[[TensorIndex.Colon, TensorIndex.None]].shape);
        Assert.Equal([22, 23], x[x > 21].data<long>().ToArray());
        var picked = x[[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 2L, 0L })), 0]];
        Assert.Equal([8, 0, 20, 12], picked.data<long>().ToArray());

        x[1, 0] = tensor(-1L);
        x[[TensorIndex.Ellipsis, TensorIndex.Slice(0, 1)]] = tensor(9L);
        Assert.Equal([9, -1, -1, -1], x[1, 0].data<long>().ToArray());
    }
}
