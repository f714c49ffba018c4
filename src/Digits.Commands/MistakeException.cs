namespace Digits.Commands;

/// <summary>Reports the user's mistake on the command line: a message, no stack, exit code 2.</summary>
/// <param name="found">What was found.</param>
/// <param name="expected">What was expected in its place.</param>
/// <param name="where">Where it was.</param>
public sealed class MistakeException(string found, string expected, string where = "command line")
    : Exception($"Found:    {found}\nExpected: {expected}\nWhere:    {where}");
