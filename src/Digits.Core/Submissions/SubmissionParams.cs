using Digits.Core.Recipes;

namespace Digits.Core.Submissions;

/// <summary>Holds what a submission needs of the section <c>ingest</c>.</summary>
/// <param name="Keep">1 for each digit whose training rows were kept, else 0.</param>
public sealed record SubmissionParams(PerClass Keep);
