using System.Globalization;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.RateLimits;

/// <summary>The refusals of rate limits, in OpenAI's terms and the caller's language.</summary>
internal static class RateRefusals
{
    private const string Code = "rate_limit_exceeded";

    public static Refusal For(Caller caller, RateVerdict verdict, long tokens)
    {
        var seconds = Math.Ceiling(verdict.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return verdict.Denied switch
        {
            LimitedBy.Tokens => Later(
                "tokens",
                verdict.Wait,
                Say(
                    caller,
                    $"Limite de {caller.TokensPerMinute} tokens por minuto desta chave atingido; tente de novo em {seconds} s.",
                    $"Rate limit of {caller.TokensPerMinute} tokens per minute reached for this key; try again in {seconds} s."
                )
            ),
            LimitedBy.CallTooLarge => new(
                429,
                "tokens",
                Code,
                Say(
                    caller,
                    $"A chamada pede até {tokens} tokens e esta chave permite {caller.TokensPerMinute} por minuto; reduza o texto ou max_tokens.",
                    $"The call asks for up to {tokens} tokens and this key allows {caller.TokensPerMinute} per minute; shorten the text or max_tokens."
                )
            )
            {
                ShouldRetry = false,
            },
            LimitedBy.Parallel => Later(
                "requests",
                verdict.Wait,
                Say(
                    caller,
                    $"Esta chave já tem {caller.MaxParallel} chamadas em andamento, o seu limite; espere uma terminar.",
                    $"This key already has {caller.MaxParallel} calls in flight, its limit; wait for one to end."
                )
            ),
            _ => Later(
                "requests",
                verdict.Wait,
                Say(
                    caller,
                    $"Limite de {caller.RequestsPerMinute} chamadas por minuto desta chave atingido; tente de novo em {seconds} s.",
                    $"Rate limit of {caller.RequestsPerMinute} requests per minute reached for this key; try again in {seconds} s."
                )
            ),
        };
    }

    private static Refusal Later(string type, TimeSpan wait, string message) =>
        new(429, type, Code, message) { RetryAfter = wait };

    private static string Say(Caller caller, string portuguese, string english) =>
        caller.Language == Organisation.English ? english : portuguese;
}
