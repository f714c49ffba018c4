using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Recipes;
using Digits.Core.Stages;
using Digits.Pages.Previews;
using Digits.Pages.Reports;

return StageHost.Run(args, request =>
{
    var train = DigitParquet.Read(request.Input("train"));
    var augment = request.Section<AugmentParams>("augment");
    if (request.Inputs.TryGetValue("augment.fromEda", out string? suggestions))
    {
        augment = SuggestionFile.Read(suggestions).OfAllRows.Over(augment);
    }

    var preview = request.Section<PreviewParams>("preview");

    var (page, metrics, sheet) = PreviewPage.Build(train, augment, preview, DataParams.KindOf(request), request.RequireSeed());

    page.Write(request.Output("page"));
    sheet.Write(request.Output("draws"));
    Progress.Line($"{preview.Draws} draws of an image of each digit");
    return metrics;
});
