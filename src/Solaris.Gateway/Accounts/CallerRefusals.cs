using Solaris.Http;

namespace Solaris.Accounts;

/// <summary>The refusals of identity, in the caller's language.</summary>
internal static class CallerRefusals
{
    private const string Invalid = "invalid_request_error";
    private const string Permission = "permission_error";

    public static Refusal MissingKey(string language) =>
        Unauthorised(
            language,
            "Falta a chave de API: envie o cabeçalho Authorization: Bearer com a sua chave.",
            "No API key provided: send it in the header Authorization: Bearer."
        );

    public static Refusal InvalidKey(string language) =>
        Unauthorised(language, "A chave de API está incorreta.", "Incorrect API key provided.");

    public static Refusal ExpiredKey(string language) =>
        Unauthorised(
            language,
            "A chave de API expirou; peça uma nova.",
            "This API key has expired; ask for a new one."
        );

    public static Refusal RevokedKey(string language) =>
        Unauthorised(language, "A chave de API foi revogada.", "This API key has been revoked.");

    public static Refusal TooManyFailures(string language, TimeSpan retryAfter) =>
        new(
            429,
            "requests",
            "rate_limit_exceeded",
            Say(
                language,
                "Muitas chaves incorretas vieram deste endereço; tente de novo em instantes.",
                "Too many incorrect API keys came from this address; try again in a moment."
            )
        )
        {
            RetryAfter = retryAfter,
        };

    public static Refusal UserDisabled(string language) =>
        Forbidden(
            "account_disabled",
            language,
            "Esta conta está desativada; fale com o administrador.",
            "This account is disabled; talk to your administrator."
        );

    public static Refusal UserUnknown(string language) =>
        Forbidden(
            "account_unknown",
            language,
            "Este usuário ainda não tem conta; fale com o administrador.",
            "This user has no account yet; talk to your administrator."
        );

    public static Refusal AddressNotAllowed(string language) =>
        Forbidden(
            "address_not_allowed",
            language,
            "Esta chave de API não pode ser usada a partir deste endereço.",
            "This API key may not be used from this address."
        );

    public static Refusal EndpointNotAllowed(string language) =>
        Forbidden(
            "endpoint_not_allowed",
            language,
            "Esta chave de API não pode usar este endpoint.",
            "This API key may not use this endpoint."
        );

    public static Refusal ModelNotAllowed(string language) =>
        Forbidden(
            "model_not_allowed",
            language,
            "Esta chave de API não pode usar este modelo.",
            "This API key may not use this model."
        ) with
        {
            Param = "model",
        };

    public static Refusal UserRequired(string language) =>
        new(
            400,
            Invalid,
            "user_required",
            Say(
                language,
                "Falta o usuário: esta chave exige X-Solaris-User-Id, X-Solaris-User-Email ou o campo user.",
                "No user named: this key needs X-Solaris-User-Id, X-Solaris-User-Email or the field user."
            )
        )
        {
            Param = "user",
        };

    public static Refusal UserInvalid(string language) =>
        new(
            400,
            Invalid,
            "user_invalid",
            Say(
                language,
                "A identificação do usuário é inválida: até 200 caracteres, sem caracteres de controle.",
                "The user's id is not valid: at most 200 characters, no control characters."
            )
        )
        {
            Param = "user",
        };

    private static Refusal Unauthorised(string language, string portuguese, string english) =>
        new(401, Invalid, "invalid_api_key", Say(language, portuguese, english));

    private static Refusal Forbidden(string code, string language, string portuguese, string english) =>
        new(403, Permission, code, Say(language, portuguese, english));

    private static string Say(string language, string portuguese, string english) =>
        language == Organisation.English ? english : portuguese;
}
