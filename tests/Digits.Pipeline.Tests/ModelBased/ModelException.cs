namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>The engine did what the reference model does not allow.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException()
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ModelException(message);
        }
    }
}
