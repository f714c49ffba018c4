using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Opens files that the user named, with the system's errors told as the user's mistakes.</summary>
internal static class InputFile
{
    /// <summary>Opens a file for reading from its start to its end.</summary>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException("no such file", "a file that exists", path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputException(Directory.Exists(path) ? "a folder" : e.Message, "a file that can be read", path);
        }
    }

    /// <summary>Tells whether a file starts with some bytes.</summary>
    public static bool StartsWith(string path, ReadOnlySpan<byte> magic)
    {
        using var file = Open(path);
        Span<byte> start = stackalloc byte[4];
        int count = file.ReadAtLeast(start, magic.Length, throwOnEndOfStream: false);
        return start[..count].StartsWith(magic);
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        using var file = Open(path);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads the lines of a small text file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What a message says is expected where the file is missing.</param>
    /// <exception cref="InputException">The file is missing.</exception>
    public static string[] ReadLines(string path, string expected)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException("no such file", expected, path);
        }
    }
}
