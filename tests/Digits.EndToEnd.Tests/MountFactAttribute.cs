namespace Digits.EndToEnd.Tests;

/// <summary>Marks a test that mounts small file systems in a namespace of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (ProcessResult.Run("/", "sh", "-c", "unshare --mount mount -t tmpfs tmpfs /mnt").ExitCode != 0)
        {
            Skip = "needs the right to mount (root)";
        }
    }
}
