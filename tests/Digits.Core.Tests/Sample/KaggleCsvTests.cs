using System.Text;
using Digits.Core.Data;
using Digits.Core.Sample;

namespace Digits.Core.Tests.Sample;

public sealed class KaggleCsvTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digits-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_have_Kaggles_header_commas_LF_and_a_final_newline()
    {
        var set = new DigitSet([.. Enumerable.Range(0, 784).Select(i => (byte)(i == 0 ? 255 : i == 783 ? 7 : 0))], [4]);

        KaggleCsv.WriteTrain(PathOf("train.csv"), set);
        KaggleCsv.WriteTest(PathOf("test.csv"), set);

        string zeros = string.Concat(Enumerable.Repeat(",0", 782));
        string pixels = string.Join(',', Enumerable.Range(0, 784).Select(i => $"pixel{i}"));
        Assert.Equal($"label,{pixels}\n4,255{zeros},7\n", Text("train.csv"));
        Assert.Equal($"{pixels}\n255{zeros},7\n", Text("test.csv"));
    }

    [Fact]
    public void A_sample_comes_back_through_the_reader()
    {
        var train = SampleDigits.Draw(120, 7, "train");
        var test = SampleDigits.Draw(30, 7, "test");
        KaggleCsv.WriteTrain(PathOf("train.csv"), train);
        KaggleCsv.WriteTest(PathOf("test.csv"), test);

        var read = DigitCsv.ReadBoth(new DigitFile(PathOf("train.csv")), new DigitFile(PathOf("test.csv")));

        Assert.Equal(train.Pixels, read.Train.Pixels);
        Assert.Equal(train.Labels, read.Train.Labels);
        Assert.Equal(test.Pixels, read.Test.Pixels);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Text(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(name)));
}
