namespace Digits.Pages.Reports;

/// <summary>Is the params section <c>report</c>.</summary>
/// <param name="Hardest">The hardest images shown, 1..500.</param>
public sealed record ReportParams(int Hardest);
