namespace Solaris.Routing;

public sealed class SeedFileTests
{
    private static readonly (string, string)[] Keys = [("OPENAI_API_KEY", "sk-1"), ("ANTHROPIC_API_KEY", "sk-2")];

    [Fact]
    public void The_first_installations_file_loads_as_it_is()
    {
        var config = LiteLlmSamples.ReadFile(LiteLlmSamples.Seed, Keys);

        Assert.Empty(config.Problems);
        Assert.Equal(
            ["gpt-4", "gpt-4-turbo", "gpt-3.5-turbo", "claude-3-opus", "claude-3-sonnet"],
            config.Table.Groups.Select(group => group.Name)
        );
        Assert.All(config.Table.Groups, group => Assert.Single(group.Members));
        Assert.Equal(["gpt-4-turbo", "gpt-3.5-turbo"], config.Table.Fallbacks["gpt-4"]);
        Assert.Equal(
            ["gpt-4", "gpt-4-turbo"],
            config.Table.Aliases.Single(alias => alias.Name == "gpt-4-group").Targets
        );
        Assert.Equal(new RoutingSettings(3, 3, TimeSpan.FromSeconds(1)), config.Table.Settings);
    }

    [Fact]
    public void Its_deployments_have_what_the_file_says()
    {
        var deployment = LiteLlmSamples
            .ReadFile(LiteLlmSamples.Seed, Keys)
            .Table.Groups.Single(group => group.Name == "gpt-4-turbo")
            .Members[0]
            .Deployment;

        Assert.Equal("gpt-4-turbo#1", deployment.Id);
        Assert.Equal("openai", deployment.Provider.Name);
        Assert.Equal("https://api.openai.com/v1", deployment.BaseAddress.ToString());
        Assert.Equal("gpt-4-turbo-preview", deployment.UpstreamModel);
        Assert.Equal("sk-1", deployment.ApiKey?.Reveal());
        Assert.Equal(new ModelPrice(10_000_000, 30_000_000), deployment.Price);
        Assert.Equal(
            [new("temperature", "0.7"), new("max_completion_tokens", "4096")],
            deployment.DefaultParameters.AsEnumerable()
        );
    }

    [Fact]
    public void Each_of_its_odd_keys_is_a_warning_with_its_line()
    {
        var warnings = LiteLlmSamples.ReadFile(LiteLlmSamples.Seed, Keys).Warnings;

        Assert.Equal(
            [
                "environment_variables.REDIS_HOST",
                "environment_variables.REDIS_PORT",
                "router_settings.rpm",
                "router_settings.tpm",
                "litellm_settings.set_verbose",
                "litellm_settings.json_logs",
                "litellm_settings.log_level",
                "litellm_settings.database_url",
                "litellm_settings.database_type",
                "litellm_settings.success_callback",
                "litellm_settings.failure_callback",
                "litellm_settings.track_cost_per_model",
                "litellm_settings.master_key",
                "litellm_settings.redis_host",
                "litellm_settings.redis_port",
                "litellm_settings.redis_password",
                "general_settings.completion_model",
                "general_settings.disable_spend_logs",
                "general_settings.disable_master_key_return",
                "general_settings.enforce_user_param",
                "general_settings.headers",
            ],
            warnings.Select(warning => warning.Place.Split(' ')[1])
        );
        var verbose = warnings.Single(warning => warning.Place.EndsWith("set_verbose", StringComparison.Ordinal));
        Assert.EndsWith(
            "litellm-config.seed.yaml:72 litellm_settings.set_verbose",
            verbose.Place,
            StringComparison.Ordinal
        );
        Assert.Equal("is ignored: logs are set with LOG_LEVEL and are always JSON.", verbose.Text);
    }

    [Fact]
    public void Without_Anthropics_key_the_other_models_still_load()
    {
        var config = LiteLlmSamples.ReadFile(LiteLlmSamples.Seed, ("OPENAI_API_KEY", "sk-1"));

        Assert.Empty(config.Problems);
        Assert.Equal(3, config.Table.Groups.Sum(group => group.Members.Length));
        Assert.Contains(
            config.Warnings,
            warning => warning.Text == "the variable ANTHROPIC_API_KEY is not set: this deployment is left out."
        );
    }

    [Fact]
    public void Without_any_key_the_start_stops() =>
        Assert.Contains(
            "no deployment that can be used",
            Assert.Single(LiteLlmSamples.ReadFile(LiteLlmSamples.Seed).Problems).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_file_of_the_repository_loads_without_a_word()
    {
        var config = LiteLlmSamples.ReadFile(LiteLlmSamples.Shipped, [.. Keys, ("GOOGLE_API_KEY", "k")]);

        Assert.Empty(config.Problems);
        Assert.Empty(config.Warnings);
        Assert.All(config.Table.Groups, group => Assert.NotNull(Assert.Single(group.Members).Deployment.Price));
    }
}
