using Digits.Core.Errors;
using Digits.Core.Weights;

namespace Digits.Core.Tests.Weights;

public class NameMapTests
{
    [Theory]
    [InlineData("", "head.bias", "head.bias")]
    [InlineData("old.=new.", "old.bias", "new.bias")]
    [InlineData("old.=new.", "old", "old")]
    [InlineData("old.=new.", "a.old.bias", "a.old.bias")]
    [InlineData("=backbone.", "head.bias", "backbone.head.bias")]
    [InlineData("module.=", "module.head.bias", "head.bias")]
    [InlineData("-head.", "head.bias", null)]
    [InlineData("-head.", "headless.bias", "headless.bias")]
    [InlineData("-head., =backbone.", "head.bias", null)]
    [InlineData("-head., =backbone.", "stem.bias", "backbone.stem.bias")]
    [InlineData("a.=b., a.=c.", "a.bias", "b.bias")]
    public void The_first_entry_that_fits_renames_a_prefix_or_leaves_it_out(string table, string name, string? expected) =>
        Assert.Equal(expected, new NameMap(table).Of(name));

    [Theory]
    [InlineData("a.", "a.")]
    [InlineData("a=b=c", "a=b=c")]
    [InlineData("x.=y., -", "-")]
    [InlineData("-a.=b.", "-a.=b.")]
    public void Another_entry_is_named_with_what_there_is(string table, string entry)
    {
        var error = Assert.Throws<InputException>(() => new NameMap(table));
        Assert.Equal($"Found:    the entry \"{entry}\"\nExpected: old.=new. to rename a prefix, or -old. to leave it out\nWhere:    pipeline.json, init.map", error.Message);
    }
}
