namespace Solaris.Reports;

/// <summary>A row of the request log with its names.</summary>
internal sealed class RequestRecord
{
    public const string Columns = """
        r.id as "Id", r.started_at as "StartedAt", r.key_id as "KeyId", r.user_id as "UserId", r.team_id as "TeamId",
        r.cost_micros as "CostMicros", r.input_uncached as "InputUncached", r.input_cache_read as "InputCacheRead",
        r.input_cache_write_5m as "InputCacheWrite5m", r.input_cache_write_1h as "InputCacheWrite1h",
        r.output_total as "OutputTotal", r.output_reasoning as "OutputReasoning", r.audio_input as "AudioInput",
        r.audio_output as "AudioOutput", r.duration_ms as "DurationMs", r.first_byte_ms as "FirstByteMs",
        r.status as "Status", r.flags as "Flags", r.basis as "Basis", r.conversation as "PlainConversation",
        r.conversation_id as "ConversationId",
        r.trace as "Trace", r.attempts as "Attempts", r.image_input as "ImageInput", r.image_output as "ImageOutput",
        r.terms as "Terms", v.value as "Price", m.value as "Model", e.value as "Endpoint",
        (select c.micros_before from correction c where c.reservation_id = r.id order by c.at, c.ref limit 1)
            as "CostMicrosBefore",
        d.value as "Deployment", p.value as "Provider", c.value as "ErrorCode", u.name as "UserName", k.name as "KeyName"
        """;

    public const string Source = """
        request r left join name m on m.id = r.model left join name e on e.id = r.endpoint
        left join name d on d.id = r.deployment left join name p on p.id = r.provider
        left join name c on c.id = r.error_code left join name v on v.id = r.price left join app_user u on u.id = r.user_id
        left join api_key k on k.id = r.key_id
        """;

    public Guid Id { get; init; }
    public long StartedAt { get; init; }
    public Guid KeyId { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public long CostMicros { get; init; }
    public long? CostMicrosBefore { get; init; }
    public long InputUncached { get; init; }
    public long InputCacheRead { get; init; }
    public long InputCacheWrite5m { get; init; }
    public long InputCacheWrite1h { get; init; }
    public long OutputTotal { get; init; }
    public long OutputReasoning { get; init; }
    public long AudioInput { get; init; }
    public long AudioOutput { get; init; }
    public long ImageInput { get; init; }
    public long ImageOutput { get; init; }
    public int DurationMs { get; init; }
    public int? FirstByteMs { get; init; }
    public int Status { get; init; }
    public int Flags { get; init; }
    public int Basis { get; init; }
    public string? PlainConversation { get; init; }
    public Guid? ConversationId { get; init; }
    public byte[]? Trace { get; init; }
    public byte[]? Attempts { get; init; }
    public byte[]? Terms { get; init; }
    public string? Price { get; init; }
    public string? Model { get; init; }
    public string? Endpoint { get; init; }
    public string? Deployment { get; init; }
    public string? Provider { get; init; }
    public string? ErrorCode { get; init; }
    public string? UserName { get; init; }
    public string? KeyName { get; init; }

    public string? Conversation => PlainConversation ?? ConversationId?.ToString("D");

    public TokenUsage Usage =>
        new(
            InputUncached,
            InputCacheRead,
            InputCacheWrite5m,
            InputCacheWrite1h,
            OutputTotal,
            OutputReasoning,
            AudioInput,
            AudioOutput,
            ImageInput,
            ImageOutput
        );
}
