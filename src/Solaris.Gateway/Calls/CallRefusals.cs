using Solaris.Http;

namespace Solaris.Calls;

/// <summary>
/// The refusals of this surface. Faults of a program are told in English; what may reach a person's screen comes in their language.
/// </summary>
internal static class CallRefusals
{
    private const string Invalid = "invalid_request_error";
    private const string Server = "server_error";

    public static Refusal NotJson(long? line, long? position) =>
        new(400, Invalid, "invalid_json", $"The request body is not valid JSON: line {line + 1}, byte {position + 1}.");

    public static Refusal NotAnObject() => new(400, Invalid, "invalid_json", "The request body must be a JSON object.");

    public static Refusal NotUtf8() => new(400, Invalid, "invalid_json", "The request body is not valid UTF-8.");

    public static Refusal NotAForm() =>
        new(400, Invalid, "invalid_form", "The request body is not a valid multipart/form-data form.");

    public static Refusal MissingModel() =>
        new(400, Invalid, "missing_required_parameter", "You must provide a model parameter.") { Param = "model" };

    public static Refusal LongModel() =>
        InvalidField("model", $"must not be longer than {Envelope.LongestModel} characters");

    public static Refusal InvalidField(string name, string fault) =>
        new(400, Invalid, "invalid_value", $"Invalid request: '{name}' {fault}.") { Param = name };

    public static Refusal TooLarge(long most) =>
        new(413, Invalid, "request_too_large", $"The request body is larger than {most} bytes.");

    public static Refusal BadRequest(int status) =>
        new(
            status,
            Invalid,
            Code: null,
            status == StatusCodes.Status408RequestTimeout
                ? "The request body came too slowly."
                : "The request body ended early or was malformed."
        );

    public static Refusal UnknownRoute(string method, string path) =>
        new(404, Invalid, "unknown_url", $"Unknown request URL: {method} {path}.") { ShouldRetry = false };

    public static Refusal WrongMethod(string method, string path) =>
        new(405, Invalid, "method_not_allowed", $"{method} is not allowed for {path}.") { ShouldRetry = false };

    public static Refusal UnknownModel(string model, string language) =>
        new(
            404,
            Invalid,
            "model_not_found",
            Say(language, $"O modelo '{Short(model)}' não existe.", $"The model '{Short(model)}' does not exist.")
        )
        {
            Param = "model",
        };

    /// <summary>Also for files of others: nobody learns that they exist.</summary>
    public static Refusal NoSuchFile(string id) =>
        new(404, Invalid, Code: null, $"No such File object: {Short(id)}") { Param = "file_id" };

    public static Refusal TooManyFiles(int most) => InvalidField("file_id", $"names more than {most} files");

    public static Refusal FileElsewhere(string model) =>
        new(
            400,
            Invalid,
            "file_elsewhere",
            $"The file lies at another account than the model '{Short(model)}': upload it with the header x-solaris-model naming that model."
        )
        {
            Param = "file_id",
        };

    public static Refusal LedgerAway(string language) =>
        new(
            503,
            Server,
            "ledger_unavailable",
            Say(
                language,
                "O controle de cotas está indisponível no momento; tente de novo em instantes.",
                "The quota ledger is not available at the moment; try again shortly."
            )
        )
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        };

    public static Refusal Internal(string language) =>
        new(
            500,
            Server,
            "internal_error",
            Say(
                language,
                "O gateway encontrou um erro interno; informe o código da requisição ao administrador.",
                "The gateway met an internal error; tell your administrator the request id."
            )
        );

    public static string Say(string language, string portuguese, string english) =>
        language == "en" ? english : portuguese;

    private static string Short(string model)
    {
        var plain = model.ReplaceLineEndings(" ");
        return plain.Length <= 100 ? plain : plain[..100] + "…";
    }
}
