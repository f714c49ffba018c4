using System.Buffers.Binary;

namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class TransferTests(Sandbox sandbox)
{
    private const int Side = 28;
    private static readonly string[] s_folds = ["train[fold=0]", "train[fold=1]"];

    [Fact]
    public void Weights_pretrained_on_idx_files_start_the_folds_of_other_data()
    {
        var pretrained = sandbox.NewFolder();
        var run = sandbox.Run(pretrained, "--target=Train", "--data=" + IdxFolder(labels: 120));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("read 120 training rows and 30 test rows", run.Output, StringComparison.Ordinal);
        Assert.Equal("real", RunLog.Of(pretrained).Data);

        var workspace = sandbox.NewWorkspace();
        var start = Path.Combine(pretrained, "artifacts", "train", "fold=0", "weights.safetensors");
        run = sandbox.Run(workspace, "--target=Train", "--set=init.file=" + start, "--set=init.map=-head.");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(s_folds, RunLog.Of(workspace).In("ran").Order());
        Assert.Contains("tensors from weights.safetensors; fresh: head.bias, head.weight", run.Output, StringComparison.Ordinal);

        var moved = Path.Combine(sandbox.NewFolder(), "start");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        File.Copy(start, moved);
        Assert.Equal(0, sandbox.Run(workspace, "--target=Train", "--set=init.file=" + moved, "--set=init.map=-head.").ExitCode);
        Assert.Equal(s_folds, RunLog.Of(workspace).In("hit").Intersect(s_folds).Order());

        run = sandbox.Run(workspace, "--target=Train", "--set=init.file=" + start, "--set=model.width=5");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Found:    features.pair1.conv.weight [4,4,3,3], ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Expected: features.pair1.conv.weight [5,5,3,3], ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Idx_files_that_do_not_fit_are_a_mistake()
    {
        var run = sandbox.Run(sandbox.NewFolder(), "--target=Ingest", "--data=" + IdxFolder(labels: 119));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Found:    120 images and 119 labels\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Writes 120 training images, each class a bar of its own height, as the files of Fashion-MNIST are called.</summary>
    private string IdxFolder(int labels)
    {
        var folder = sandbox.NewFolder();
        Directory.CreateDirectory(folder);
        Write("train-images-idx3-ubyte", [120, Side, Side], Images(120));
        Write("train-labels-idx1-ubyte", [labels], [.. Enumerable.Range(0, labels).Select(i => (byte)(i % 10))]);
        Write("t10k-images-idx3-ubyte", [30, Side, Side], Images(30));
        return folder;

        void Write(string name, int[] lengths, byte[] values)
        {
            var file = new byte[4 + (4 * lengths.Length) + values.Length];
            (file[2], file[3]) = (8, (byte)lengths.Length);
            foreach (var (axis, length) in lengths.Index())
            {
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * axis)), length);
            }

            values.CopyTo(file, 4 + (4 * lengths.Length));
            File.WriteAllBytes(Path.Combine(folder, name), file);
        }
    }

    private static byte[] Images(int count)
    {
        var pixels = new byte[count * Side * Side];
        for (var image = 0; image < count; image++)
        {
            pixels.AsSpan(image * Side * Side, ((image % 10) + 1) * 2 * Side).Fill((byte)(100 + image));
        }

        return pixels;
    }
}
