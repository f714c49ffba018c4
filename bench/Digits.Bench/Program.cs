using BenchmarkDotNet.Running;
using Digits.Bench;
using Digits.Bench.Engine;
using Digits.Bench.Micro;
using Digits.Bench.Nets;
using Digits.Bench.Peers;
using Digits.Pipeline;

return args switch
{
    // What benchmarks start as processes of their own.
    ["--engine-noop", .. var options] => RealPipeline.PrintNoOp(options),
    ["--engine-run", var root] => PipelineCommands.Run([], new PipelineOptions { Root = root, Jobs = 2 }, Console.Out, Console.Error),
    ["--train-case", .. var options] => TrainProcess.Print(options),
    ["--filter", ..] => Switch(args),
    _ => Bench(args),
};

static int Bench(string[] args) => Interruption.Run(token => new BenchCommand(PeerFinder.OfThisMachine(), Console.Out, Console.Error).Run(args, token));

// Apart, so that measured processes load no part of BenchmarkDotNet.
static int Switch(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(DataMicrobenchmarks).Assembly).Run(args, MicroConfig.Create(null, null)).Any() ? 0 : 1;
