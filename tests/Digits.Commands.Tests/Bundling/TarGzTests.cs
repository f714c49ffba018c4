using System.Text;
using Digits.Build.Bundling;

namespace Digits.Commands.Tests;

public sealed class TarGzTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digits tar ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Times_and_places_of_files_do_not_show()
    {
        byte[] first = Archive("one");
        byte[] second = Archive("two");
        Assert.Equal(first, second);

        byte[] Archive(string name)
        {
            string source = Path.Combine(folder, name);
            File.WriteAllText(source, "content");
            File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch.AddDays(name.Length + name[0]));
            return Written(name, ("a file", false, File.OpenRead(source)));
        }
    }

    [Fact]
    public void Names_contents_and_what_is_a_program_show()
    {
        Stream Content(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));
        byte[] plain = Written("plain", ("name", false, Content("text")));
        Assert.NotEqual(plain, Written("other", ("eman", false, Content("text"))));
        Assert.NotEqual(plain, Written("other", ("name", true, Content("text"))));
        Assert.NotEqual(plain, Written("other", ("name", false, Content("texT"))));
        Assert.Equal(plain, Written("other", ("name", false, Content("text"))));
        Assert.Equal(["other.tar.gz", "plain.tar.gz"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    private byte[] Written(string name, params (string Name, bool IsProgram, Stream Content)[] entries)
    {
        string path = Path.Combine(folder, name + ".tar.gz");
        TarGz.Write(path, entries);
        return File.ReadAllBytes(path);
    }
}
