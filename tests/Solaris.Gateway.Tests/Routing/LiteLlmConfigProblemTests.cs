using Solaris.Configuration;
using Solaris.Providers;

namespace Solaris.Routing;

public sealed class LiteLlmConfigProblemTests
{
    private const string Good = """
        model_list:
          - model_name: gpt
            litellm_params:
              model: openai/gpt-4o
              api_key: k

        """;

    /// <summary>Lines put behind the good entry's parameters, from line 6 on; the line and key of the problem; what is allowed.</summary>
    public static TheoryData<string, string, string> WrongValues =>
        new()
        {
            { "      timeout: soon", "6 model_list[0].litellm_params.timeout", "a number from 0.001 to 86400" },
            { "      timeout: [1]", "6 model_list[0].litellm_params.timeout", "a single value" },
            { "      rpm: -1", "6 model_list[0].litellm_params.rpm", "a whole number from 0 to" },
            { "      weight: heavy", "6 model_list[0].litellm_params.weight", "a number from 0 to 1000000" },
            { "      temperature: hot", "6 model_list[0].litellm_params.temperature", "a number from 0 to 2" },
            { "      max_tokens: 0", "6 model_list[0].litellm_params.max_tokens", "a whole number from 1 to" },
            { "      api_base: ftp://x", "6 model_list[0].litellm_params.api_base", "an http:// or https:// address" },
            {
                "      input_cost_per_token: 5",
                "6 model_list[0].litellm_params.input_cost_per_token",
                "a price in USD per token"
            },
            { "    model_info:\n      mode: talk", "7 model_list[0].model_info.mode", "chat, completion, embedding" },
            { "    model_info: yes", "6 model_list[0].model_info", "keys with values" },
            { "  - model_name: x", "6 model_list[1].litellm_params", "keys with at least model" },
            {
                "  - litellm_params: { model: openai/x, api_key: k }",
                "6 model_list[1].model_name",
                "the name clients ask for"
            },
            {
                "  - model_name: x\n    litellm_params: { api_key: k }",
                "7 model_list[1].litellm_params.model",
                "PROVIDER/MODEL"
            },
            { "  - just text", "6 model_list[1]", "keys with values" },
            {
                "  - { model_name: a*b*, litellm_params: { model: openai/x, api_key: k } }",
                "6 model_list[1].model_name",
                "at most one *"
            },
            {
                "  - { model_name: x, litellm_params: { model: hosted_vllm/x } }",
                "6 model_list[1].litellm_params.api_base",
                "an http:// or https:// address"
            },
            {
                "  - { model_name: x, litellm_params: { model: openai/x, api_key: k }, model_info: { id: gpt#1 } }",
                "6 model_list[1].model_info.id",
                "a name of its own"
            },
            {
                "  - { model_name: x, litellm_params: { model: openai/unknown, api_key: k, output_cost_per_token: 1e-6 } }",
                "6 model_list[1].litellm_params",
                "both or neither"
            },
            { "router_settings:\n  num_retries: many", "7 router_settings.num_retries", "a whole number from 0 to 10" },
            {
                "router_settings:\n  routing_strategy: random",
                "7 router_settings.routing_strategy",
                "simple-shuffle, least-busy"
            },
            {
                "router_settings:\n  fallbacks:\n    - nobody: [gpt]",
                "8 router_settings.fallbacks[0]",
                "a model_name of the file: gpt"
            },
            {
                "router_settings:\n  fallbacks:\n    - gpt: [nobody]",
                "8 router_settings.fallbacks[0].gpt[0]",
                "a model_name of the file: gpt"
            },
            { "router_settings:\n  fallbacks: { gpt: [gpt] }", "7 router_settings.fallbacks", "a list" },
            {
                "router_settings:\n  default_fallbacks: [nobody]",
                "7 router_settings.default_fallbacks[0]",
                "a model_name of the file: gpt"
            },
            {
                "router_settings:\n  model_group_alias:\n    a: nobody",
                "8 router_settings.model_group_alias.a",
                "a model_name of the file: gpt"
            },
            {
                "router_settings:\n  model_group_alias:\n    a: { model: gpt, hidden: perhaps }",
                "8 router_settings.model_group_alias.a.hidden",
                "true, false"
            },
            {
                "router_settings:\n  model_group_alias:\n    gpt: gpt",
                "8 router_settings.model_group_alias.gpt",
                "another name"
            },
            {
                "litellm_settings:\n  request_timeout: -5",
                "7 litellm_settings.request_timeout",
                "a number from 0.001 to 86400"
            },
        };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_named_with_line_key_and_what_is_allowed(string lines, string place, string allowed)
    {
        var problem = Assert.Single(LiteLlmSamples.Read(Good + lines + "\n").Problems);

        Assert.Equal($"models.yaml:{place}", problem.Place);
        Assert.Contains("allowed: ", problem.Text, StringComparison.Ordinal);
        Assert.Contains(allowed, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_provider_is_named_with_those_that_are_known()
    {
        var problem = Assert.Single(
            LiteLlmSamples.Read(Good.Replace("openai/", "opnai/", StringComparison.Ordinal)).Problems
        );

        Assert.Equal("models.yaml:4 model_list[0].litellm_params.model", problem.Place);
        Assert.StartsWith("\"opnai/gpt-4o\" is not allowed", problem.Text, StringComparison.Ordinal);
        Assert.All(ProviderProfiles.Names, name => Assert.Contains(name, problem.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_listed_at_once() =>
        Assert.Equal(
            3,
            LiteLlmSamples
                .Read(Good + "      timeout: x\n      rpm: y\nrouter_settings: { num_retries: z }\n")
                .Problems.Length
        );

    [Fact]
    public void A_secret_is_never_repeated()
    {
        var config = LiteLlmSamples.Read(
            Good.Replace(
                "api_key: k",
                "api_key: os.environ/KEY\n      timeout: os.environ/KEY",
                StringComparison.Ordinal
            ),
            ("KEY", "hunter2 with spaces")
        );

        Assert.Equal(2, config.Problems.Length);
        Assert.DoesNotContain(config.Problems, problem => problem.Text.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_file_that_is_missing_is_a_problem()
    {
        var config = LiteLlmSamples.Read(
            Good.Replace("api_key: k", "api_key: os.environ/KEY", StringComparison.Ordinal),
            ("KEY_FILE", "/no/such/file")
        );

        Assert.Contains("KEY_FILE", config.Problems[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model_list: [", 2)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("a: 1\n  b: 2", 2)]
    public void What_is_no_YAML_is_named_with_its_line(string yaml, int line) =>
        Assert.StartsWith(
            $"models.yaml:{line}",
            Assert.Single(LiteLlmSamples.Read(yaml).Problems).Place,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("model_list:")]
    [InlineData("model_list: []")]
    [InlineData("router_settings: {}")]
    public void A_file_without_models_is_a_problem(string yaml) => Assert.Single(LiteLlmSamples.Read(yaml).Problems);

    [Fact]
    public void A_missing_file_is_a_problem() =>
        Assert.Equal("/no/such.yaml", Assert.Single(LiteLlmSamples.ReadFile("/no/such.yaml").Problems).Place);

    [Fact]
    public void An_alias_that_contains_itself_ends()
    {
        var config = LiteLlmSamples.Read(Good + "      extra_body: &loop { self: *loop }\n");

        Assert.NotEmpty(config.Problems);
    }

    [Fact]
    public void A_check_prints_problems_and_warnings_and_fails_on_problems()
    {
        using var output = new StringWriter();
        var environment = new EnvironmentSource(name => name == "OPENAI_API_KEY" ? "sk-1" : null);

        Assert.Equal(0, ConfigCheck.Run(LiteLlmSamples.Seed, environment, output));
        Assert.Contains(
            "seed.yaml:72 litellm_settings.set_verbose: is ignored",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "0 errors, 23 warnings, 5 models on 3 deployments.\n",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(78, ConfigCheck.Run("/no/such.yaml", environment, output));
    }
}
