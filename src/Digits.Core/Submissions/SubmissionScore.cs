using System.Globalization;
using Digits.Core.Errors;
using Digits.Core.Metrics;

namespace Digits.Core.Submissions;

/// <summary>Scores a submission against the true labels.</summary>
public static class SubmissionScore
{
    /// <summary>Reads both files and renders accuracy with a 95 % Wilson interval, errors and the confusion matrix.</summary>
    /// <param name="answersPath">The true labels, <c>ImageId,Label</c>.</param>
    /// <param name="submissionPath">The submission, <c>ImageId,Label</c>.</param>
    /// <exception cref="InputException">A file is missing or wrong, holds no rows, or their numbers of rows differ.</exception>
    public static string Of(string answersPath, string submissionPath)
    {
        byte[] answers = SubmissionCsv.Read(answersPath);
        if (answers.Length == 0)
        {
            throw new InputException("no rows", "at least one answer", answersPath);
        }

        byte[] submission = SubmissionCsv.Read(submissionPath);
        if (submission.Length != answers.Length)
        {
            throw new InputException($"{submission.Length} rows", $"{answers.Length} rows, as in {answersPath}", submissionPath);
        }

        var confusion = ConfusionMatrix.Of(answers, submission);
        var interval = WilsonInterval.Of(confusion.Correct, confusion.Total);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            accuracy {confusion.Accuracy:0.00000} (95 % interval {interval.Low:0.00000} to {interval.High:0.00000})
            errors   {confusion.Errors} of {confusion.Total}

            {ConfusionText.Of(confusion)}
            """);
    }
}
