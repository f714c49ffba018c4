using ApiSurface;

namespace TorchSharp.Tests.Core;

public class ApiTests
{
    private static readonly string s_list = Path.Combine(AppContext.BaseDirectory, "api.txt");

    [Fact]
    public void Every_listed_signature_is_there() => Assert.Empty(ApiComparison.NotFound(typeof(torch).Assembly, s_list));

#if !NUGET_PACKAGES
    [Fact]
    public void Nothing_else_is_public() => Assert.Empty(ApiComparison.NotListed(typeof(torch).Assembly, s_list));
#endif
}
