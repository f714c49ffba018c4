using Digits.Core.Errors;
using Digits.Core.Submissions;

try
{
    if (args is not ["--answers", var answers, "--submission", var submission])
    {
        throw new InputException($"arguments \"{string.Join(' ', args)}\"", "--answers FILE --submission FILE", "command line");
    }

    Console.Out.WriteLine(SubmissionScore.Of(answers, submission));
    return 0;
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
