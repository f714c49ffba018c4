using Digits.Core.Data;
using Digits.Pages.Eda;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Reports;
using Digits.Tests;

namespace Digits.Pages.Tests.Eda;

public class RealEdaTests
{
    [RealDataFact]
    public void The_real_digits_show_the_pairs_and_groups_that_people_know()
    {
        var (trainFile, testFile) = KaggleArchive.Find(RealDataFactAttribute.ArchivePath);
        var (train, test) = DigitCsv.ReadBoth(trainFile, testFile);

        var result = EdaPage.Build(train, test, EdaPageTests.InTurn(train.Count), DataKind.Real, new EdaParams(12, 3000, 15, 0.1, 50, 30, Threads: 2), seed: 5);

        PageRules.Check(result.Page.ToHtml());
        Assert.InRange(result.Metrics["neighbour_agreement"], 0.8, 0.82);
        Assert.InRange(result.Metrics["neighbour_accuracy"], 0.968, 0.97);
        Assert.Equal((0, 0, 0), (result.Metrics["duplicates_train"], result.Metrics["duplicates_test"], result.Metrics["duplicates_shared"]));
        string[] texts = [.. result.Page.Sections.Single(s => s.Id == "neighbours").Sentences];
        Assert.Contains("Among them are all pairs that people mix up (4-9, 3-5, 7-9, 3-8, 5-8, 1-7).", texts);
        Assert.EndsWith(": the curved digits 3 5 8 on one side, the straight ones 4 7 9 on the other.", texts[^1], StringComparison.Ordinal);
        Assert.StartsWith("Verdict: no drift.", result.Page.Sections.Single(s => s.Id == "drift").Sentences[0], StringComparison.Ordinal);
    }
}
