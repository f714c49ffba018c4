using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

internal sealed class HostSettings : CommandSettings
{
    [CommandOption("--target|-t <TARGET>")]
    [DefaultValue(new[] { "Default" })]
    [Description("Targets to run, in order.")]
    public string[] Targets { get; init; } = [];

    [CommandOption("--working|-w <PATH>")]
    [TypeConverter(typeof(Cake.Cli.DirectoryPathConverter))]
    [Description("Folder that relative paths start from.")]
    public DirectoryPath? WorkingDirectory { get; init; }

    [CommandOption("--verbosity|-v <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [DefaultValue(Verbosity.Normal)]
    [Description("Quiet, Minimal, Normal, Verbose or Diagnostic.")]
    public Verbosity Verbosity { get; init; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Shows the tasks and what they do.")]
    public bool Description { get; init; }

    [CommandOption("--tree|--showtree")]
    [Description("Shows which task depends on which.")]
    public bool Tree { get; init; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Shows the order of the tasks without running them.")]
    public bool DryRun { get; init; }

    [CommandOption("--exclusive|-e")]
    [Description("Runs the targets without what they depend on.")]
    public bool Exclusive { get; init; }

    [CommandOption("--version|--ver")]
    [Description("Shows Cake's version.")]
    public bool Version { get; init; }

    [CommandOption("--info")]
    [Description("Shows what Cake knows of itself and the machine.")]
    public bool Info { get; init; }
}
