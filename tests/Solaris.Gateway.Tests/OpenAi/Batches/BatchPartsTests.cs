using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Batches;

/// <summary>What batches are read from.</summary>
public sealed class BatchPartsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\n\r\n \nb", "a\r|b")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("one", "one")]
    public async Task Lines_are_read_whole_and_empty_ones_left_out(string content, string lines) =>
        Assert.Equal(lines, string.Join('|', await ReadAsync(Encoding.UTF8.GetBytes(content))));

    [Fact]
    public async Task Lines_longer_than_the_buffer_are_read()
    {
        var (first, second) = (new string('x', 200_000), new string('y', 70_000));

        var lines = await ReadAsync(Encoding.UTF8.GetBytes($"{first}\n{second}\nz"));

        Assert.Equal([first, second, "z"], lines);
    }

    [Fact]
    public async Task A_line_without_end_is_given_up()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new byte[LineReader.Longest + 1]));
    }

    [Fact]
    public void A_batch_is_not_over_until_it_is_charged()
    {
        var batch = JsonElement.Parse(
            """{"status":"completed","input_file_id":"copy","output_file_id":"out","x":1,"x":2}"""
        );
        var row = new StoredBatch
        {
            Id = default,
            OwnerId = default,
            OrganisationId = default,
            KeyId = default,
            InputFileId = "mine",
            Endpoint = "chat/completions",
            State = (long)BatchState.Running,
            InstanceId = default,
            BodyDigest = [],
            CreatedAt = 0,
        };

        var (before, after) = (
            JsonNode.Parse(BatchObject.Shown(batch, row, charged: false))!,
            JsonNode.Parse(BatchObject.Shown(batch, row, charged: true))!
        );

        Assert.Equal(("finalizing", null), ((string?)before["status"], (string?)before["output_file_id"]));
        Assert.Equal(("completed", "out"), ((string?)after["status"], (string?)after["output_file_id"]));
        Assert.Equal(("mine", 2), ((string?)after["input_file_id"], (int)after["x"]!));
    }

    private static async Task<List<string>> ReadAsync(byte[] content)
    {
        var lines = new List<string>();
        using var stream = new MemoryStream(content);
        await foreach (var line in LineReader.ReadAsync(stream, Cancellation))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }
        return lines;
    }
}
