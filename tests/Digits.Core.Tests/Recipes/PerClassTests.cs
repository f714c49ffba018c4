using System.Text.Json;
using Digits.Core.Recipes;

namespace Digits.Core.Tests.Recipes;

public class PerClassTests
{
    [Fact]
    public void One_number_stands_for_all_digits()
    {
        var all = JsonSerializer.Deserialize<PerClass>("1.5")!;
        Assert.True(all.IsAll(1.5));
        Assert.Equal(10, all.Values.Count);
    }

    [Fact]
    public void Ten_numbers_go_to_their_digits_and_come_back()
    {
        var each = JsonSerializer.Deserialize<PerClass>("[0,1,2,3,4,5,6,7,8,9.5]")!;
        Assert.Equal(9.5, each[9]);
        Assert.False(each.IsAll(0));
        Assert.Equal("[0,1,2,3,4,5,6,7,8,9.5]", JsonSerializer.Serialize(each));
    }

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("[]")]
    public void Another_count_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PerClass>(json));
}
