using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Quotas.Bounds;

/// <summary>No body of 10 MB may cost much: what is asserted is the work done; the milliseconds are printed.</summary>
public sealed class CountingWorkTests(ITestOutputHelper output)
{
    private const int TenMegabytes = 10_000_000;

    public static TheoryData<string> Hostile =>
        ["spaces", "letters", "newlines", "emoji", "base64", "thai", "combining", "cjk", "words", "escapes", "quotes"];

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_text_costs_no_more_than_the_budget(string kind)
    {
        var body = Text(kind);
        var budget = new CountingBudget(Meter.Still);
        Meter.Tokens("{}"u8);
        var bytes = Timed($"{kind}: bytes", () => Meter.Bytes(body));
        var tokens = Timed($"{kind}: tokens", () => Meter.Tokens(body, budget: budget));
        Assert.InRange(tokens, 1, bytes);
        Assert.True(budget.Spent < CountingBudget.Whole + OneChunk, $"{budget.Spent} units of work");
    }

    [Theory]
    [InlineData("""{"role":"user","content":""},""")]
    [InlineData("[],")]
    [InlineData("1,")]
    [InlineData("\"\",")]
    public void Bodies_of_tiny_parts_are_read_only_so_far(string part)
    {
        var body = Encoding.UTF8.GetBytes("{\"messages\":[" + Repeated(part)[..^part.Length] + "1]}");
        var bytes = Timed($"{part} bytes", () => Meter.Bytes(body));
        var tokens = Timed($"{part} tokens", () => Meter.Tokens(body));
        Assert.InRange(tokens, 1, bytes);
    }

    [Fact]
    public void Counting_stops_after_its_sure_share_when_its_time_is_up()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        var body = Chat(Repeated("word "));
        var budget = new CountingBudget(clock);
        var tokens = Meter.Tokens(body, budget: budget);
        Assert.InRange(budget.Spent, CountingBudget.Always, CountingBudget.Always + OneChunk);
        Assert.InRange(tokens, TenMegabytes / 2, Meter.Bytes(body));
    }

    private const long OneChunk =
        (TextTally.ChunkLength * 3 * 6) + (TextTally.ChunkLength * TextTally.ChunkLength / 64);

    private long Timed(string what, Func<long> count)
    {
        var watch = Stopwatch.StartNew();
        var result = count();
        output.WriteLine($"{what}: {result} in {watch.Elapsed.TotalMilliseconds:F0} ms");
        return result;
    }

    private static byte[] Text(string kind)
    {
        var random = new Random(7);
        return kind switch
        {
            "spaces" => Chat(new string(' ', TenMegabytes)),
            "letters" => Chat(new string('a', TenMegabytes)),
            "newlines" => Chat(Repeated("\\n")),
            "emoji" => Chat(Repeated("😀", 4)),
            "base64" => Chat(Convert.ToBase64String(Bytes(random))),
            "thai" => Chat(Repeated("ก", 3)),
            "combining" => Chat(Repeated("\u0301", 2)),
            "cjk" => Chat(Repeated("漢", 3)),
            "words" => Chat(Words(random)),
            "escapes" => Chat(Repeated("\\u00e9")),
            _ => Chat(Repeated("\\\"")),
        };
    }

    private static byte[] Chat(string json) =>
        Encoding.UTF8.GetBytes("{\"messages\":[{\"role\":\"user\",\"content\":\"" + json + "\"}]}");

    private static string Repeated(string part, int bytes = 0) =>
        string.Concat(Enumerable.Repeat(part, TenMegabytes / Math.Max(bytes, part.Length)));

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[TenMegabytes / 4 * 3];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Words(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < TenMegabytes)
        {
            text.Append((char)random.Next('a', 'z' + 1));
            text.Append(random.Next(8) == 0 ? " " : "");
        }
        return text.ToString();
    }
}
