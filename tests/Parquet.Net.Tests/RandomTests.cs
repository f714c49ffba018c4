using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Writes columns of random lengths, runs, ranges and nulls, from fixed seeds.</summary>
public class RandomTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_column_comes_back_as_written(int seed)
    {
        var random = new Random(seed);
        CompressionMethod method = new[] { CompressionMethod.None, CompressionMethod.Gzip, CompressionMethod.Brotli }[random.Next(3)];
        EncodingHint hint = random.Next(2) == 0 ? EncodingHint.Default : EncodingHint.Dictionary;
        int?[] column = Runs(random);
        byte?[] bytes = [.. column.Select(value => (byte?)value)];
        ushort?[] shorts = [.. column.Select(value => (ushort?)value)];
        string?[] texts = [.. column.Select(value => value?.ToString("x", System.Globalization.CultureInfo.InvariantCulture))];
        bool?[] flags = [.. column.Select(value => value is null ? default(bool?) : value % 3 == 0)];

        Assert.Equal(column, await ThroughFile(column, method, hint));
        Assert.Equal(bytes, await ThroughFile(bytes, method, hint));
        Assert.Equal(shorts, await ThroughFile(shorts, method, hint));
        Assert.Equal(flags, await ThroughFile(flags, method, hint));
        var field = new DataField<string>("x");
        using var file = new TestFile(await TestFile.WriteAsync(field, group => group.WriteAsync(field, texts), TestFile.Options(method, "x", hint)));
        Assert.Equal(texts, await file.ReadStringsAsync());
    }

    private static async Task<T?[]> ThroughFile<T>(T?[] values, CompressionMethod method, EncodingHint hint)
        where T : struct
    {
        var field = new DataField<T?>("x");
        using var file = new TestFile(
            await TestFile.WriteAsync(field, group => group.WriteAsync(field, new ReadOnlyMemory<T?>(values)), TestFile.Options(method, "x", hint)));
        return await file.ReadNullableAsync<T>();
    }

    // Runs and literals of lengths around the groups of eight, few or many distinct values, few or many nulls.
    private static int?[] Runs(Random random)
    {
        var values = new List<int?>();
        int distinct = 1 << random.Next(0, 17);
        int nulls = random.Next(0, 4);
        for (int blocks = random.Next(0, 40); blocks > 0; blocks--)
        {
            int length = random.Next(1, 50);
            int? value = random.Next(4) < nulls ? null : random.Next(distinct);
            bool run = random.Next(2) == 0;
            for (int i = 0; i < length; i++)
            {
                values.Add(run ? value : random.Next(8) < nulls ? null : random.Next(distinct));
            }
        }

        return [.. values];
    }
}
