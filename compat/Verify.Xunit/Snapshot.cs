using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>Compares what a test received with what was verified, and keeps the received file only on failure.</summary>
internal static class Snapshot
{
    private static readonly ConcurrentDictionary<string, bool> s_prefixes = new(StringComparer.Ordinal);
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task<VerifyResult> VerifyTextAsync(string? target, string extension, VerifySettings settings, string sourceFile, MethodInfo method)
    {
        (string received, string verified) = Files(extension, settings, sourceFile, method);
        string text = Scrubbing.Scrub(Show(target), extension, settings, method.Module.Assembly);
        if (!File.Exists(verified))
        {
            await WriteAsync(received, text).ConfigureAwait(false);
            throw new VerifyException(Message("New", received, verified, $"{text}\n"));
        }

        string expected = await File.ReadAllTextAsync(verified, Encoding.UTF8).ConfigureAwait(false);
        if (expected.Contains('\r', StringComparison.Ordinal))
        {
            throw new VerifyException($"Found a carriage return in verified file {verified}; expected lines that end in a line feed only.");
        }

        if (expected != text)
        {
            await WriteAsync(received, text).ConfigureAwait(false);
            throw new VerifyException(Message("NotEqual", received, verified, $"Received contents:\n{text}\n\nVerified contents:\n{expected}\n"));
        }

        File.Delete(received);
        return new VerifyResult(verified, text);
    }

    public static async Task<VerifyResult> VerifyBytesAsync(byte[] target, string extension, VerifySettings settings, string sourceFile, MethodInfo method)
    {
        if (TextExtensions.Contains(extension))
        {
            using var reader = new StreamReader(new MemoryStream(target), Encoding.UTF8);
            string text = await reader.ReadToEndAsync().ConfigureAwait(false);
            return await VerifyTextAsync(text, extension, settings, sourceFile, method).ConfigureAwait(false);
        }

        (string received, string verified) = Files(extension, settings, sourceFile, method);
        bool isNew = !File.Exists(verified);
        byte[] expected = isNew ? [] : await File.ReadAllBytesAsync(verified).ConfigureAwait(false);
        if (isNew || !expected.AsSpan().SequenceEqual(target))
        {
            await File.WriteAllBytesAsync(received, target).ConfigureAwait(false);
            int same = expected.AsSpan().CommonPrefixLength(target);
            string content = isNew ? $"{target.Length} bytes\n" : $"{target.Length} bytes received, {expected.Length} verified; they differ from byte {same} on\n";
            throw new VerifyException(Message(isNew ? "New" : "NotEqual", received, verified, content));
        }

        File.Delete(received);
        return new VerifyResult(verified, null);
    }

    private static string Show(string? target) => target switch
    {
        null => "null",
        "" => "emptyString",
        _ => target,
    };

    private static (string Received, string Verified) Files(string extension, VerifySettings settings, string sourceFile, MethodInfo method)
    {
        if (extension.StartsWith('.'))
        {
            throw new ArgumentException($"Found extension '{extension}'; expected it without its period.", nameof(extension));
        }

        string prefix = SnapshotName.Prefix(settings, sourceFile, method);
        if (settings.RequireUniquePrefix && !s_prefixes.TryAdd(prefix, true))
        {
            throw new VerifyException($"Found {prefix} verified before in this run; expected one verification for each name, or DisableRequireUniquePrefix().");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(prefix)!);
        return ($"{prefix}.received.{extension}", $"{prefix}.verified.{extension}");
    }

    private static Task WriteAsync(string received, string text) => File.WriteAllTextAsync(received, text, s_utf8);

    private static string Message(string state, string received, string verified, string content) =>
        $"""
        {state}:
          Received: {received}
          Verified: {verified}

        {content}
        """.ReplaceLineEndings("\n");
}
