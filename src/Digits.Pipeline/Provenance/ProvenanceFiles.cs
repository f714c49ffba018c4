using System.Text;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Provenance;

/// <summary>Writes <c>NAME.provenance.json</c> beside each output that a stage.json asks it for: docs/records.md describes it.</summary>
/// <remarks>It is derived from records at each run, so a removed or damaged one comes back, and no key holds it.</remarks>
internal static class ProvenanceFiles
{
    /// <summary>Gets the provenance's file name: <c>submission.provenance.json</c> for <c>submission.csv</c>.</summary>
    public static string NameOf(string file) => Path.GetFileNameWithoutExtension(file) + ".provenance.json";

    /// <summary>Writes those of good instances where they are not in place already.</summary>
    public static void Write(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        foreach (var instance in session.Graph.Instances.Where(instance => results[instance].IsGood))
        {
            foreach (var (output, score) in instance.Stage.Provenance)
            {
                string place = Path.Combine(session.Workspace.Artifacts, instance.Folder, NameOf(instance.Stage.Outputs[output]));
                byte[] text = Encoding.UTF8.GetBytes(ProvenanceJson.Of(session, instance, output, score, of => results[of].Record!));
                if (!File.Exists(place) || !File.ReadAllBytes(place).AsSpan().SequenceEqual(text))
                {
                    DurableFile.Replace(place, text);
                }
            }
        }
    }
}
