using Digits.Core.Stages;

namespace Digits.Core.Data;

/// <summary>Finds out in which form the user's data came: Kaggle's CSV files, their archive, or IDX files.</summary>
public static class UserData
{
    /// <summary>Reads the training and the test set; the labels of IDX test images are nobody's to read.</summary>
    /// <param name="request">The request of the stage <c>ingest</c>.</param>
    /// <param name="maxRows">Reads only the first rows of each file, or all if null.</param>
    /// <param name="say">Is told what is read.</param>
    /// <exception cref="Errors.InputException">A file is missing or faulty.</exception>
    public static (DigitSet Train, DigitSet Test) Read(StageRequest request, int? maxRows, Action<string> say)
    {
        DigitFile Named(string input) => new(request.Input(input));
        if (request.Inputs.ContainsKey("trainImages"))
        {
            var (images, labels, unlabelled) = (Named("trainImages"), Named("trainLabels"), Named("testImages"));
            say($"reading {images.Where}, {labels.Where} and {unlabelled.Where}");
            return (IdxDigits.Read(images, labels, maxRows), IdxDigits.Read(unlabelled, null, maxRows));
        }

        var (train, test) = request.Inputs.TryGetValue("archive", out string? archive) ? KaggleArchive.Find(archive) : (Named("train"), Named("test"));
        say($"reading {train.Where} and {test.Where}");
        return DigitCsv.ReadBoth(train, test, maxRows);
    }
}
