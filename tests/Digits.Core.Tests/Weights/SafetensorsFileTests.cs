using System.Text;
using Digits.Core.Errors;
using Digits.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("digits-weights").FullName, "w.safetensors");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Tensors_come_back_with_type_shape_and_values()
    {
        using var scope = NewDisposeScope();
        var written = new Dictionary<string, Tensor>
        {
            ["b"] = tensor(new float[] { 1, -2, 3.5f, 4, 5, 6 }).reshape(2, 3),
            ["a"] = tensor(new long[] { 7, -8 }),
            ["scalar"] = tensor(3.0f),
            ["half"] = tensor(new float[] { 1, 0.5f }).to(ScalarType.BFloat16),
        };
        SafetensorsFile.Write(_path, written);
        var read = SafetensorsFile.Read(_path);
        Assert.Equal(written.Keys.Order(), read.Keys.Order());
        foreach (var (name, value) in written)
        {
            Assert.Equal(value.dtype, read[name].dtype);
            Assert.Equal(value.shape, read[name].shape);
            Assert.Equal(value.bytes.ToArray(), read[name].bytes.ToArray());
        }
    }

    [Fact]
    public void The_header_is_what_the_format_says()
    {
        using var value = tensor(new float[] { 1, 2 });
        SafetensorsFile.Write(_path, new Dictionary<string, Tensor> { ["w"] = value });
        byte[] file = File.ReadAllBytes(_path);
        string json = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        Assert.Equal((json.Length + 7) / 8 * 8, BitConverter.ToInt64(file));
        Assert.Equal(json, Encoding.UTF8.GetString(file, 8, (int)BitConverter.ToInt64(file)).TrimEnd());
        Assert.Equal([0, 0, 128, 63, 0, 0, 0, 64], file[^8..]);
    }

    [Fact]
    public void A_channels_last_tensor_is_written_row_major()
    {
        using var scope = NewDisposeScope();
        var value = arange(0, 24, 1, ScalarType.Float32).reshape(1, 2, 3, 4);
        SafetensorsFile.Write(_path, new Dictionary<string, Tensor> { ["w"] = Digits.Core.Models.ChannelsLast.Copy(value) });
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), SafetensorsFile.Read(_path)["w"].data<float>().ToArray());
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        using var value = tensor(new float[] { 1, 2 });
        SafetensorsFile.Write(_path, new Dictionary<string, Tensor> { ["w"] = value });
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^4]);
        var error = Assert.Throws<InputException>(() => SafetensorsFile.Read(_path));
        Assert.Equal(
            "Found:    tensor \"w\" of type F32, shape [2], bytes 0..8\n"
            + $"Expected: a known type and bytes inside the file that fit the shape\nWhere:    {_path}",
            error.Message);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        File.WriteAllText(_path, "PAR1");
        var error = Assert.Throws<InputException>(() => SafetensorsFile.Read(_path));
        Assert.Equal($"Found:    4 bytes with a header length of -1\nExpected: a safetensors file\nWhere:    {_path}", error.Message);
    }
}
