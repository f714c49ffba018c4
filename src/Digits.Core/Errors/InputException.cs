namespace Digits.Core.Errors;

/// <summary>Reports a mistake in what the user gave (data, configuration, paths): a message, no stack, exit code 2.</summary>
/// <remarks>The message says what was found, what was expected and where, one fact a line.</remarks>
public sealed class InputException : Exception
{
    /// <summary>Creates the error from a complete message.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from what was found, what was expected and where.</summary>
    /// <param name="found">What was found, as a phrase: <c>value "abc"</c>.</param>
    /// <param name="expected">What was expected, as a phrase: <c>an integer 0..255</c>.</param>
    /// <param name="where">File, line and column as far as known: <c>train.csv, line 3, column pixel5</c>.</param>
    public InputException(string found, string expected, string where)
        : base($"Found:    {found}\nExpected: {expected}\nWhere:    {where}")
    {
    }
}
