namespace Digits.Pipeline;

/// <summary>Names the variables of the environment by which a caller may let users set options.</summary>
/// <remarks>The engine reads none of them: what <see cref="PipelineOptions"/> does not say is not asked for. It keeps those of the shared cache from stages.</remarks>
public static class PipelineVariables
{
    /// <summary>The folder of the artifact store: <see cref="PipelineOptions.Store"/>.</summary>
    public const string Store = "DIGITS_STORE";

    /// <summary>The shared cache's address: <see cref="PipelineOptions.Remote"/>.</summary>
    public const string Remote = "DIGITS_REMOTE";

    /// <summary>The shared cache's bearer token: <see cref="PipelineOptions.RemoteToken"/>.</summary>
    public const string RemoteToken = "DIGITS_REMOTE_TOKEN";
}
