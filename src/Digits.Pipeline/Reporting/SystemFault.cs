using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Reporting;

/// <summary>Tells faults of the machine that the user must mend (full disk, missing rights) from bugs.</summary>
internal static class SystemFault
{
    private const string Where = " (";

    // errno values of Linux: EPERM, EIO, EACCES, ENOTDIR, EISDIR, EFBIG, ENOSPC, EROFS, EDQUOT. EEXIST is a file in a folder's place.
    private static readonly Dictionary<int, string> Causes = new()
    {
        [1] = "not permitted", [5] = "input/output error", [13] = "permission denied", [17] = "a file stands where a folder is needed",
        [20] = "a file stands where a folder is needed", [21] = "a folder stands where a file is needed", [27] = "the file grew too large", [28] = "no space left on the disk",
        [30] = "the file system is read-only", [122] = "the disk quota is used up",
    };

    /// <summary>Gets one clear line for the user, or null where the exception is a bug.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="workspace">Where artifacts/ and .digits/ live.</param>
    /// <param name="store">The store's folder, which may lie elsewhere.</param>
    public static string? Describe(Exception exception, Workspace workspace, string store)
    {
        const int WindowsDiskFull = 112;
        string? cause = exception switch
        {
            UnauthorizedAccessException => "permission denied",
            DirectoryNotFoundException { Message: var message } when IsBelowFile(message) => Causes[20],
            IOException { HResult: var code } when (code & 0xFFFF) == WindowsDiskFull => Causes[28],
            IOException { HResult: var code } when Causes.TryGetValue(code & 0xFFFF, out string? known) => known,
            IOException { Message: var message } when message.Contains("No space left", StringComparison.Ordinal) => Causes[28],
            IOException { Message: var message } when message.Contains("already exists", StringComparison.Ordinal) => Causes[17],
            _ => null,
        };
        bool inStore = exception.Message.Contains(store + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        string place = inStore && store != workspace.Store ? $"in the store {store}" : $"under {workspace.Root}";
        return cause is null ? null : $"Cannot write {place}: {cause}{Where}{exception.Message.TrimEnd('.')}). Outputs of earlier runs are intact.";
    }

    // .NET tells a file among the folders of a path by the same exception as a folder that is missing.
    private static bool IsBelowFile(string message)
    {
        int start = message.IndexOf('\'', StringComparison.Ordinal) + 1;
        string? path = start > 0 && message.LastIndexOf('\'') is var end && end > start ? message[start..end] : null;
        while (path is { Length: > 0 } && !File.Exists(path))
        {
            path = Path.GetDirectoryName(path);
        }

        return path is { Length: > 0 };
    }

    /// <summary>Gets what a line says less the file, which differs where several instances meet one fault; another message as it is.</summary>
    public static string Cause(string message) => message.StartsWith("Cannot write ", StringComparison.Ordinal) ? message.Split(Where)[0] : message;
}
