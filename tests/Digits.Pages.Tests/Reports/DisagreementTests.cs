using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class DisagreementTests
{
    // Three models on six images, all of which name 0 1 2 3 4 5 but for some.
    private static readonly Disagreement s_three = new([SmallRun.Named(6), SmallRun.Named(6, (1, 7), (4, 9)), SmallRun.Named(6, (4, 8))]);

    [Fact]
    public void Two_models_disagree_where_they_name_different_digits()
    {
        Assert.Equal((2.0 / 6, 1.0 / 6, 2.0 / 6), (s_three.Between(0, 1), s_three.Between(0, 2), s_three.Between(1, 2)));
        Assert.Equal(0, s_three.Between(1, 1));
    }

    [Fact]
    public void Votes_come_most_first_and_of_equals_the_lower_digit()
    {
        Assert.Equal([(1, 2), (7, 1)], s_three.Votes(1));
        Assert.Equal([(4, 1), (8, 1), (9, 1)], s_three.Votes(4));
        Assert.Equal((3, 2, 1), (s_three.Agreeing(0), s_three.Agreeing(1), s_three.Agreeing(4)));
    }

    [Fact]
    public void The_most_disputed_image_has_the_fewest_models_agree()
    {
        Assert.Equal([4, 1], s_three.MostDisputed(5).Select(d => d.Row));
        Assert.Equal([4], s_three.MostDisputed(1).Select(d => d.Row));
    }

    [Fact]
    public void One_model_that_is_right_suffices() => Assert.Equal(5, s_three.RightByOne([0, 7, 2, 3, 8, 6]));

    [Fact]
    public void Members_are_compared_out_of_fold()
    {
        var run = SmallRun.Create();
        byte[] labels = run.Train.Labels!;
        var members = new[] { ("deep", SmallRun.Predicted(labels, (4, 9, 0.995f), (10, 3, 0.9f))), ("wide", SmallRun.Predicted(labels, (4, 9, 0.9f), (21, 7, 0.9f))) };

        var section = ReportPageTests.Build(run with { Members = [.. members.Select(m => new MemberResults(m.Item1, m.Item2, run.Members[0].Tests))] })
            .Sections.Single(s => s.Id == "disagreement");

        Assert.Equal("The 2 members do not agree on 2 of 40 held-out images; the ensemble errs on 1 of these and on 2 of the others.", section.Sentences[1]);
        Assert.Equal("At least one member is right on 97.50\u00A0% of them, which no choice between members can pass.", section.Sentences[2]);
        Assert.Equal(["deep", "", "5.00"], section.Tables[0].Table.Rows[0]);
        Assert.DoesNotContain(section.Figures, f => f.Id == "disagreement-pairs");
    }

    [Fact]
    public void One_model_alone_has_nobody_to_disagree_with()
    {
        var run = SmallRun.Create();
        var page = ReportPageTests.Build(run with { Members = [run.Members[0] with { Tests = [run.Members[0].Tests[0]] }] });

        Assert.DoesNotContain(page.Sections, s => s.Id == "disagreement");
    }
}
