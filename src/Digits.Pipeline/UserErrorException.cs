namespace Digits.Pipeline;

/// <summary>Reports the user's mistake: a message, no stack, exit code 2.</summary>
internal sealed class UserErrorException : Exception
{
    public UserErrorException(string message)
        : base(message)
    {
    }

    public UserErrorException(string found, string expected, string where)
        : this([new Fault(found, expected, where)])
    {
    }

    /// <summary>Reports all faults of one kind at once, a blank line between them.</summary>
    public UserErrorException(IEnumerable<Fault> faults)
        : base(string.Join("\n\n", faults))
    {
    }
}

/// <summary>One thing that is wrong: what was found, what was expected and where.</summary>
internal sealed record Fault(string Found, string Expected, string Where)
{
    public override string ToString() => $"Found:    {Found}\nExpected: {Expected}\nWhere:    {Where}";
}
