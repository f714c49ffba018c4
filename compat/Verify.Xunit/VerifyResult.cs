namespace VerifyTests;

/// <summary>Says what a passed verification compared.</summary>
public class VerifyResult
{
    private readonly string? _text;

    internal VerifyResult(string file, string? text)
    {
        Files = [file];
        _text = text;
    }

    /// <summary>Gets the paths of the verified files.</summary>
    public IEnumerable<string> Files { get; }

    /// <summary>Gets the verified text.</summary>
    /// <exception cref="InvalidOperationException">The snapshot is binary.</exception>
    public string Text => _text ?? throw new InvalidOperationException("Found a binary snapshot; expected text.");
}
