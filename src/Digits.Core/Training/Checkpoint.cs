using System.Security.Cryptography;

namespace Digits.Core.Training;

/// <summary>Keeps a fold's state after each epoch in one file, so that a killed fold goes on from its last epoch and ends with the same bytes.</summary>
/// <param name="folder">The request's checkpoint folder, which belongs to one key; null keeps nothing.</param>
internal sealed class Checkpoint(string? folder)
{
    private const string Format = "digits training state 1";
    private readonly string? _file = folder is null ? null : Path.Combine(folder, "state.bin");

    /// <summary>Replaces the kept state: a kill leaves the old or the new one.</summary>
    public void Save(TrainingState state)
    {
        if (_file is null || !state.Update.CanSave)
        {
            return;
        }

        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Format);
        state.Save(writer);
        writer.Flush();
        writer.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        writer.Flush();
        string beside = _file + ".tmp";
        File.WriteAllBytes(beside, content.GetBuffer().AsSpan(0, (int)content.Length));
        File.Move(beside, _file, overwrite: true);
    }

    /// <summary>Brings a fresh state to where the kept one was.</summary>
    /// <returns>False where nothing whole was kept.</returns>
    public bool Restore(TrainingState state)
    {
        if (_file is null || !File.Exists(_file) || !state.Update.CanSave)
        {
            return false;
        }

        byte[] content = File.ReadAllBytes(_file);
        int length = content.Length - SHA256.HashSizeInBytes;
        if (length <= 0 || !content.AsSpan(length).SequenceEqual(SHA256.HashData(content.AsSpan(0, length))))
        {
            return false;
        }

        using var reader = new BinaryReader(new MemoryStream(content, 0, length));
        if (reader.ReadString() != Format)
        {
            return false;
        }

        state.Load(reader);
        return true;
    }
}
