using Digits.Pipeline.Remote;

namespace Digits.Pipeline.Tests.Remote;

public sealed class RemoteAddressTests
{
    private const string Expected = "http:// or https://, at will user:password@ (special letters as %40), host, at will a path";

    [Theory]
    [InlineData("cache.example.org", "cache.example.org")]
    [InlineData("ftp://cache.example.org/", "ftp://cache.example.org/")]
    [InlineData("https://", "https://")]
    [InlineData("https://host/path?query", "https://host/path?query")]
    [InlineData("https://user:secret@host:port/", "https://***@host:port/")]
    [InlineData("user:secret@host", "***@host")]
    [InlineData("https://user:1/secret@host/", "https://***@host/")]
    [InlineData("https://user:se@cret@/", "https://***@/")]
    public void A_bad_address_is_shown_without_its_secrets(string address, string shown)
    {
        var fault = Assert.Throws<UserErrorException>(() => RemoteAddress.Parse(address, "--remote", null));
        Assert.Equal($"Found:    remote \"{shown}\"\nExpected: {Expected}\nWhere:    --remote", fault.Message);
    }

    [Theory]
    [InlineData("http://host", "http://host/")]
    [InlineData("https://host:8443/a/b", "https://host:8443/a/b/")]
    [InlineData("https://user:secret@host/a/", "https://host/a/")]
    public void An_address_shows_no_secrets_and_ends_in_a_slash(string address, string shown) =>
        Assert.Equal(shown, RemoteAddress.Parse(address, "--remote", null)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_address_means_no_shared_cache(string? address) => Assert.Null(RemoteAddress.Parse(address, "--remote", "token"));

    [Fact]
    public void A_token_is_a_bearer_s() =>
        Assert.Equal("Bearer abc", RemoteAddress.Parse("https://host", "--remote", "abc")!.Authorization!.ToString());

    [Fact]
    public void A_user_and_a_token_are_one_too_many()
    {
        var fault = Assert.Throws<UserErrorException>(() => RemoteAddress.Parse("https://user:secret@host", "--remote", "abc"));
        Assert.Equal("Found:    a user in the address and a bearer token\nExpected: one of them\nWhere:    --remote, DIGITS_REMOTE_TOKEN", fault.Message);
    }

    [Fact]
    public void A_token_with_a_line_end_is_not_shown()
    {
        var fault = Assert.Throws<UserErrorException>(() => RemoteAddress.Parse("https://host", "--remote", "abc\nX: y"));
        Assert.Equal(
            "Found:    a token with spaces, line ends or other letters that no header may hold\nExpected: printable ASCII\nWhere:    DIGITS_REMOTE_TOKEN", fault.Message);
    }

    [Fact]
    public void A_run_with_a_bad_address_ends_with_the_mistake()
    {
        using var pipeline = PipelineFixture.Usual();
        pipeline.Options = pipeline.Options with { Remote = "cache.example.org" };
        Assert.Equal(2, pipeline.Run());
        Assert.Equal($"Found:    remote \"cache.example.org\"\nExpected: {Expected}\nWhere:    --remote or DIGITS_REMOTE\n", pipeline.Error);
        pipeline.Options = pipeline.Options with { Remote = null, RemoteTimeout = 0 };
        Assert.Equal(2, pipeline.Run());
        Assert.Equal("Found:    0 seconds\nExpected: 1 to 3600\nWhere:    --remote-timeout\n", pipeline.Error);
    }

    [Fact]
    public void The_engine_takes_neither_store_nor_cache_nor_token_from_the_environment_and_keeps_the_caches_from_stages()
    {
        string[] names = [PipelineVariables.Store, PipelineVariables.Remote, PipelineVariables.RemoteToken];
        string?[] before = [.. names.Select(Environment.GetEnvironmentVariable)];
        try
        {
            foreach (string name in names)
            {
                Environment.SetEnvironmentVariable(name, "/dev/null");
            }

            using var pipeline = PipelineFixture.Usual();
            pipeline.Options = pipeline.Options with { Set = ["ingest.act=environment"] };
            pipeline.Changes("ingest");
            Assert.True(Directory.Exists(Path.Combine(pipeline.Root, ".digits/store")));
            Assert.DoesNotContain("Remote cache", pipeline.Output, StringComparison.Ordinal);
            string seen = pipeline.Read("artifacts/ingest/rows.txt");
            Assert.Contains("PATH", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(PipelineVariables.Remote, seen, StringComparison.Ordinal);
        }
        finally
        {
            foreach (var (name, value) in names.Zip(before))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
