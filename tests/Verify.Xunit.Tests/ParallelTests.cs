namespace VerifyXunit.Tests;

public sealed class ParallelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, 40)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Each_case_keeps_its_own_name_across_threads(int number)
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(() => Each(number, part))));

        Assert.Equal(4, _folder.Names.Count());
        Assert.All(_folder.Names, name => Assert.StartsWith($"ParallelTests.Each_case_keeps_its_own_name_across_threads_part{number}", name, StringComparison.Ordinal));
    }

    private async Task Each(int number, int part)
    {
        await Task.Yield();
        await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseTextForParameters($"part{number}-{part}"));
    }
}

/// <summary>Runs beside <see cref="ParallelTests"/>: classes are collections of their own.</summary>
public sealed class OtherParallelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Numbers => ParallelTests.Numbers;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Another_class_keeps_its_name_too(int number)
    {
        await Task.Delay(1);
        await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseParameters(number));

        Assert.Equal([$"OtherParallelTests.Another_class_keeps_its_name_too_number={number}.received.txt"], _folder.Names);
    }
}
