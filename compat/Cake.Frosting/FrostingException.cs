namespace Cake.Frosting;

/// <summary>Reports a build that is put together wrongly: a dependency that is no task, a missing context.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>Creates the error from its message.</summary>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error from its message and cause.</summary>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
