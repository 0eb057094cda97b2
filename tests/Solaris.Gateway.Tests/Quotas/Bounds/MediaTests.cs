using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Quotas.Bounds;

public sealed class MediaTests
{
    [Fact]
    public void Wav_audio_costs_its_playing_time()
    {
        var tenSeconds = Wav(rate: 24_000, bytes: 480_000);
        Assert.InRange(Audio(tenSeconds, "gpt-4o"), 100, 120);
        Assert.InRange(Audio(tenSeconds, "gemini-2.5-flash"), 320, 360);
    }

    [Fact]
    public void Compressed_audio_costs_the_longest_time_that_fits_into_its_bytes() =>
        Assert.InRange(Audio(new byte[75_000], "gpt-4o"), 1_000, 1_020);

    [Fact]
    public void A_pdf_costs_its_bytes_up_to_the_longest_document()
    {
        Assert.InRange(File("%PDF-1.7"u8.ToArray(), 30_000), 30_000, 34_000);
        Assert.Equal(300_000, File("%PDF-1.7"u8.ToArray(), 2_000_000));
    }

    [Fact]
    public void Any_other_file_costs_its_bytes() => Assert.InRange(File([], 2_000_000), 2_000_000, 2_000_010);

    [Fact]
    public void A_file_the_provider_holds_costs_the_longest_document() =>
        Assert.Equal(300_000, Cost(new JsonObject { ["file"] = new JsonObject { ["file_id"] = "file-1" } }, "gpt-4o"));

    private static long Audio(byte[] audio, string model) =>
        Cost(new JsonObject { ["input_audio"] = new JsonObject { ["data"] = Convert.ToBase64String(audio) } }, model);

    private static long File(byte[] start, int length)
    {
        var file = new byte[length];
        start.CopyTo(file, 0);
        var data = "data:application/octet-stream;base64," + Convert.ToBase64String(file);
        return Cost(new JsonObject { ["file"] = new JsonObject { ["file_data"] = data } }, "gpt-4o");
    }

    private static long Cost(JsonObject part, string model) =>
        Meter.Tokens(Meter.Part(part), model) - Meter.Tokens(Meter.Part([]), model);

    private static byte[] Wav(int rate, int bytes)
    {
        var wav = new byte[bytes];
        Encoding.ASCII.GetBytes("RIFF____WAVEfmt ").CopyTo(wav, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 1); // A lie that must not matter.
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(34), 16);
        return wav;
    }
}
