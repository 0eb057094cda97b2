using Solaris.Providers;

namespace Solaris.Routing;

public sealed class LiteLlmConfigTests
{
    [Fact]
    public void A_deployment_may_name_everything()
    {
        var deployment = Only(
            """
            model_list:
              - model_name: chat
                litellm_params:
                  model: openai/gpt-4o
                  api_key: sk-literal
                  api_base: https://gateway.example/openai/v1/
                  organization: org-1
                  timeout: 12.5
                  stream_timeout: 30
                  temperature: 0.2
                  stop: ["a", b]
                  extra_body: { provider: { only: [x] }, flag: true }
                  input_cost_per_token: 6.25e-06
                  output_cost_per_token: 0.00003
                  cache_read_input_token_cost: 1e-07
                model_info:
                  id: my-chat
                  mode: chat
                  max_tokens: 4096
                  max_input_tokens: 100000
            """
        );

        Assert.Equal("my-chat", deployment.Id);
        Assert.Equal("https://gateway.example/openai/v1", deployment.BaseAddress.ToString());
        Assert.Equal("gpt-4o", deployment.UpstreamModel);
        Assert.Equal("sk-literal", deployment.ApiKey?.Reveal());
        Assert.Equal("org-1", deployment.Organization);
        Assert.Equal(4096, deployment.MaxOutputTokens);
        Assert.Equal(new ModelPrice(6_250_000, 30_000_000, 100_000).Rates, deployment.Price?.Rates);
        Assert.Equal((12.5, 30), (deployment.FirstByteTimeout.TotalSeconds, deployment.IdleTimeout.TotalSeconds));
        Assert.Equal(
            [
                new("temperature", "0.2"),
                new("stop", """["a","b"]"""),
                new("provider", """{"only":["x"]}"""),
                new("flag", "true"),
            ],
            deployment.DefaultParameters.AsEnumerable()
        );
    }

    [Fact]
    public void Prices_of_the_file_win_class_by_class()
    {
        var price = Only(
            Entry("model: anthropic/claude-sonnet-4-5", "api_key: k", "input_cost_per_token: 1e-06")
        ).Price;

        Assert.Equal(new ModelPrice(1_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000).Rates, price?.Rates);
    }

    [Fact]
    public void Every_price_of_LiteLlms_may_stand_in_the_file()
    {
        var price = Only(
            Entry(
                "model: openai/of-my-own",
                "api_key: k",
                "input_cost_per_token: 0",
                "output_cost_per_token: 1e-06",
                "output_cost_per_token_above_200k_tokens_priority: 3e-06"
            )
        ).Price;

        Assert.Equal((0, 1_000_000), (price?.Input, price?.Output));
        Assert.Equal(3_000_000, price?.OutputCeiling(200_001, PriceTier.Priority, fast: false));
    }

    [Fact]
    public void Ranges_of_prompt_lengths_and_prices_of_searches_may_stand_in_the_file()
    {
        var price = Only(
            Entry(
                "model: openai/of-my-own",
                "api_key: k",
                "tiered_pricing: [{ range: [0, 32000], input_cost_per_token: 1e-06, output_cost_per_token: 2e-06 }, "
                    + "{ range: [32000, 256000], input_cost_per_token: 3e-06, output_cost_per_token: 4e-06 }]",
                "search_context_cost_per_query: { search_context_size_low: 0.01, search_context_size_high: 0.02 }"
            )
        ).Price;

        Assert.Equal((1_000_000, 2_000_000), (price?.Input, price?.Output));
        Assert.Equal(40_000, price?.Cost(new TokenUsage(10_000, 0, 0, 0, 15_000)));
        Assert.Equal(160_000, price?.Cost(new TokenUsage(40_000, 0, 0, 0, 10_000)));
        Assert.Equal((10_000_000_000, 20_000_000_000), (price?.Units.SearchLow, price?.Units.SearchHigh));
    }

    [Theory]
    [InlineData("supports_vision: false", false)]
    [InlineData("supports_pdf_input: true", true)]
    public void What_a_model_can_do_is_the_tables_word_unless_the_file_says_otherwise(string line, bool vision)
    {
        var traits = Only(
            $"""
            model_list:
              - model_name: chat
                litellm_params:
                  model: openai/gpt-4o
                  api_key: k
                model_info:
                  {line}
            """
        ).Traits;

        Assert.Equal((true, vision), (traits.Tools, traits.Vision));
    }

    [Fact]
    public void Token_weights_say_what_limits_count()
    {
        var deployment = Only(
            """
            model_list:
              - model_name: chat
                litellm_params:
                  model: openai/gpt-4o
                  api_key: k
                model_info:
                  token_weights: { cache_read: 0.1, output: 4 }
            """
        );

        Assert.Equal(new TokenWeights(1_000, 100, 1_000, 4_000), deployment.Weights);
    }

    [Fact]
    public void Azure_is_priced_by_its_base_model()
    {
        var deployment = Only(
            Entry(
                "model: azure/my-deployment",
                "api_key: k",
                "api_base: https://x.openai.azure.com",
                "api_version: 2024-10-21"
            ) + "    model_info: { base_model: azure/gpt-4o }\n"
        );

        Assert.Equal(2_500_000, deployment.Price?.Input);
        Assert.Equal(
            AzureAddress.For(new("https://x.openai.azure.com"), "my-deployment", "2024-10-21"),
            deployment.BaseAddress
        );
    }

    [Fact]
    public void A_model_without_prefix_belongs_to_the_provider_the_price_book_knows() =>
        Assert.Equal("anthropic", Only(Entry("model: claude-sonnet-4-5", "api_key: k")).Provider.Name);

    [Fact]
    public void A_provider_may_be_named_apart()
    {
        var deployment = Only(Entry("model: meta/llama", "custom_llm_provider: groq", "api_key: k"));

        Assert.Equal(("groq", "meta/llama"), (deployment.Provider.Name, deployment.UpstreamModel));
    }

    [Fact]
    public void A_key_may_come_from_a_file_variable()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "sk-file\n");

        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_key: os.environ/MY_KEY"),
            ("MY_KEY_FILE", path)
        );
        File.Delete(path);

        Assert.Equal("sk-file", config.Table.Groups[0].Members[0].Deployment.ApiKey?.Reveal());
    }

    [Fact]
    public void Without_api_key_the_providers_own_variable_is_used() =>
        Assert.Equal(
            "sk-groq",
            LiteLlmSamples
                .Read(Entry("model: groq/llama-3.3-70b-versatile"), ("GROQ_API_KEY", "sk-groq"))
                .Table.Groups[0]
                .Members[0]
                .Deployment.ApiKey?.Reveal()
        );

    [Fact]
    public void A_providers_key_is_not_sent_to_an_address_of_ones_own()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_base: http://10.0.0.1/v1"),
            ("OPENAI_API_KEY", "sk-1")
        );

        Assert.Null(config.Table.Groups[0].Members[0].Deployment.ApiKey);
    }

    [Fact]
    public void Anything_may_come_from_the_environment()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: os.environ/MODEL", "api_key: k", "timeout: os.environ/SECONDS"),
            ("MODEL", "openai/gpt-4o"),
            ("SECONDS", "5")
        );

        Assert.Empty(config.Problems);
        Assert.Equal(TimeSpan.FromSeconds(5), config.Table.Groups[0].Members[0].Deployment.FirstByteTimeout);
    }

    [Theory]
    [InlineData("weight: 2", "weight: 0.5", 2_000, 500)]
    [InlineData("weight: 1", "rpm: 900", 1_000, 0)]
    [InlineData("rpm: 900", "rpm: 100", 900, 100)]
    [InlineData("tpm: 5", "temperature: 1", 5, 0)]
    [InlineData("temperature: 0", "temperature: 1", 1, 1)]
    public void Weights_come_from_weight_then_rpm_then_tpm(string first, string second, long expected1, long expected2)
    {
        var yaml =
            Entry("model: openai/gpt-4o", "api_key: k", first)
            + Entry("model: openai/gpt-4o", "api_key: k", second)
                .Replace("model_list:\n", "", StringComparison.Ordinal);

        var group = Assert.Single(LiteLlmSamples.Read(yaml).Table.Groups);

        Assert.Equal(["m#1", "m#2"], group.Members.Select(member => member.Deployment.Id));
        Assert.Equal([expected1, expected2], group.Members.Select(member => member.Weight));
    }

    [Fact]
    public void Router_settings_are_read_from_both_sections()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_key: k")
                + """
                router_settings: { num_retries: 1, allowed_fails: 5, cooldown_time: 0.5, default_fallbacks: [m] }
                litellm_settings: { request_timeout: 20, num_retries: 9, fallbacks: [{ m: [m] }] }
                """
        );

        Assert.Empty(config.Problems);
        Assert.Empty(config.Warnings);
        Assert.Equal(new RoutingSettings(1, 5, TimeSpan.FromSeconds(0.5)), config.Table.Settings);
        Assert.Equal(20, config.Table.Groups[0].Members[0].Deployment.FirstByteTimeout.TotalSeconds);
        Assert.Equal(["m"], config.Table.DefaultFallbacks);
        Assert.Equal(["m"], config.Table.Fallbacks["m"]);
    }

    [Fact]
    public void Aliases_have_three_forms()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_key: k")
                + """
                router_settings:
                  model_group_alias:
                    plain: m
                    hidden: { model: m, hidden: true }
                    list: [m]
                """
        );

        Assert.Empty(config.Problems);
        Assert.Equal(
            [("plain", false), ("hidden", true), ("list", false)],
            config.Table.Aliases.Select(a => (a.Name, a.Hidden))
        );
        Assert.All(config.Table.Aliases, alias => Assert.Equal(["m"], alias.Targets));
    }

    [Fact]
    public void Anchors_and_merges_are_followed()
    {
        var deployment = LiteLlmSamples
            .Read(
                """
                defaults: &defaults
                  api_key: k
                  timeout: 7
                model_list:
                  - model_name: m
                    litellm_params:
                      <<: *defaults
                      model: openai/gpt-4o
                """
            )
            .Table.Groups[0]
            .Members[0]
            .Deployment;

        Assert.Equal(7, deployment.FirstByteTimeout.TotalSeconds);
    }

    [Fact]
    public void The_strategy_and_its_argument_are_read()
    {
        var settings = LiteLlmSamples
            .Read(
                Entry("model: openai/gpt-4o", "api_key: k")
                    + """
                    router_settings:
                      routing_strategy: latency-based-routing
                      routing_strategy_args: { lowest_latency_buffer: 0.5 }
                    """
            )
            .Table.Settings;

        Assert.Equal(("latency-based-routing", 0.5), (settings?.Strategy, settings?.LatencyBuffer));
    }

    [Fact]
    public void Terms_of_a_deployment_are_read()
    {
        var config = LiteLlmSamples.Read(
            Entry(
                "model: openai/gpt-4o",
                "api_key: k",
                "rpm: 10",
                "tpm: 0",
                "order: 2",
                "tags: [eu, paid]",
                "region_name: br",
                "cooldown_time: 7",
                "drop_params: true"
            )
                + """
                    model_info: { access_groups: [beta], disable_background_health_check: true }
                general_settings: { max_parallel_requests: 3, background_health_checks: true, health_check_interval: 60 }
                """
        );

        Assert.Empty(config.Problems);
        Assert.Empty(config.Warnings);
        var member = Assert.Single(Assert.Single(config.Table.Groups).Members);
        var terms = member.Terms;
        Assert.True(member.Deployment.DropUnsupported);
        Assert.Equal((10L, null, 3L), (terms.RequestsPerMinute, terms.TokensPerMinute, terms.MaxParallel));
        Assert.Equal((2L, TimeSpan.FromSeconds(7), false), (terms.Order, terms.Cooldown, terms.Probed));
        Assert.Equal(["eu", "paid", "br"], terms.Tags);
        Assert.Equal(["beta"], terms.AccessGroups);
        Assert.Equal(new ProbeSettings(TimeSpan.FromMinutes(1), Steers: false), config.Table.Probes);
    }

    [Fact]
    public void Policies_count_by_kind_of_failure()
    {
        var settings = LiteLlmSamples
            .Read(
                Entry("model: openai/gpt-4o", "api_key: k")
                    + """
                    router_settings:
                      retry_policy: { RateLimitErrorRetries: 5, InternalServerErrorRetries: 1 }
                      allowed_fails_policy: { AuthenticationErrorAllowedFails: 9 }
                      retry_after: 2
                      disable_cooldowns: true
                      max_fallbacks: 2
                    """
            )
            .Table.Settings!;

        Assert.Equal(5, settings.RetriesByKind[FailureKind.RateLimited]);
        Assert.Equal(1, settings.RetriesByKind[FailureKind.Cut]);
        Assert.Equal(9, settings.AllowedFailsByKind[FailureKind.Credential]);
        Assert.Equal(
            (TimeSpan.FromSeconds(2), false, 2),
            (settings.SmallestWait, settings.MayCool, settings.MostFallbacks)
        );
    }

    [Fact]
    public void The_special_fallbacks_are_read()
    {
        var table = LiteLlmSamples
            .Read(
                Entry("model: openai/gpt-4o", "api_key: k")
                    + """
                    router_settings: { context_window_fallbacks: [{ m: [m] }] }
                    litellm_settings: { content_policy_fallbacks: [{ "*": [m] }] }
                    """
            )
            .Table;

        Assert.Equal(["m"], table.ContextWindowFallbacks["m"]);
        Assert.Equal(["m"], table.ContentPolicyFallbacks["*"]);
    }

    [Fact]
    public void Credentials_and_defaults_complete_an_entry()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "litellm_credential_name: ours", "temperature: 1")
                + """
                credential_list:
                  - credential_name: ours
                    credential_values: { api_key: os.environ/KEY, api_base: "https://a.example/v1" }
                    credential_info: { description: x }
                router_settings:
                  default_litellm_params: { temperature: 0, timeout: 9 }
                """,
            ("KEY", "sk-shared")
        );

        Assert.Empty(config.Problems);
        Assert.Empty(config.Warnings);
        var deployment = config.Table.Groups[0].Members[0].Deployment;
        Assert.Equal(("sk-shared", 9d), (deployment.ApiKey?.Reveal(), deployment.FirstByteTimeout.TotalSeconds));
        Assert.Equal("https://a.example/v1", deployment.BaseAddress.ToString());
        Assert.Equal([new("temperature", "1")], deployment.DefaultParameters.AsEnumerable());
    }

    [Fact]
    public void A_variable_of_the_file_counts_in_the_file()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_key: os.environ/OTHER")
                + "environment_variables: { OTHER: sk-file, DB_HOST: db, SELF: os.environ/SELF }\n"
        );

        Assert.Equal("sk-file", config.Table.Groups[0].Members[0].Deployment.ApiKey?.Reveal());
        var warning = Assert.Single(config.Warnings);
        Assert.Equal("models.yaml:6 environment_variables.DB_HOST", warning.Place);
    }

    [Fact]
    public void A_key_at_the_wrong_level_counts_and_is_reported()
    {
        var config = LiteLlmSamples.Read(
            Entry("model: openai/gpt-4o", "api_key: k") + "num_retries: 7\ngeneral_settings: { cooldown_time: 11 }\n"
        );

        Assert.Equal((7, 11d), (config.Table.Settings?.Retries, config.Table.Settings?.Cooldown.TotalSeconds));
        Assert.Equal(
            ["models.yaml:6 num_retries", "models.yaml:7 general_settings.cooldown_time"],
            config.Warnings.Select(warning => warning.Place)
        );
        Assert.All(
            config.Warnings,
            warning => Assert.StartsWith("belongs in router_settings", warning.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Included_files_add_their_models_and_name_their_own_lines()
    {
        var folder = Directory.CreateTempSubdirectory();
        var main = Path.Combine(folder.FullName, "main.yaml");
        var part = Path.Combine(folder.FullName, "part.yaml");
        File.WriteAllText(main, Entry("model: openai/gpt-4o", "api_key: k") + "include: [part.yaml]\n");
        File.WriteAllText(
            part,
            Entry("model: openai/gpt-4o", "api_key: k", "odd: 1").Replace(" m\n", " n\n", StringComparison.Ordinal)
        );

        var config = LiteLlmSamples.ReadFile(main);
        folder.Delete(recursive: true);

        Assert.Empty(config.Problems);
        Assert.Equal(["m", "n"], config.Table.Groups.Select(group => group.Name));
        Assert.Equal($"{part}:6 model_list[1].litellm_params.odd", Assert.Single(config.Warnings).Place);
        Assert.Equal([main, part], config.Files);
    }

    [Fact]
    public void The_cache_is_off_unless_asked_for()
    {
        var entry = Entry("model: openai/gpt-4o", "api_key: k");

        Assert.Null(LiteLlmSamples.Read(entry).Table.Cache);
        var cache = LiteLlmSamples
            .Read(
                entry
                    + """
                    litellm_settings:
                      cache: true
                      cache_params: { type: local, ttl: 30, mode: default_off, supported_call_types: [acompletion] }
                    """
            )
            .Table.Cache!;
        Assert.Equal((30d, true), (cache.Life.TotalSeconds, cache.OnRequest));
        Assert.Equal(["chat/completions"], cache.Endpoints);
    }

    [Fact]
    public void Alternatives_of_a_key_are_not_called_unknown() =>
        Assert.Empty(
            LiteLlmSamples
                .Read(
                    Entry(
                        "model: openai/gpt-4o",
                        "api_key: k",
                        "timeout: 1",
                        "request_timeout: 2",
                        "max_tokens: 1",
                        "max_completion_tokens: 2"
                    ) + "    model_info: { max_tokens: 1, max_output_tokens: 2 }\n"
                )
                .Warnings
        );

    private static Deployment Only(string yaml)
    {
        var config = LiteLlmSamples.Read(yaml);
        Assert.Empty(config.Problems);
        Assert.Empty(config.Warnings);
        return Assert.Single(Assert.Single(config.Table.Groups).Members).Deployment;
    }

    private static string Entry(params string[] parameters) =>
        "model_list:\n  - model_name: m\n    litellm_params:\n"
        + string.Concat(parameters.Select(parameter => $"      {parameter}\n"));
}
