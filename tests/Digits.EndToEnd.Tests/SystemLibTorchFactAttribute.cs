namespace Digits.EndToEnd.Tests;

/// <summary>Marks a test that needs the libtorch of the system's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemLibTorchFactAttribute : FactAttribute
{
    public SystemLibTorchFactAttribute()
    {
        if (!Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Any(folder => File.Exists(Path.Combine(folder, "libtorch_cpu.so"))))
        {
            Skip = "needs libtorch-dev (apt-get install libtorch-dev)";
        }
    }
}
