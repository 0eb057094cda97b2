using Solaris.Http;

namespace Solaris.OpenAi.Batches;

/// <summary>The refusals of this surface; programs read them, in English.</summary>
internal static class BatchRefusals
{
    private const string Invalid = "invalid_request_error";
    private const int LongestId = 64;

    /// <summary>Also for batches of others: nobody learns that they exist.</summary>
    public static Refusal NotFound(string id) =>
        new(404, Invalid, Code: null, $"No batch found with id '{id[..Math.Min(id.Length, LongestId)]}'.")
        {
            Param = "id",
        };

    public static Refusal NoFile(string id) =>
        new(404, Invalid, Code: null, $"No such File object: {id[..Math.Min(id.Length, LongestId)]}")
        {
            Param = "input_file_id",
        };

    public static Refusal BadPurpose() => Input("The file must have been uploaded with the purpose \"batch\".");

    public static Refusal Empty() => Input("The file has no lines.");

    public static Refusal BadLine(long number, string fault) => Input($"Line {number}: {fault}");

    public static Refusal NotOffered(string model) =>
        new(
            400,
            Invalid,
            "unsupported_endpoint",
            $"The model '{model[..Math.Min(model.Length, LongestId)]}' cannot be used in batches here: no provider of it takes them."
        )
        {
            Param = "model",
        };

    /// <summary>The provider was asked and did not answer: whether there is a batch will show.</summary>
    public static Refusal Unknown() =>
        new(
            504,
            "server_error",
            "provider_timeout",
            "The provider did not say whether it took the batch; it will show in the list of batches if so."
        )
        {
            ShouldRetry = false,
        };

    private static Refusal Input(string message) =>
        new(400, Invalid, "invalid_value", message) { Param = "input_file_id" };
}
