using Digits.Core.Errors;
using Digits.Core.Stages;

namespace Digits.Pages.Reports;

/// <summary>Says where a run's digits come from.</summary>
public enum DataKind
{
    /// <summary>The user's files.</summary>
    Real,

    /// <summary>The built-in generator, or a debug run on a few rows: no result on them counts.</summary>
    Sample,
}

/// <summary>Is the params section <c>data</c>, which the engine fills in.</summary>
/// <param name="Kind"><c>real</c> or <c>sample</c>.</param>
public sealed record DataParams(string Kind)
{
    /// <summary>Reads the data's kind from a request.</summary>
    /// <exception cref="InputException">The kind is neither <c>real</c> nor <c>sample</c>.</exception>
    public static DataKind KindOf(StageRequest request) => request.Section<DataParams>("data").Kind switch
    {
        "real" => DataKind.Real,
        "sample" => DataKind.Sample,
        string other => throw new InputException($"data.kind \"{other}\"", "\"real\" or \"sample\"", $"request of {request.Instance}"),
    };
}
