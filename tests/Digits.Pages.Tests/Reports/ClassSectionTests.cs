using Digits.Core.Metrics;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class ClassSectionTests
{
    [Fact]
    public void A_digit_that_is_missed_by_more_than_chance_explains_is_named() => Assert.Equal(
        "By more than chance explains, recall lies below the accuracy for 8: try more loss.classWeights for it, and look at the hardest images first.",
        LastSentence(digit => digit == 8 ? 900 : 990));

    [Fact]
    public void A_digit_that_is_missed_by_chance_is_not() => Assert.Equal(
        "No digit's recall lies below the accuracy by more than chance explains, so there is no case for weighing a digit higher.",
        LastSentence(digit => digit == 8 ? 985 : 990));

    [Fact]
    public void Where_most_digits_are_missed_no_weight_is_suggested() => Assert.Equal(
        "Most digits' recall lies below the accuracy by more than chance explains: a few digits are named for all, look at the learning curves first.",
        LastSentence(digit => digit == 1 ? 1000 : 0));

    // Of 1,000 images of each digit so many are read right, and the others as 1; those of 1 as 7.
    private static string LastSentence(Func<int, int> right)
    {
        int[,] counts = new int[10, 10];
        for (int digit = 0; digit < 10; digit++)
        {
            counts[digit, digit] = right(digit);
            counts[digit, digit == 1 ? 7 : 1] = 1000 - right(digit);
        }

        return ClassSection.Build(new ConfusionMatrix(counts), 0.95).Sentences[^1];
    }
}
