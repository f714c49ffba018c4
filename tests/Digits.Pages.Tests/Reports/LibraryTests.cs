using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class LibraryTests
{
    [Fact]
    public void Libraries_are_listed_by_name_and_native_ones_have_no_version()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "native.dll"), "abc");
            File.WriteAllText(Path.Combine(folder, "libother.so"), "");
            File.Copy(typeof(Library).Assembly.Location, Path.Combine(folder, "Managed.dll"));

            var libraries = Library.In(folder);

            Assert.Equal(
                [("Managed.dll", typeof(Library).Assembly.GetName().Version!.ToString()), ("native.dll", "")], libraries.Select(l => (l.Name, l.Version)));
            Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", libraries[1].Sha256);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
