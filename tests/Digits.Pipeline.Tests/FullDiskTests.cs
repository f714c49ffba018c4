using System.Diagnostics;

namespace Digits.Pipeline.Tests;

public sealed class FullDiskTests
{
    [SmallDiskFact]
    public void A_full_disk_is_one_line_and_earlier_outputs_stay()
    {
        using var pipeline = PipelineFixture.Usual();
        string disk = Path.Combine(pipeline.Root, "disk");
        Directory.CreateDirectory(disk);
        Assert.True(SmallDiskFactAttribute.Command("mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk));
        try
        {
            pipeline.Options = pipeline.Options with { Workspace = disk };
            Assert.Equal(0, pipeline.Run("ingest"));
            string before = pipeline.Read("disk/artifacts/ingest/rows.txt");
            pipeline.Write("data/in.csv", new string('7', 60_000));
            Assert.Equal(2, pipeline.Run("ingest"));
            Assert.StartsWith("\nCannot write under ROOT/disk: no space left on the disk (", pipeline.Error, StringComparison.Ordinal);
            Assert.Single(pipeline.Error.Trim().Split('\n'));
            Assert.Equal(before, pipeline.Read("disk/artifacts/ingest/rows.txt"));
            pipeline.Write("data/in.csv", "1,2,3\n");
            Assert.Equal(0, pipeline.Run("ingest"));
        }
        finally
        {
            SmallDiskFactAttribute.Command("umount", disk);
        }
    }
}

/// <summary>Skips where this user may not mount a small file system.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        string probe = Directory.CreateTempSubdirectory().FullName;
        if (!Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", probe) || !Command("umount", probe))
        {
            Skip = "needs the right to mount a tmpfs";
        }

        Directory.Delete(probe);
    }

    public static bool Command(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
