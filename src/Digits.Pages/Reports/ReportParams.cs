namespace Digits.Pages.Reports;

/// <summary>Is the params section <c>report</c>: how many images are shown.</summary>
/// <param name="Hardest">Those whose true digit got the least probability, 1..500.</param>
/// <param name="Easiest">Of each digit those whose true digit got the most, 1..48.</param>
/// <param name="ConfidentErrors">The errors that the model was surest of, 1..500.</param>
/// <param name="Doubts">Those whose label is doubted, 1..500.</param>
/// <param name="Disputed">The test images that models disagree on, 1..500.</param>
public sealed record ReportParams(int Hardest, int Easiest, int ConfidentErrors, int Doubts, int Disputed);
