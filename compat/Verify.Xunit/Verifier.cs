using System.Reflection;
using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Verifies results of the running test against the snapshots beside its source.</summary>
public static class Verifier
{
    /// <summary>Verifies a text.</summary>
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    /// <summary>Verifies a text that is kept in a file with an extension, given without its period.</summary>
    public static SettingsTask Verify(string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Start(settings, (current, method) => Snapshot.VerifyTextAsync(target, extension, current, sourceFile, method));

    /// <summary>Verifies a text to come.</summary>
    public static SettingsTask Verify(Task<string> target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    /// <summary>Verifies a text to come that is kept in a file with an extension, given without its period.</summary>
    public static SettingsTask Verify(Task<string> target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Start(settings, async (current, method) =>
            await Snapshot.VerifyTextAsync(await target.ConfigureAwait(false), extension, current, sourceFile, method).ConfigureAwait(false));

    /// <summary>Verifies bytes; as text where the extension names text.</summary>
    /// <exception cref="NotSupportedException"><paramref name="info"/> is not null.</exception>
    public static SettingsTask Verify(
        byte[]? target, string extension, VerifySettings? settings = null, object? info = null, [CallerFilePath] string sourceFile = "")
    {
        ThrowIfInfo(info);
        return target is null
            ? Verify((string?)null, settings, sourceFile)
            : Start(settings, (current, method) => Snapshot.VerifyBytesAsync(target, extension, current, sourceFile, method));
    }

    /// <summary>Verifies a stream's bytes; as text where the extension names text.</summary>
    /// <exception cref="NotSupportedException"><paramref name="info"/> is not null.</exception>
    public static SettingsTask Verify(
        Stream? target, string extension, VerifySettings? settings = null, object? info = null, [CallerFilePath] string sourceFile = "")
    {
        ThrowIfInfo(info);
        return target is null
            ? Verify((string?)null, settings, sourceFile)
            : Start(settings, async (current, method) =>
            {
                using var copy = new MemoryStream();
                await using (target.ConfigureAwait(false))
                {
                    await target.CopyToAsync(copy).ConfigureAwait(false);
                }

                return await Snapshot.VerifyBytesAsync(copy.ToArray(), extension, current, sourceFile, method).ConfigureAwait(false);
            });
    }

    /// <summary>Verifies a file's content; its extension is that of the file unless given.</summary>
    /// <exception cref="NotSupportedException"><paramref name="info"/> is not null.</exception>
    public static SettingsTask VerifyFile(
        string path, VerifySettings? settings = null, object? info = null, string? extension = null, [CallerFilePath] string sourceFile = "")
    {
        ThrowIfInfo(info);
        return Start(settings, async (current, method) => await Snapshot.VerifyBytesAsync(
            await File.ReadAllBytesAsync(path).ConfigureAwait(false), extension ?? Path.GetExtension(path).TrimStart('.'), current, sourceFile, method).ConfigureAwait(false));
    }

    private static SettingsTask Start(VerifySettings? settings, Func<VerifySettings, MethodInfo, Task<VerifyResult>> verify) =>
        new(settings, current => verify(current, UseVerifyAttribute.GetMethod()));

    private static void ThrowIfInfo(object? info)
    {
        if (info is not null)
        {
            throw new NotSupportedException("Found info for a snapshot; expected none.");
        }
    }
}
