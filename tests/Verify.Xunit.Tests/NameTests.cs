using VerifyTests;

namespace VerifyXunit.Tests;

public sealed class NameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a/b:c", 1.5, true, "text=a-b-c_number=1.5_flag=True")]
    [InlineData(null, -2.0, false, "text=null_number=-2_flag=False")]
    public async Task Parameters_become_part_of_the_name(string? text, double number, bool flag, string expected)
    {
        await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseParameters(text, number, flag));

        Assert.Equal([$"NameTests.Parameters_become_part_of_the_name_{expected}.received.txt"], _folder.Names);
    }

    [Theory]
    [InlineData(new[] { 1, 2 })]
    public async Task An_array_is_one_parameter(int[] numbers)
    {
        await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseParameters(numbers));

        Assert.Equal(["NameTests.An_array_is_one_parameter_numbers=[1,2].received.txt"], _folder.Names);
    }

    [Theory]
    [InlineData(1)]
    public async Task A_method_with_parameters_needs_their_values_or_a_text(int number)
    {
        Assert.Equal(
            "Found no values for the parameters number of A_method_with_parameters_needs_their_values_or_a_text; expected UseParameters(number).",
            await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root)));

        await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root).UseTextForParameters($"number_{number}"));
        Assert.Equal(["NameTests.A_method_with_parameters_needs_their_values_or_a_text_number_1.received.txt"], _folder.Names);
    }

    [Fact]
    public async Task Type_method_and_extension_can_be_named()
    {
        await SnapshotTests.FailureOf(Verifier.Verify("x", "csv").UseDirectory(_folder.Root).UseTypeName("Report").UseMethodName("Table"));

        Assert.Equal(["Report.Table.received.csv"], _folder.Names);
    }

    [Fact]
    public void A_file_name_excludes_other_names()
    {
        var settings = new VerifySettings();
        settings.UseFileName("a");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => settings.UseMethodName("b"));

        Assert.Equal("UseMethodName is not compatible with UseFileName.", error.Message);
    }

    [Fact]
    public async Task Settings_are_copied_when_a_verification_starts()
    {
        var settings = new VerifySettings();
        settings.UseDirectory(_folder.Root);
        await SnapshotTests.FailureOf(Verifier.Verify("x", settings).UseMethodName("b"));
        await SnapshotTests.FailureOf(Verifier.Verify("x", settings));

        Assert.Equal(["NameTests.Settings_are_copied_when_a_verification_starts.received.txt", "NameTests.b.received.txt"], _folder.Names);
    }

    public sealed class Nested : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public async Task Nested_types_are_named_with_their_outer_type()
        {
            await SnapshotTests.FailureOf(Verifier.Verify("x").UseDirectory(_folder.Root));

            Assert.Equal(["NameTests.Nested.Nested_types_are_named_with_their_outer_type.received.txt"], _folder.Names);
        }
    }
}
