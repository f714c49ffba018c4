using VerifyTests;

namespace VerifyXunit.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_snapshot_beside_the_source_passes() => await Verifier.Verify("Zeile 1: ä\nline 2");

    [Fact]
    public async Task An_equal_text_passes_and_takes_a_received_file_away()
    {
        _folder.Write("a.verified.txt", "one\ntwo");
        _folder.Write("a.received.txt", "from a failed run");

        VerifyResult result = await Verifier.Verify("one\r\ntwo").UseDirectory(_folder.Root).UseFileName("a");

        Assert.Equal(["a.verified.txt"], _folder.Names);
        Assert.Equal("one\ntwo", result.Text);
        Assert.Equal([_folder["a.verified.txt"]], result.Files);
    }

    [Fact]
    public async Task A_verified_file_without_byte_order_mark_passes()
    {
        await File.WriteAllTextAsync(_folder["a.verified.txt"], "é");

        await Verifier.Verify("é").UseDirectory(_folder.Root).UseFileName("a");
    }

    [Fact]
    public async Task A_new_text_fails_and_is_received_with_byte_order_mark()
    {
        string message = await FailureOf(Verifier.Verify("one\ntwo").UseDirectory(_folder.Root).UseFileName("a"));

        Assert.Equal(
            $"New:\n  Received: {_folder["a.received.txt"]}\n  Verified: {_folder["a.verified.txt"]}\n\none\ntwo\n", message);
        Assert.Equal(["a.received.txt"], _folder.Names);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "one\ntwo"u8], await File.ReadAllBytesAsync(_folder["a.received.txt"]));
    }

    [Fact]
    public async Task Another_text_fails_with_both_paths_and_both_contents()
    {
        _folder.Write("a.verified.txt", "one\ntwo");

        string message = await FailureOf(Verifier.Verify("one\n2").UseDirectory(_folder.Root).UseFileName("a"));

        Assert.Equal(
            $"NotEqual:\n  Received: {_folder["a.received.txt"]}\n  Verified: {_folder["a.verified.txt"]}\n\n"
            + "Received contents:\none\n2\n\nVerified contents:\none\ntwo\n",
            message);
        Assert.Equal("one\n2", _folder.Read("a.received.txt"));
        Assert.Equal("one\ntwo", _folder.Read("a.verified.txt"));
    }

    [Fact]
    public async Task A_newline_at_the_end_is_a_difference()
    {
        _folder.Write("a.verified.txt", "one\n");

        Assert.StartsWith("NotEqual:", await FailureOf(Verifier.Verify("one").UseDirectory(_folder.Root).UseFileName("a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carriage_return_in_a_verified_file_is_an_error()
    {
        _folder.Write("a.verified.txt", "one\r\ntwo");

        Assert.Equal(
            $"Found a carriage return in verified file {_folder["a.verified.txt"]}; expected lines that end in a line feed only.",
            await FailureOf(Verifier.Verify("one\ntwo").UseDirectory(_folder.Root).UseFileName("a")));
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "emptyString")]
    public async Task Nothing_has_a_name_in_a_snapshot(string? nothing, string name)
    {
        _folder.Write("a.verified.txt", name);

        await Verifier.Verify(nothing).UseDirectory(_folder.Root).UseFileName("a").DisableRequireUniquePrefix();
    }

    [Fact]
    public async Task Bytes_are_compared_as_bytes_and_text_files_as_text()
    {
        await File.WriteAllBytesAsync(_folder["a.verified.png"], [1, 2, 3]);
        _folder.Write("b.verified.html", "<p>\n</p>");
        await File.WriteAllTextAsync(_folder["page.html"], "<p>\r\n</p>");

        await Verifier.Verify(new byte[] { 1, 2, 3 }, "png").UseDirectory(_folder.Root).UseFileName("a");
        await Verifier.Verify(new MemoryStream([1, 2, 3]), "png").UseDirectory(_folder.Root).UseFileName("a").DisableRequireUniquePrefix();
        await Verifier.VerifyFile(_folder["page.html"]).UseDirectory(_folder.Root).UseFileName("b");
        string message = await FailureOf(
            Verifier.Verify(new byte[] { 1, 2, 4, 5 }, "png").UseDirectory(_folder.Root).UseFileName("a").DisableRequireUniquePrefix());

        Assert.Equal(
            $"NotEqual:\n  Received: {_folder["a.received.png"]}\n  Verified: {_folder["a.verified.png"]}\n\n"
            + "4 bytes received, 3 verified; they differ from byte 2 on\n",
            message);
    }

    [Fact]
    public async Task A_name_is_verified_once_in_a_run()
    {
        _folder.Write("a.verified.txt", "x");
        await Verifier.Verify("x").UseDirectory(_folder.Root).UseFileName("a");

        Assert.Equal(
            $"Found {_folder["a"]} verified before in this run; expected one verification for each name, or DisableRequireUniquePrefix().",
            await FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseFileName("a")));
    }

    [Fact]
    public async Task An_extension_has_no_period()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await Verifier.Verify("x", ".txt"));

        Assert.Equal("Found extension '.txt'; expected it without its period. (Parameter 'extension')", error.Message);
    }

    internal static async Task<string> FailureOf(SettingsTask verification)
    {
        Exception? error = await Record.ExceptionAsync(async () => await verification);
        Assert.Equal("VerifyException", error?.GetType().Name);
        return error!.Message;
    }
}
