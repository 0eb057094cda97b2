using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>A batch on its way.</summary>
/// <param name="Address">The API's root it was asked for at, with the credential of who asked.</param>
internal sealed record FakeBatch(string Id, string Input, string Endpoint, JsonNode? Metadata, FakeBatchCaller Address)
{
    public string Status { get; set; } = "in_progress";
    public string? Output { get; set; }
    public string? Errors { get; set; }
    public int Total { get; set; }
    public int Completed { get; set; }
    public int Failed { get; set; }

    /// <summary>What is to become of it: <c>metadata.fake</c>.</summary>
    public string? Script => (string?)Metadata?["fake"];

    public JsonObject Object =>
        new()
        {
            ["id"] = Id,
            ["object"] = "batch",
            ["endpoint"] = Endpoint,
            ["errors"] = null,
            ["input_file_id"] = Input,
            ["completion_window"] = "24h",
            ["status"] = Status,
            ["output_file_id"] = Output,
            ["error_file_id"] = Errors,
            ["created_at"] = AnswerClock.Created,
            ["in_progress_at"] = AnswerClock.Created,
            ["expires_at"] = AnswerClock.Created + 86_400,
            ["completed_at"] = Status == "completed" ? AnswerClock.Created : null,
            ["request_counts"] = new JsonObject
            {
                ["total"] = Total,
                ["completed"] = Completed,
                ["failed"] = Failed,
            },
            ["metadata"] = Metadata?.DeepClone(),
        };
}
