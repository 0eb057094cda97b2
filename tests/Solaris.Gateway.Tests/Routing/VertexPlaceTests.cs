using Solaris.Providers;
using Solaris.Providers.Gemini;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

public sealed class VertexPlaceTests
{
    private static readonly string Account = AccountFile.Json(new Uri("https://tokens.example/token"));

    [Theory]
    [InlineData(
        "europe-west1",
        "https://europe-west1-aiplatform.googleapis.com/v1/projects/mine/locations/europe-west1/publishers/google"
    )]
    [InlineData("global", "https://aiplatform.googleapis.com/v1/projects/mine/locations/global/publishers/google")]
    public void The_address_names_project_and_location(string location, string address)
    {
        var deployment = Only(
            Read("vertex_project: mine", $"vertex_location: {location}", "vertex_credentials: os.environ/ACCOUNT")
        );

        Assert.Equal(address, deployment.BaseAddress.ToString());
        Assert.Equal(("me@p.iam", null), (deployment.Account?.Email, deployment.ApiKey));
    }

    [Fact]
    public void The_credentials_may_name_the_project()
    {
        var deployment = Only(Read("vertex_credentials: os.environ/ACCOUNT"));

        Assert.Contains(
            "/projects/p/locations/us-central1/",
            deployment.BaseAddress.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_api_key_needs_no_project()
    {
        var deployment = Only(Read("api_key: AIzaKey"));

        Assert.Equal("https://aiplatform.googleapis.com/v1/publishers/google", deployment.BaseAddress.ToString());
        Assert.Equal("AIzaKey", deployment.ApiKey?.Reveal());
    }

    [Fact]
    public void Credentials_that_are_none_are_reported_and_never_shown()
    {
        var config = Read("vertex_credentials: '{\"private_key\":\"very secret\"}'");

        var problem = Assert.Single(config.Problems).ToString();
        Assert.Contains("vertex_credentials", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", problem, StringComparison.Ordinal);
    }

    private static Deployment Only(LiteLlmConfig config)
    {
        Assert.Empty(config.Problems);
        return Assert.Single(Assert.Single(config.Table.Groups).Members).Deployment;
    }

    private static LiteLlmConfig Read(params string[] parameters) =>
        LiteLlmSamples.Read(
            "model_list:\n  - model_name: m\n    litellm_params:\n      model: vertex_ai/gemini-2.5-flash\n"
                + string.Concat(parameters.Select(parameter => $"      {parameter}\n")),
            ("ACCOUNT", Account)
        );
}
