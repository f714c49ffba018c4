namespace Digits.Start;

/// <summary>Lets one process at a time build.</summary>
internal static class Turn
{
    /// <summary>Waits for the file to be free and holds it; it is released with the process, whatever ends that.</summary>
    public static FileStream Take(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
