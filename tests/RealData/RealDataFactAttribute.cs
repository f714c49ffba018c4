using System.Runtime.CompilerServices;

namespace Digits.Tests;

/// <summary>Marks a test that needs Kaggle's real data and is skipped where the archive is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    /// <summary>Skips the test unless the archive is there.</summary>
    public RealDataFactAttribute()
    {
        if (!File.Exists(ArchivePath))
        {
            Skip = "needs Kaggle's data: put digit-recognizer.zip into shared/data beside the repository's folder";
        }
    }

    /// <summary>Gets where the archive would be: ../shared/data/digit-recognizer.zip beside the repository's root.</summary>
    public static string ArchivePath { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", "..", "..", "shared", "data", "digit-recognizer.zip"));

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
