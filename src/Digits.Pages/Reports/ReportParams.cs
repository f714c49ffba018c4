namespace Digits.Pages.Reports;

/// <summary>Is the params section <c>report</c>.</summary>
/// <param name="Hardest">The hardest images shown, 1..500.</param>
public sealed record ReportParams(int Hardest);

/// <summary>Is the params section <c>ensemble</c> as the report sees it.</summary>
/// <param name="Confidence">The coverage of accuracy intervals, 0.5..0.9999.</param>
public sealed record IntervalParams(double Confidence);
