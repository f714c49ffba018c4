namespace Digits.Bench.Peers;

/// <summary>Lists the peers, each with the line that installs it on Debian or Ubuntu; a new one is a line here.</summary>
internal static class PeerCatalogue
{
    public static readonly Peer Make = new("make", PeerKind.Program, "make", "apt-get install -y make");
    public static readonly Peer Doit = new("doit", PeerKind.Program, "doit", "apt-get install -y python3-doit");
    public static readonly Peer Snakemake = new("snakemake", PeerKind.Program, "snakemake", "apt-get install -y snakemake");
    public static readonly Peer Sha256Sum = new("sha256sum", PeerKind.Program, "sha256sum", "apt-get install -y coreutils");
    public static readonly Peer Torch = Module("PyTorch", "torch", "apt-get install -y python3-torch");
    public static readonly Peer ScikitLearn = Module("scikit-learn", "sklearn", "apt-get install -y python3-sklearn");
    public static readonly Peer Pandas = Module("pandas", "pandas", "apt-get install -y python3-pandas");
    public static readonly Peer UmapLearn = Module("umap-learn", "umap", "python3 -m pip install umap-learn");

    public static readonly Peer PandasWithPyArrow = new(
        "pandas with pyarrow", PeerKind.Python, "import pandas, pyarrow; print(pandas.__version__ + ' and ' + pyarrow.__version__)", "python3 -m pip install pandas pyarrow");

    public static readonly Peer DuckDb = new(
        "DuckDB", PeerKind.Node, "console.log(require('@duckdb/node-api').version())", "npm install --prefix FOLDER @duckdb/node-api, and NODE_PATH=FOLDER/node_modules");

    private static Peer Module(string name, string module, string install) => new(name, PeerKind.Python, $"import {module}; print({module}.__version__)", install);
}
