namespace Digits.Pages.Tests.Browser;

/// <summary>Marks a test that needs Debian's Chromium and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>Skips the test unless Chromium is there.</summary>
    public ChromiumFactAttribute()
    {
        if (Path is null)
        {
            Skip = "needs Chromium: apt-get install chromium";
        }
    }

    /// <summary>Gets the program's path; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => System.IO.Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
}
