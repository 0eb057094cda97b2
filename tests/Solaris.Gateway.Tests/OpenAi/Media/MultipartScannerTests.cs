using System.Text;
using CsCheck;

namespace Solaris.OpenAi.Media;

public sealed class MultipartScannerTests
{
    private const string Form =
        "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\n\0\r\n--\r\n\r\n--b--\r\n";

    [Fact]
    public void Fields_and_files_are_found_where_they_stand()
    {
        var body = Encoding.UTF8.GetBytes(Form);

        Assert.True(MultipartScanner.TryOpen(body, out var scanner));
        Assert.True(scanner.TryRead(out var model));
        Assert.True(scanner.TryRead(out var file));

        Assert.False(scanner.TryRead(out _));
        Assert.True(scanner.AtEnd);
        Assert.Equal("b", scanner.Boundary);
        Assert.Equal(("model", false, "whisper-1"), (model.Name, model.IsFile, Text(body, model)));
        Assert.Equal(("file", true, "\0\r\n--\r\n"), (file.Name, file.IsFile, Text(body, file)));
    }

    [Theory]
    [InlineData("form-data; name=\"model\"", "model", false)]
    [InlineData("form-data; name=model", "model", false)]
    [InlineData("form-data;name=model ; x=y", "model", false)]
    [InlineData("form-data; filename=name.mp3; name=file; filename*=utf-8''name.mp3", "file", true)]
    [InlineData("form-data; filename*=utf-8''a.mp3; name=file", "file", true)]
    [InlineData("form-data; name=\"model", "", false)]
    public void A_field_is_named_quoted_or_bare(string disposition, string name, bool isFile)
    {
        var body = Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: {disposition}\r\n\r\nx\r\n--b--\r\n");

        Assert.True(MultipartScanner.TryOpen(body, out var scanner));
        Assert.True(scanner.TryRead(out var field));

        Assert.Equal((name, isFile, "x"), (field.Name, field.IsFile, Text(body, field)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"model\":\"m\"}")]
    [InlineData("--\r\n")]
    [InlineData("--b")]
    public void What_is_no_form_is_not_opened(string body) =>
        Assert.False(MultipartScanner.TryOpen(Encoding.UTF8.GetBytes(body), out _));

    [Fact]
    public void A_form_that_is_cut_anywhere_ends_without_its_end_mark() =>
        Gen.Int[3, Form.Length - 5]
            .Sample(length =>
            {
                var opened = MultipartScanner.TryOpen(Encoding.UTF8.GetBytes(Form[..length]), out var scanner);
                while (opened && scanner.TryRead(out _)) { }
                return !opened || !scanner.AtEnd;
            });

    [Fact]
    public void Any_bytes_are_read_to_an_end() =>
        Gen
            .Byte.Array[0, 300]
            .Sample(bytes =>
            {
                if (MultipartScanner.TryOpen([.. "--b\r\n"u8, .. bytes], out var scanner))
                {
                    while (scanner.TryRead(out _)) { }
                }
            });

    private static string Text(byte[] body, MultipartField field) =>
        Encoding.UTF8.GetString(body, field.Value.Start, field.Value.Length);
}
