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

#if !NUGET_PACKAGES
    [Theory]
    [InlineData("public static async Task<ParquetWriter> CreateAsync(", "public async Task<ParquetWriter> CreateAsync(")]
    [InlineData("public void CompleteValidate()", "public void CompleteValidate() where T : struct")]
    [InlineData("public void CompleteValidate()", "protected void CompleteValidate()")]
    [InlineData("public void CompleteValidate()", "public int CompleteValidate()")]
    [InlineData("public virtual bool IsNullable", "public bool IsNullable")]
    [InlineData("public virtual bool IsNullable", "public abstract bool IsNullable")]
    [InlineData("public abstract class Field", "public sealed class Field")]
    [InlineData("public class ParquetOptions", "public static class ParquetOptions")]
    [InlineData("public class ParquetReader : ParquetActor, IAsyncDisposable", "public class ParquetReader : ParquetActor")]
    [InlineData("public class DataField<T> : DataField", "public class DataField<T> : Field")]
    [InlineData("public class DataField<T> : DataField", "public class DataField<T> : DataField where T : struct")]
    [InlineData("public ParquetSchema Schema { get; }", "public ParquetSchema? Schema { get; }")]
    [InlineData("public DataField FindDataField(string path)", "public DataField? FindDataField(string path)")]
    [InlineData("public DataField FindDataField(string path)", "public DataField FindDataField(string name)")]
    [InlineData("public ParquetSchema(params Field[] fields)", "public ParquetSchema(Field[] fields)")]
    [InlineData("public int MaxDefinitionLevel { get; protected set; }", "public int MaxDefinitionLevel { get; set; }")]
    [InlineData("public CompressionLevel CompressionLevel { get; set; }", "public readonly CompressionLevel CompressionLevel")]
    [InlineData("Stream input, ParquetOptions? parquetOptions = null, bool leaveStreamOpen = true", "Stream input, ParquetOptions? parquetOptions = null, bool leaveStreamOpen = false")]
    [InlineData("Gzip = 2", "Gzip = 3")]
    public void A_member_that_differs_from_its_line_is_named_on_both_sides(string line, string other)
    {
        string lines = File.ReadAllText(s_list);
        string list = Path.GetTempFileName();
        File.WriteAllText(list, lines.Replace(line, other, StringComparison.Ordinal));
        var (notListed, notFound) = (ApiComparison.NotListed(typeof(ParquetReader).Assembly, list), ApiComparison.NotFound(typeof(ParquetReader).Assembly, list));
        File.Delete(list);
        Assert.Contains(line, lines, StringComparison.Ordinal);
        Assert.NotEmpty(notListed);
        Assert.Contains(notFound, found => found.Contains(other, StringComparison.Ordinal));
    }
#endif

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
