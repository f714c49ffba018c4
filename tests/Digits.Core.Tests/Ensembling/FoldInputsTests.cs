using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Stages;

namespace Digits.Core.Tests.Ensembling;

public class FoldInputsTests
{
    [Fact]
    public void The_folds_of_the_one_member_come_in_order()
    {
        var members = FoldInputs.Of(Request(["oof[fold=1]", "test[fold=0]", "oof[fold=10]", "oof[fold=0]", "train", .. Enumerable.Range(2, 8).Select(f => $"oof[fold={f}]")]), "oof");
        var (name, paths) = Assert.Single(members);
        Assert.Equal("", name);
        Assert.Equal(Enumerable.Range(0, 11).Select(f => $"/oof[fold={f}]"), paths);
    }

    [Fact]
    public void Several_members_come_by_name_with_their_folds()
    {
        var members = FoldInputs.Of(Request("oof[wide-cnn,fold=0]", "oof[wide-cnn,fold=1]", "oof[mlp,fold=1]", "oof[mlp,fold=0]"), "oof");
        Assert.Equal(["mlp", "wide-cnn"], members.Keys);
        Assert.Equal(["/oof[mlp,fold=0]", "/oof[mlp,fold=1]"], members["mlp"]);
    }

    [Fact]
    public void A_gap_and_members_with_other_folds_are_refused()
    {
        AssertError("oof[cnn,fold=0], oof[cnn,fold=2]", "oof[cnn,fold=0] and so on without a gap", "oof[cnn,fold=0]", "oof[cnn,fold=2]");
        AssertError("folds of oof: 1 of a, 2 of b", "the same folds of every member", "oof[a,fold=0]", "oof[b,fold=0]", "oof[b,fold=1]");
    }

    [Fact]
    public void Where_none_is_trained_there_is_no_member() => Assert.Empty(FoldInputs.Of(Request("oof", "oof[fold=x]", "test[fold=0]"), "oof"));

    private static void AssertError(string found, string expected, params string[] names) =>
        Assert.Equal(
            $"Found:    {found}\nExpected: {expected}\nWhere:    request of ensemble",
            Assert.Throws<InputException>(() => FoldInputs.Of(Request(names), "oof")).Message);

    private static StageRequest Request(params string[] names) =>
        new() { Stage = "ensemble", Instance = "ensemble", Inputs = names.ToDictionary(name => name, name => "/" + name) };
}
