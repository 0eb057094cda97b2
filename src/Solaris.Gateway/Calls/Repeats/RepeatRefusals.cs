using Solaris.Http;

namespace Solaris.Calls.Repeats;

/// <summary>Why a call under a client's <c>Idempotency-Key</c> is not made.</summary>
internal static class RepeatRefusals
{
    private const string Invalid = "invalid_request_error";

    public static Refusal Unfit() =>
        new(400, Invalid, "invalid_idempotency_key", "Idempotency-Key must be 1 to 255 visible ASCII characters.");

    public static Refusal Different() =>
        new(
            422,
            Invalid,
            "idempotency_key_reused",
            "This Idempotency-Key was used for another body within the last hour; each request needs its own."
        )
        {
            ShouldRetry = false,
        };

    public static Refusal Running(string language) =>
        new(
            409,
            Invalid,
            "idempotency_in_progress",
            CallRefusals.Say(
                language,
                "A mesma chamada ainda está em andamento; espere a resposta dela.",
                "The same call is still running; wait for its answer."
            )
        )
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    public static Refusal Ended(string language, Guid id) =>
        new(
            409,
            Invalid,
            "idempotency_answer_gone",
            CallRefusals.Say(
                language,
                $"A mesma chamada já foi feita e cobrada ({id}), e a resposta dela não está guardada; use outra Idempotency-Key.",
                $"The same call was made and charged already ({id}), and its answer is not kept; use another Idempotency-Key."
            )
        )
        {
            ShouldRetry = false,
        };
}
