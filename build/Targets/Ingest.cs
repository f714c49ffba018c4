using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Reads Kaggle's CSV files into Parquet and assigns the folds, and brings up to date what that needs.</summary>
[TaskName(nameof(Ingest))]
[TaskDescription(Descriptions.Ingest)]
public sealed class Ingest : CommandTask;
