using System.Text.Json;

namespace Solaris.Http;

/// <summary>Names fields in validation errors as the body names them: <c>email</c>, not <c>Email</c>.</summary>
internal static class FieldNames
{
    public static void Correct(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails problem)
        {
            problem.Errors = problem.Errors.ToDictionary(
                error => CamelCase(error.Key),
                error => error.Value,
                StringComparer.Ordinal
            );
        }
    }

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
