namespace Digits.EndToEnd.Tests;

/// <summary>Marks a test that needs Kaggle's archive.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (!File.Exists(Repository.RealData))
        {
            Skip = $"needs {Repository.RealData}";
        }
    }
}
