using ApiSurface;

namespace Parquet.Tests;

public class ApiTests
{
    private static readonly string s_list = Path.Combine(AppContext.BaseDirectory, "api.txt");

    [Fact]
    public void Every_listed_signature_is_there() => Assert.Empty(ApiComparison.NotFound(typeof(ParquetReader).Assembly, s_list));

#if !NUGET_PACKAGES
    [Fact]
    public void Nothing_else_is_public() => Assert.Empty(ApiComparison.NotListed(typeof(ParquetReader).Assembly, s_list));
#endif

    [Fact]
    public void A_public_member_that_is_not_listed_is_named()
    {
        string list = Path.GetTempFileName();
        File.WriteAllLines(list, File.ReadLines(s_list).Where(line => !line.Contains("CompleteValidate", StringComparison.Ordinal)));

        IReadOnlyList<string> found = ApiComparison.NotListed(typeof(ParquetReader).Assembly, list);

        File.Delete(list);
        Assert.Equal(["Parquet.ParquetRowGroupWriter | void CompleteValidate()"], found);
    }

    [Theory]
    [InlineData("Parquet.ParquetWriter | public void Close()")]
    [InlineData("Parquet.Schema.DataField<T> | public DataField(string name, bool? nullable = true)")]
    [InlineData("Parquet.ParquetOptions | public CompressionMethod CompressionMethod { get; }")]
    public void A_listed_signature_that_is_not_there_is_named(string line)
    {
        string list = Path.GetTempFileName();
        File.WriteAllLines(list, ["# remark", line]);

        IReadOnlyList<string> found = ApiComparison.NotFound(typeof(ParquetReader).Assembly, list);

        File.Delete(list);
        Assert.Equal([line], found);
    }
}
