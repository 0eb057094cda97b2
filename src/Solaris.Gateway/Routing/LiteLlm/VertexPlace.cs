using Solaris.Configuration;
using Solaris.Providers.Gemini;

namespace Solaris.Routing.LiteLlm;

/// <summary>Where on Vertex AI a deployment is, and who calls it: LiteLLM's <c>vertex_project</c>, <c>vertex_location</c> and <c>vertex_credentials</c>.</summary>
/// <param name="Account">Null for deployments with an API key.</param>
internal readonly record struct VertexPlace(Uri Address, ServiceAccount? Account)
{
    private const string Credentials = "vertex_credentials";
    private const string UsualLocation = "us-central1";
    private const int LargestFile = 64 * 1024;

    private static readonly ValueRule Name = new(
        "letters, digits, dots, colons and hyphens",
        text => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':') ? text : null
    );

    public static VertexPlace Read(YamlSection parameters)
    {
        var account = ReadAccount(parameters);
        var environment = parameters.Report.Environment;
        var project =
            parameters.Value("vertex_project", Name) ?? account?.Project ?? environment.Find("VERTEXAI_PROJECT").Value;
        var location =
            parameters.Value("vertex_location", Name) ?? environment.Find("VERTEXAI_LOCATION").Value ?? UsualLocation;
        if (project is null && account is not null)
        {
            parameters.Report.Problem(
                parameters.Node,
                parameters.PathOf("vertex_project"),
                "is absent, and the credentials name no project; allowed: the project's id."
            );
        }
        return new(AddressOf(project, location), account);
    }

    /// <summary>Only API keys work without a project. The global location has no prefix.</summary>
    private static Uri AddressOf(string? project, string location)
    {
        if (project is null)
        {
            return new("https://aiplatform.googleapis.com/v1/publishers/google");
        }
        var host = location == "global" ? "aiplatform.googleapis.com" : $"{location}-aiplatform.googleapis.com";
        return new($"https://{host}/v1/projects/{project}/locations/{location}/publishers/google");
    }

    private static ServiceAccount? ReadAccount(YamlSection parameters)
    {
        if (parameters.Text(Credentials) is not { } given)
        {
            var usual = parameters.Report.Environment.Find("GOOGLE_APPLICATION_CREDENTIALS").Value;
            return parameters.Take("api_key") is null && usual is not null ? Load(parameters, usual) : null;
        }
        if (given.Value is null)
        {
            parameters.Report.Warn(
                parameters.ValueNode(Credentials),
                parameters.PathOf(Credentials),
                $"is ignored: the variable {given.Variable} is not set."
            );
            return null;
        }
        return Load(parameters, given.Value);
    }

    /// <summary>Of what is wrong nothing is shown: it may be a key.</summary>
    private static ServiceAccount? Load(YamlSection parameters, string pathOrJson)
    {
        var json = pathOrJson.TrimStart().StartsWith('{') ? pathOrJson : ReadFile(pathOrJson);
        var account = json is null ? null : ServiceAccount.Parse(json);
        if (account is null)
        {
            parameters.Report.Wrong(
                parameters.ValueNode(Credentials),
                parameters.PathOf(Credentials),
                given: null,
                "the path of a service account's key file, or its JSON"
            );
        }
        return account;
    }

    private static string? ReadFile(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LargestFile } ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
