using Digits.Pipeline.Configuration;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Drawing;

/// <summary>Draws a session's stages with the states that a run would find.</summary>
internal sealed class GraphCommand(PipelineOptions options, string format, TextWriter output, TextWriter error)
{
    private static readonly string[] Formats = ["text", "mermaid", "svg"];

    /// <exception cref="UserErrorException">The format is unknown, or something in the pipeline is wrong.</exception>
    public int Run(IReadOnlyList<string> stages, CancellationToken cancellation)
    {
        if (!Formats.Contains(format))
        {
            throw new UserErrorException($"format \"{format}\"", $"{string.Join(", ", Formats)} (nearest: {Nearest.Of(format, Formats)})", "--format");
        }

        var session = Session.Open(stages, options);
        session.ReadFacts(mayWrite: false);
        using var remote = session.OpenRemote(error.WriteLine, cancellation);
        var map = StageMap.Of(session, new Predictor(session).Predict(cancellation));
        if (format == "text")
        {
            output.Write(TextTree.Draw(map));
            output.WriteLine($"Drawn: {Save(session, "graph.svg", SvgDrawing.Draw(map))}, {Save(session, "graph.mmd", MermaidText.Draw(map))}");
        }
        else
        {
            output.Write(format == "svg" ? SvgDrawing.Draw(map) : MermaidText.Draw(map));
        }

        output.Flush();
        return 0;
    }

    private static string Save(Session session, string file, string text)
    {
        string path = Path.Combine(session.Workspace.Artifacts, file);
        DurableFile.Replace(path, text, durable: false);
        return Workspace.Shown(path);
    }
}
