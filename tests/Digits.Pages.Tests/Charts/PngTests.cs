using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

public class PngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(28, 28)]
    [InlineData(336, 280)]
    public void A_picture_decodes_back_to_its_pixels(int width, int height)
    {
        byte[] pixels = [.. Enumerable.Range(0, width * height).Select(i => (byte)((i * 31) + (i / 7)))];

        var read = PngReader.Read(Png.Encode(new Picture(width, height, pixels)));

        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(pixels, read.Pixels);
    }

    [Fact]
    public void Equal_pictures_are_equal_bytes() =>
        Assert.Equal(Png.Encode(new Picture(2, 1, [7, 9])), Png.Encode(new Picture(2, 1, [7, 9])));

    [Fact]
    public void A_data_uri_holds_the_file()
    {
        var picture = new Picture(2, 1, [7, 9]);

        string uri = Png.DataUri(picture);

        Assert.Equal(Png.Encode(picture), Convert.FromBase64String(uri["data:image/png;base64,".Length..]));
    }

    [Fact]
    public void A_sprite_sets_pictures_side_by_side_and_leaves_the_rest_black()
    {
        Picture[] tiles = [new(2, 2, [1, 2, 3, 4]), new(2, 2, [5, 6, 7, 8]), new(2, 2, [9, 10, 11, 12])];

        var sprite = Picture.Sprite(tiles, columns: 2);

        Assert.Equal((4, 4), (sprite.Width, sprite.Height));
        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 0, 0, 11, 12, 0, 0], sprite.Pixels);
    }

    [Fact]
    public void Pixels_that_do_not_fill_a_picture_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Picture(2, 2, [1, 2, 3]));

        Assert.Equal("3 pixels for 2 x 2 (Parameter 'pixels')", error.Message);
    }

    [Fact]
    public void Numbers_become_pixels_rounded_and_held_in_range()
    {
        double[] values = new double[784];
        (values[0], values[1], values[2]) = (-3, 127.6, 300);

        Assert.Equal([0, 128, 255, 0], Picture.Digit(values).Pixels[..4]);
    }
}
