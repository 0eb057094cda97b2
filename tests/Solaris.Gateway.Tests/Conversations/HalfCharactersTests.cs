using System.Text;

namespace Solaris.Conversations;

public sealed class HalfCharactersTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"\uDE00\ud83d\uDE00":"\ud83d\ud83d\ude00"}""", """{"\ufffd\ud83d\uDE00":"\ufffd\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83dx\n\ude00"}""", """{"a":"\ufffdx\n\ufffd"}""")]
    public void Escaped_halves_become_replacements(string json, string mended) => Assert.Equal(mended, Mended(json));

    [Theory]
    [InlineData("""{"a":"\ud83d\ude00 \u00e9 \\ud83d \" é"}""")]
    [InlineData("""{"a":"\\\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud8""")]
    [InlineData("""{"a":"\""")]
    public void All_other_texts_stay_what_they_are(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.True(HalfCharacters.Mended(bytes.AsSpan()) == bytes.AsSpan());
    }

    [Fact]
    public void Bytes_that_are_no_utf8_become_replacements()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xE2, 0x82, .. "\"}"u8];
        Assert.Equal("{\"a\":\"\uFFFD\"}", Encoding.UTF8.GetString(HalfCharacters.Mended(json.AsSpan())));
    }

    private static string Mended(string json) =>
        Encoding.UTF8.GetString(HalfCharacters.Mended(Encoding.UTF8.GetBytes(json).AsSpan()));
}
