namespace VerifyTests;

/// <summary>Fails a test whose snapshot is new, differs or cannot be compared.</summary>
internal sealed class VerifyException(string message) : Exception(message);
