using Digits.Core.Data;
using Digits.Core.Eda;
using Digits.Core.Folds;
using Digits.Core.Recipes;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Holds what is known of a data set.</summary>
/// <param name="Page">The page; each section says what its figures show.</param>
/// <param name="Metrics">The numbers that other stages and runs compare.</param>
/// <param name="Suggestions">What follows for training, from all rows and for each fold.</param>
/// <param name="Summary">A few lines for a terminal.</param>
/// <param name="Doubts">The images whose label their neighbours doubt, the most doubtful first.</param>
public sealed record EdaResult(
    HtmlPage Page, SortedDictionary<string, double> Metrics, SuggestionFile Suggestions, string Summary, IReadOnlyList<LabelDoubt> Doubts);

/// <summary>Shows a data set on one page.</summary>
public static class EdaPage
{
    // Fewer images have no two neighbours each to compare.
    private const int LeastMapped = 3;

    /// <summary>Builds the page.</summary>
    /// <param name="train">The labelled set, at least one image.</param>
    /// <param name="test">The set without labels.</param>
    /// <param name="folds">The training set's folds.</param>
    /// <param name="kind">Where the digits come from.</param>
    /// <param name="parameters">What to show.</param>
    /// <param name="seed">The seed of the map.</param>
    /// <exception cref="ArgumentException">The training set has no labels.</exception>
    public static EdaResult Build(DigitSet train, DigitSet test, FoldAssignment folds, DataKind kind, EdaParams parameters, ulong seed)
    {
        var pixels = PixelStatistics.Of(train);
        var testPixels = PixelStatistics.Of(test);
        var classes = ClassStatistics.Of(train);
        var duplicates = Duplicates.Of(train, test);
        var embedding = train.Count < LeastMapped ? null : Embedding.Of(train, parameters, seed);
        var neighbourhood = embedding?.Among(_ => true);
        var map = embedding is null ? null : ClassMap.Of(embedding, neighbourhood!);
        var drift = test.Count == 0 ? null : Drift.Between(train, test, embedding);
        int neighbours = Math.Min(parameters.Neighbours, train.Count - 1);
        var doubts = embedding is null ? null : LabelDoubts.Find(train.Labels!, NearestNeighbours.Find(embedding.Components, neighbours, parameters.Threads));
        var suggestions = Suggestions.Of(neighbourhood);
        List<Section> sections =
        [
            OverviewSection.Build(train, test, pixels, testPixels, duplicates),
            ClassSections.Counts(classes),
            FirstRowsSection.Build(train),
            SampleSection.Build(train, parameters.SamplesPerClass),
            ClassSections.Means(classes),
            PixelSection.Build(pixels),
            IntensitySection.Build(classes),
            StrokeSection.Build(train),
            DriftSection.Build(pixels, testPixels, drift),
        ];
        if (embedding is not null)
        {
            sections.Add(ComponentSection.Build(embedding));
            sections.Add(MapSection.Build(train, embedding, map!));
            sections.Add(NeighbourSection.Build(embedding, map!));
            sections.Add(LabelSection.Build(train, doubts!, neighbours, parameters.Components, parameters.Doubts));
        }

        sections.Add(SuggestionSection.Build(suggestions, map));
        var page = new HtmlPage(
            "The digits",
            $"{Numbers.Count(train.Count)} labelled images to learn from, {Numbers.Count(test.Count)} to label, "
                + $"{DigitSet.Side} by {DigitSet.Side} pixels each.",
            kind,
            sections);
        var strengths = suggestions.ToStrengths();
        return new(
            page,
            EdaMetrics.Of(train, test, pixels, classes, duplicates, drift, map, doubts),
            new SuggestionFile(strengths.Augment, strengths.Loss, [.. Suggestions.OfFolds(embedding, folds).Select(s => s.ToStrengths())]),
            EdaSummary.Of(train, test, kind, pixels, classes, duplicates, drift, embedding, map, doubts, suggestions),
            doubts?.Doubts ?? []);
    }
}
