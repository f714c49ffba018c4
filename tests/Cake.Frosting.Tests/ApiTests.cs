using ApiSurface;

namespace Cake.Frosting.Tests;

public class ApiTests
{
    private static readonly string s_list = Path.Combine(AppContext.BaseDirectory, "api.txt");

    [Fact]
    public void Every_listed_signature_is_there() => Assert.Empty(ApiComparison.NotFound(typeof(CakeHost).Assembly, s_list));

#if !NUGET_PACKAGES
    [Fact]
    public void Nothing_else_is_public() => Assert.Empty(ApiComparison.NotListed(typeof(CakeHost).Assembly, s_list));
#endif
}
