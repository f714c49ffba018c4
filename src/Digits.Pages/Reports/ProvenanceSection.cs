using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows what the page was made of: contents, code and params.</summary>
/// <remarks>
/// It names nothing that the page's own key does not hold: the raw files and the code of the stages before may change without changing
/// what they hand on, and then the page is not made again.
/// </remarks>
internal static class ProvenanceSection
{
    public static Section Build(RunResults run)
    {
        string[] sentences =
        [
            "The files and libraries below and the params above made this page; each is part of its key, and equal ones give this very page again.",
            "The raw files, the code of the stages before and the versions of their machine may change without changing what these hand on, and then this page stays as it is: "
                + "submission.provenance.json, beside the submission, names them.",
        ];
        return new Section("provenance", "What it was made of", sentences, [])
        {
            Folded =
            [
                ("Inputs", new DataTable(["input", "SHA-256"], [.. run.Inputs.Select(f => (string[])[f.Name, f.Sha256])])),
                ("Code", new DataTable(["library", "version", "SHA-256"], [.. run.Code.Select(c => (string[])[c.Name, c.Version, c.Sha256])])),
            ],
        };
    }
}
