using Digits.Commands;

try
{
    if (RunnerHelp.IsAsked(args))
    {
        Console.Out.Write(RunnerHelp.Text());
        return args.Length > 0 ? 0 : 2;
    }

    var arguments = new RunnerArguments(args);
    var request = new CommandRequest(arguments.Options, ["digits", .. args]);
    string? notice = arguments.Command.Notice(request);
    Print(notice);
    int exitCode = Interruptible.Run(token => arguments.Command.Run(request, token));
    Print(notice);
    return exitCode;
}
catch (MistakeException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static void Print(string? notice)
{
    if (notice is not null)
    {
        Console.Out.WriteLine(notice);
    }
}
