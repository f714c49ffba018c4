using System.Runtime.InteropServices;
using Digits.Pipeline.Storing;
using Microsoft.Win32.SafeHandles;

namespace Digits.Pipeline.Tests;

public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("locks ").FullName;
    private string Place => Path.Combine(_folder, "lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Between_threads_one_holds_it_at_a_time_even_while_its_file_is_removed()
    {
        int inside = 0;
        int entered = 0;
        Parallel.For(0, 8, _ =>
        {
            for (int round = 0; round < 200; round++)
            {
                FileLock? held;
                while ((held = FileLock.TryTake(Place)) is null)
                {
                    Thread.Yield();
                }

                Assert.Equal(1, Interlocked.Increment(ref inside));
                entered++;
                Interlocked.Decrement(ref inside);
                if (round % 2 == 0)
                {
                    held.Remove();
                }

                held.Dispose();
            }
        });
        Assert.Equal(8 * 200, entered);
    }

    [Fact]
    public void Many_share_it_or_one_has_it_alone()
    {
        using (var one = FileLock.TryTake(Place, shared: true))
        using (var two = FileLock.TryTake(Place, shared: true))
        {
            Assert.NotNull(one);
            Assert.NotNull(two);
            Assert.Null(FileLock.TryTake(Place));
        }

        using var alone = FileLock.TryTake(Place);
        Assert.NotNull(alone);
        Assert.Null(FileLock.TryTake(Place, shared: true));
    }

    [Fact]
    public void What_is_locked_can_be_read()
    {
        using var held = FileLock.TryTake(Place);
        RandomAccess.Write(held!.Handle, "held"u8, 0);
        Assert.Equal("held", FileLock.ReadHeld(Place));
        Assert.Throws<FileNotFoundException>(() => FileLock.ReadHeld(Place + "?"));
    }

    [Fact]
    public void It_is_free_once_released_though_a_process_that_starts_shares_the_open_file()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var held = FileLock.TryTake(Place);
        using var child = new SafeFileHandle(Duplicate((int)held!.Handle.DangerousGetHandle()), ownsHandle: true);
        held.Dispose();
        Assert.False(child.IsInvalid);
        using var next = FileLock.TryTake(Place);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_file_system_without_locks_is_one_clear_message()
    {
        const int NoLocks = 37;
        Assert.Equal(
            "Found:    a file system without file locks (error 37)\nExpected: one that knows flock, as local disks do\nWhere:    /net/store/lock",
            FileLock.Refusal(NoLocks, "/net/store/lock")!.Message);
        const int NoSuchFile = 2;
        Assert.Null(FileLock.Refusal(NoSuchFile, "/net/store/lock"));
    }

    // What a fork does to every descriptor.
    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Duplicate(int descriptor);
}
