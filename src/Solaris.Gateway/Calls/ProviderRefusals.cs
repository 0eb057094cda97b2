using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>What a client is told when no deployment gave an answer.</summary>
internal static class ProviderRefusals
{
    private const string Provider = "provider_error";

    /// <summary>A fault of the request keeps the provider's status and words; any other says no more than the client can use.</summary>
    public static Refusal For(AttemptFailure failure, string language) =>
        failure.Kind switch
        {
            FailureKind.Refused or FailureKind.Untranslatable or FailureKind.NotFound => Refused(failure, language),
            FailureKind.ContextWindow => Unfit(
                failure,
                "context_length_exceeded",
                Say(
                    language,
                    "A conversa é mais longa do que o modelo aceita.",
                    "The conversation is longer than the model accepts."
                )
            ),
            FailureKind.ContentPolicy => Unfit(
                failure,
                "content_filter",
                Say(
                    language,
                    "O filtro de conteúdo do provedor recusou a mensagem.",
                    "The provider's content filter refused the message."
                )
            ),
            FailureKind.RateLimited or FailureKind.Spent => Busy(failure, language),
            FailureKind.Timeout => Failed(
                504,
                "provider_timeout",
                language,
                "não respondeu a tempo",
                "did not answer in time"
            ),
            FailureKind.Overloaded when failure.Status is 503 or 529 => Failed(
                503,
                "provider_overloaded",
                language,
                "está sobrecarregado",
                "is overloaded"
            ) with
            {
                RetryAfter = failure.RetryAfter,
            },
            FailureKind.Credential or FailureKind.OutOfCredit => Failed(
                502,
                "provider_account",
                language,
                "recusou a conta do gateway",
                "refused the gateway's account"
            ) with
            {
                ShouldRetry = false,
            },
            FailureKind.Connect => Failed(
                502,
                "provider_unreachable",
                language,
                "está inacessível",
                "cannot be reached"
            ),
            _ => Failed(502, Provider, language, "falhou", "failed"),
        };

    /// <summary>The error event of a stream that broke off.</summary>
    public static Refusal BrokenOff(StreamEnd end, ProviderError error, string language) =>
        end switch
        {
            StreamEnd.ProviderError => new(
                502,
                error.Type ?? "server_error",
                error.Code ?? Provider,
                error.Message
                    ?? Say(language, "O provedor interrompeu a resposta.", "The provider broke off the answer.")
            )
            {
                Param = error.Param,
            },
            StreamEnd.Silent => Failed(504, "provider_timeout", language, "parou de responder", "stopped answering"),
            StreamEnd.Stopped => new(
                503,
                "server_error",
                "gateway_stopping",
                Say(language, "O gateway está sendo reiniciado.", "The gateway is restarting.")
            ),
            _ => Failed(502, Provider, language, "interrompeu a resposta", "broke off the answer"),
        };

    private static Refusal Refused(AttemptFailure failure, string language) =>
        new(
            failure.Status,
            failure.Error.Type ?? "invalid_request_error",
            failure.Error.Code ?? (failure.Kind == FailureKind.NotFound ? "model_not_found" : null),
            failure.Error.Message
                ?? Say(language, "O provedor recusou a requisição.", "The provider refused the request.")
        )
        {
            Param = failure.Error.Param,
            ShouldRetry = failure.ShouldRetry,
        };

    /// <summary>OpenAI's code, whatever the provider's own: clients shorten the conversation or ask another model because of it.</summary>
    private static Refusal Unfit(AttemptFailure failure, string code, string sentence) =>
        new(StatusCodes.Status400BadRequest, "invalid_request_error", code, failure.Error.Message ?? sentence)
        {
            Param = failure.Error.Param,
            ShouldRetry = false,
        };

    private static Refusal Busy(AttemptFailure failure, string language) =>
        new(
            429,
            "requests",
            "rate_limit_exceeded",
            Say(
                language,
                "O provedor do modelo está limitando as chamadas; tente de novo em instantes.",
                "The model's provider is limiting calls; try again shortly."
            )
        )
        {
            RetryAfter = failure.RetryAfter ?? TimeSpan.FromSeconds(1),
        };

    private static Refusal Failed(int status, string code, string language, string portuguese, string english) =>
        new(
            status,
            "server_error",
            code,
            Say(language, $"O provedor do modelo {portuguese}.", $"The model's provider {english}.")
        );

    private static string Say(string language, string portuguese, string english) =>
        CallRefusals.Say(language, portuguese, english);
}
