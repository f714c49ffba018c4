namespace Digits.Commands;

#pragma warning disable CS1591 // Each is its own description.

/// <summary>Says in one line what each command does: constants, for attributes take nothing else.</summary>
public static class Descriptions
{
    public const string Submission = "Runs all stages, ending in artifacts/submission/submission.csv";
    public const string Ingest = "Reads Kaggle's CSV files into Parquet and assigns the folds";
    public const string Eda = "Shows the data on one HTML page, and in a few lines here";
    public const string Baseline = "Fits the recipe's baselines on the folds";
    public const string Train = "Trains the recipe's model on every fold";
    public const string Ensemble = "Averages the folds' probabilities and scores them out of fold";
    public const string Report = "Shows scores, curves, confusion and the hardest digits on one HTML page";
    public const string Preview = "Shows digits beside what augmentation makes of them";
    public const string Search = "Tries every combination of listed values (--search=NAME) and ranks them out of fold";
    public const string Ablation = "Trains a recipe with and without its parts (--ablation=NAME) and says what each adds";
    public const string Leaderboard = "Runs or restores every recipe and baseline of the leaderboard, and ranks them out of fold";
    public const string Status = "Shows what is up to date and what is stale, and why (--json for programs)";
    public const string Graph = "Draws the stages: a tree here, artifacts/graph.svg and graph.mmd (--format=mermaid|svg prints one)";
    public const string Verify = "Rebuilds everything aside and compares contents (--only=STAGE for some)";
    public const string Score = "Scores --submission=FILE against --answers=FILE: accuracy with its interval, and the confusion";
    public const string Clean = "Removes artifacts/; the store under .digits/ brings them back";
    public const string Gc = "Frees what the last --keep=RUNS runs (10) did not use; --max-size=SIZE brings the store under a size";
}
