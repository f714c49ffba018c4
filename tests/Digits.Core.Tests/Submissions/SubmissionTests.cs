using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Submissions;
using Digits.Core.Tests.Metrics;

namespace Digits.Core.Tests.Submissions;

public sealed class SubmissionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    private string File1 => Path.Combine(_folder, "submission.csv");

    private string Answers => Path.Combine(_folder, "answers.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_that_left_digits_out_makes_no_submission()
    {
        SubmissionLabels.RequireAllDigits(1);
        Assert.Equal(
            "Found:    a run on the digits 4, 9 alone\n"
            + "Expected: all ten digits, since test images show any of them; --target=Report shows how well these digits are told apart\n"
            + "Where:    submission, ingest.keep",
            Assert.Throws<InputException>(() => SubmissionLabels.RequireAllDigits(new([0, 0, 0, 0, 1, 0, 0, 0, 0, 1]))).Message);
    }

    [Fact]
    public void Labels_are_written_with_ids_from_1_and_line_feeds()
    {
        SubmissionCsv.Write(File1, [7, 0, 9]);
        Assert.Equal("ImageId,Label\n1,7\n2,0\n3,9\n", File.ReadAllText(File1));
        Assert.Equal((byte)'I', File.ReadAllBytes(File1)[0]);
        Assert.Equal([7, 0, 9], SubmissionCsv.Read(File1));
    }

    [Fact]
    public void A_BOM_CRLF_quotes_and_a_missing_final_newline_are_accepted()
    {
        File.WriteAllText(File1, "\uFEFF\"ImageId\",\"Label\"\r\n1,\"7\"\r\n2,0");
        Assert.Equal([7, 0], SubmissionCsv.Read(File1));
    }

    [Theory]
    [InlineData("", "an empty file", "header \"ImageId,Label\"", ", line 1")]
    [InlineData("id,label\n1,2\n", "header \"id,label\"", "header \"ImageId,Label\"", ", line 1")]
    [InlineData("ImageId,Label\n1,2\n2\n3,4,5\n", "1 fields on line 3, 3 fields on line 4", "2 fields a row, ImageId and Label", "")]
    [InlineData("ImageId,Label\na,2\n", "ImageId \"a\" on line 2", "integers from 1 as ImageId", "")]
    [InlineData("ImageId,Label\n1,2\n2,2\n2,3\n", "ImageId 2 on lines 3 and 4", "ImageId 1 to 3, each once and in order", "")]
    [InlineData("ImageId,Label\n1,2\n4,2\n", "no ImageId 2, ImageId 3, but ImageId 4", "ImageId 1 to 2, each once and in order", "")]
    [InlineData("ImageId,Label\n2,2\n1,3\n", "ImageId 2 on line 2, ImageId 1 on line 3", "ImageId 1 to 2, each once and in order", "")]
    [InlineData("ImageId,Label\n0,2\n1,3\n", "ImageId 0 on line 2, ImageId 1 on line 3", "ImageId 1 to 2, each once and in order", "")]
    [InlineData(
        "ImageId,Label\n1,x\n2,10\n3,1.0\n4,-1\n5,\n6, 1\n",
        "Label \"x\" on line 2, Label \"10\" on line 3, Label \"1.0\" on line 4, Label \"-1\" on line 5, Label \"\" on line 6 and 1 more",
        "integers 0..9 as Label",
        "")]
    public void A_wrong_file_is_refused_with_what_was_found_and_where(string content, string found, string expected, string where)
    {
        File.WriteAllText(File1, content);
        var error = Assert.Throws<InputException>(() => SubmissionCsv.Read(File1));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {File1}{where}", error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<InputException>(() => SubmissionCsv.Read(File1));
        Assert.Equal($"Found:    no such file\nExpected: a CSV file with the header ImageId,Label\nWhere:    {File1}", error.Message);
    }

    [Fact]
    public void A_score_shows_accuracy_interval_errors_and_confusion()
    {
        SubmissionCsv.Write(Answers, [3, 3, 3, 5]);
        SubmissionCsv.Write(File1, [3, 5, 3, 5]);
        string[] lines = SubmissionScore.Of(Answers, File1).Split('\n');
        Assert.Equal("accuracy 0.75000 (95 % interval 0.30064 to 0.95441)", lines[0]);
        Assert.Equal("errors   1 of 4", lines[1]);
        Assert.Equal("   3    .   .   .   2   .   1   .   .   .   .   0.6667", lines[8]);
    }

    [Fact]
    public void A_score_needs_as_many_rows_as_answers()
    {
        SubmissionCsv.Write(Answers, [3, 3, 3, 5]);
        SubmissionCsv.Write(File1, [3, 3, 3]);
        Assert.Equal(
            $"Found:    3 rows\nExpected: 4 rows, as in {Answers}\nWhere:    {File1}",
            Assert.Throws<InputException>(() => SubmissionScore.Of(Answers, File1)).Message);
        SubmissionCsv.Write(Answers, []);
        Assert.Equal(
            $"Found:    no rows\nExpected: at least one answer\nWhere:    {Answers}",
            Assert.Throws<InputException>(() => SubmissionScore.Of(Answers, File1)).Message);
    }

    [Fact]
    public void Labels_are_the_most_probable_classes_and_are_counted()
    {
        byte[] labels = SubmissionLabels.Of(Probabilities.Certain([0, 1, 2], [4, 4, 9], 0.9f), 3);
        Assert.Equal([4, 4, 9], labels);
        var metrics = SubmissionLabels.Describe(labels, 2);
        Assert.Equal((3, 2, 1, 0), (metrics["rows"], metrics["label_4"], metrics["label_9"], metrics["label_0"]));
        Assert.Equal(2, metrics["seen_in_train"]);
    }

    [Fact]
    public void Test_images_that_were_trained_on_are_counted_and_warned_of()
    {
        DigitSet Greys(params byte[] greys) => new([.. greys.SelectMany(grey => Enumerable.Repeat(grey, DigitSet.PixelCount))], null);
        Assert.Equal(3, SeenImages.Count(Greys(5, 6, 5), Greys(6, 8, 5, 5)));
        Assert.Equal(0, SeenImages.Count(Greys(5, 6, 5), Greys(7, 8)));
        Assert.Null(SeenImages.Warning(0, 4));
        Assert.Equal("WARNING: 1 of 4 test images is among the training images, pixel by pixel: a score on it tells nothing about new digits", SeenImages.Warning(1, 4));
        Assert.Equal("WARNING: 3 of 4 test images are among the training images, pixel by pixel: a score on them tells nothing about new digits", SeenImages.Warning(3, 4));
    }

    [Fact]
    public void Predictions_for_other_rows_than_the_test_set_are_refused()
    {
        var probabilities = Probabilities.Certain([0, 2], [4, 4], 0.9f);
        Assert.Equal(
            "Found:    predictions for 2 images\nExpected: 3, as in the test set\nWhere:    submission",
            Assert.Throws<InputException>(() => SubmissionLabels.Of(probabilities, 3)).Message);
        Assert.Equal(
            "Found:    a prediction for row 2\nExpected: one for row 1: every test image once, in order\nWhere:    submission",
            Assert.Throws<InputException>(() => SubmissionLabels.Of(probabilities, 2)).Message);
    }
}
