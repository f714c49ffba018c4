using System.Text;
using System.Text.Json;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Remote;

/// <summary>Reads records that somebody else wrote: nothing in them is trusted.</summary>
internal static class RemoteRecord
{
    /// <summary>The most bytes that a record may have: real ones have a few thousand.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>Reads what the server gave for a key.</summary>
    /// <returns>The record; null where a version of the engine wrote it that this one does not know.</returns>
    /// <exception cref="RemoteException">It is no record of this key.</exception>
    public static InstanceRecord? Parse(string key, ReadOnlySpan<byte> content)
    {
        string text = Encoding.UTF8.GetString(content);
        if (!InstanceRecord.IsWhole(text))
        {
            throw Damaged(key, "its last line is not the SHA-256 of its first");
        }

        try
        {
            var record = InstanceRecord.Parse(text);
            return record is null || (record.Key == key && record.Outputs.Values.All(IsHash))
                ? record
                : throw Damaged(key, "it is no record of this key");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw Damaged(key, "it is no record");
        }
    }

    // Hashes become paths in the store.
    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static RemoteException Damaged(string key, string why) => new(RemoteFault.Content, $"ac/{key} is damaged ({why})");
}
