using System.Text;

namespace Solaris.Providers.OpenAi.Media;

public sealed class MediaMeterTests
{
    /// <summary>The usage of openai--audio.transcriptions--955cae4cda.</summary>
    [Fact]
    public void Seconds_are_no_tokens()
    {
        using var meter = new MediaMeter(free: false);

        Assert.Equal(AnswerKind.Answer, Read(meter, """{"text":"Olá","usage":{"type":"duration","seconds":4}}"""));

        Assert.Equal(4_000, meter.Usage?.AudioMilliseconds);
        Assert.Equal(TokenUsage.None, meter.Usage?.Tokens);
    }

    [Fact]
    public void Pictures_without_tokens_are_counted_by_piece()
    {
        using var meter = new MediaMeter(free: false);

        Read(meter, """{"created":1,"data":[{"b64_json":"AA=="},{"url":"https://example.org/a.png"}]}""");

        Assert.Equal(2, meter.Usage?.Images);
    }

    [Theory]
    [InlineData("ID3\u0004sound")]
    [InlineData("1\r\n00:00:00,000 --> 00:00:01,000\r\nOlá")]
    [InlineData("")]
    public void What_is_no_JSON_is_an_answer_without_usage(string body)
    {
        using var meter = new MediaMeter(free: false);

        Assert.Equal(AnswerKind.Answer, Read(meter, body));
        Assert.Null(meter.Usage);
    }

    [Fact]
    public void An_error_with_status_200_is_an_error()
    {
        using var meter = new MediaMeter(free: false);

        Assert.Equal(AnswerKind.Error, Read(meter, """{"error":{"message":"no"}}"""));
    }

    private static AnswerKind Read(MediaMeter meter, string body) => meter.ReadWhole(Encoding.UTF8.GetBytes(body));
}
