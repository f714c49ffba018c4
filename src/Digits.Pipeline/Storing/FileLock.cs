namespace Digits.Pipeline.Storing;

/// <summary>Takes the operating system's lock on a file: released when the process ends, however it ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file, made where it is missing and never deleted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="waiting">Is called once if somebody else holds the lock.</param>
    public static async Task<IDisposable> Take(string path, CancellationToken cancellation, Action? waiting = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException e) when (IsHeld(e))
            {
                waiting?.Invoke();
                waiting = null;
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;
}
