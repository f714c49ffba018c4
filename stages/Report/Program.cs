using Digits.Core.Stages;
using Digits.Pages.Reports;

return StageHost.Run(args, request =>
{
    var run = RunResults.Load(request);

    var (page, metrics) = ReportPage.Build(run, request.Section<ReportParams>("report"));

    page.Write(request.Output("page"));
    Progress.Line($"{page.Sections.Count} sections on {run.Confusion.Total} out-of-fold predictions, {run.Confusion.Errors} errors");
    return metrics;
});
