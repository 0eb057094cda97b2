using System.Collections.Immutable;

namespace Solaris.Routing.LiteLlm;

/// <summary>
/// Every key that LiteLLM documents for its file, and what becomes of it here. docs/configuration.md has this table; a test compares
/// both, and the table with the list of LiteLLM's keys.
/// </summary>
internal static class LiteLlmKeys
{
    private const string Top = "";
    private const string Parameters = "litellm_params";
    private const string Info = "model_info";
    private const string Router = "router_settings";
    private const string Litellm = "litellm_settings";
    private const string Cache = "cache_params";
    private const string General = "general_settings";

    private const string Alerts = "alerts are thresholds of the limits";
    private const string Callbacks = "there are no callbacks; use /metrics and the request log";
    private const string Chooser = "no model chooses the model; use model_group_alias";
    private const string Clients = "clients bring no credentials or addresses of providers";
    private const string Database = "the database is set with DB_HOST and its companions";
    private const string Extension = "no code is loaded into the gateway";
    private const string Ledger = "limits are kept in the ledger, which holds before each call and knows no reset job";
    private const string Limits = "limits belong to keys, users and teams, see /api/limits";
    private const string Logs = "logs are set with LOG_LEVEL and are always JSON";
    private const string Mcp = "there is no MCP gateway";
    private const string Money = "discounts and margins belong into the prices of the deployment";
    private const string NotHere = "Solaris does not have this";
    private const string Provider = "the provider is not among those that Solaris speaks to";
    private const string Redis = "Redis is set with REDIS_HOST and its companions";
    private const string SignIn = "people sign in as in SOLARIS_ADMIN_EMAIL and /api/users";
    private const string Storage = "there is no vector store";
    private const string Unpriced = "what is not priced by tokens needs a ceiling of its own";

    public static readonly ImmutableArray<LiteLlmKey> All =
    [
        new(Top, KeyUse.Honoured, "model_list", "the models; entries with one `model_name` form a group"),
        new(Top, KeyUse.Honoured, "router_settings litellm_settings general_settings", "see below"),
        new(
            Top,
            KeyUse.Honoured,
            "environment_variables",
            "values for `os.environ/NAME` in this file, never for Solaris' own variables"
        ),
        new(Top, KeyUse.Honoured, "credential_list", "values that `litellm_credential_name` adds to a deployment"),
        new(
            Top,
            KeyUse.Honoured,
            "include",
            "other files, by paths from this one, whose lists and keys are added; they include nothing themselves"
        ),
        new(Top, KeyUse.OtherWay, "callback_settings", Callbacks),
        new(Top, KeyUse.Missing, "guardrails prompts policies", NotHere),
        new(Top, KeyUse.Missing, "mcp_servers mcp_tools", Mcp),
        new(Top, KeyUse.Missing, "vector_store_registry", Storage),
        new(
            Top,
            KeyUse.Missing,
            "assistant_settings files_settings finetune_settings search_tools",
            "these routes are passed on to the provider, with its key"
        ),
        new(Top, KeyUse.NotNeeded, "worker_registry", "replicas find each other in the database"),
        new("model_list", KeyUse.Honoured, "model_name litellm_params model_info", "see below"),
        new(
            "credential_list",
            KeyUse.Honoured,
            "credential_name credential_values credential_info",
            "the name, the parameters, and a note"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "model custom_llm_provider",
            "`PROVIDER/MODEL`, or the model alone with the provider beside it"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "api_key api_base base_url api_version organization",
            "where the deployment is, with its version, which `anthropic/` may leave out, and the account; `api_version` is Azure's, a date means the address per deployment, none `/openai/v1`"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "litellm_credential_name",
            "takes what is missing here from `credential_list`"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "timeout request_timeout ttft_timeout",
            "seconds to the first byte of an answer (600)"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "stream_timeout stream_idle_timeout",
            "seconds of silence within an answer (300)"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "weight",
            "share of the calls that try this deployment first; else `rpm`, else `tpm`"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "rpm tpm max_parallel_requests",
            "a deployment whose minute or places are used up is skipped; 0 is no limit"
        ),
        new(Parameters, KeyUse.Honoured, "order", "deployments of the smallest order are tried first"),
        new(
            Parameters,
            KeyUse.Honoured,
            "tags region_name",
            "what calls ask for in `x-solaris-tags`, with `enable_tag_filtering`"
        ),
        new(Parameters, KeyUse.Honoured, "cooldown_time", "this deployment's own rest, in seconds"),
        new(
            Parameters,
            KeyUse.Honoured,
            "drop_params",
            "fields that the provider's API cannot express are dropped instead of refused"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "input_cost_per_token* output_cost_per_token* cache_read_input_token_cost* cache_creation_input_token_cost* cache_read_input_audio_token_cost input_cost_per_audio_token output_cost_per_audio_token output_cost_per_reasoning_token input_cost_per_image* output_cost_per_image* input_cost_per_second output_cost_per_second input_cost_per_character output_cost_per_character input_cost_per_request input_cost_per_query tiered_pricing search_context_cost_per_query",
            "USD each; they win over the price table's"
        ),
        new(Parameters, KeyUse.Honoured, "max_tokens max_completion_tokens", "output cap for calls that ask for none"),
        new(
            Parameters,
            KeyUse.Honoured,
            "temperature top_p top_k presence_penalty frequency_penalty seed stop logit_bias response_format reasoning_effort verbosity service_tier parallel_tool_calls tools tool_choice modalities dimensions encoding_format safety_settings thinking extra_body",
            "fields added to requests that lack them"
        ),
        new(
            Parameters,
            KeyUse.Honoured,
            "vertex_project vertex_location vertex_credentials",
            "`vertex_ai/` only: project, location (`us-central1`; `global` is one) and the path of a service account's key file, or its JSON; without them `VERTEXAI_PROJECT`, `VERTEXAI_LOCATION`, and `GOOGLE_APPLICATION_CREDENTIALS`"
        ),
        new(
            Parameters,
            KeyUse.OtherWay,
            "max_retries num_retries",
            "retries are set once, as router_settings.num_retries"
        ),
        new(Parameters, KeyUse.OtherWay, "n", "the number of answers is the client's to ask for"),
        new(Parameters, KeyUse.OtherWay, "user", "the end user is named by the caller, never by a deployment"),
        new(
            Parameters,
            KeyUse.OtherWay,
            "max_budget budget_duration default_api_key_tpm_limit default_api_key_rpm_limit itpm otpm",
            Limits
        ),
        new(Parameters, KeyUse.OtherWay, "configurable_clientside_auth_params use_in_pass_through", Clients),
        new(
            Parameters,
            KeyUse.OtherWay,
            "use_litellm_proxy",
            "write the model as litellm_proxy/MODEL with its api_base"
        ),
        new(
            Parameters,
            KeyUse.OtherWay,
            "keepalive_seconds allow_client_keepalive_override",
            "the silence that is allowed is stream_timeout; no comments are sent"
        ),
        new(Parameters, KeyUse.OtherWay, "tag_regex", "calls name their tags in x-solaris-tags"),
        new(Parameters, KeyUse.OtherWay, "mock_response", "scripts/run brings a simulated provider"),
        new(
            Parameters,
            KeyUse.NotNeeded,
            "litellm_trace_id merge_reasoning_content_in_choices use_chat_completions_api additional_drop_params allowed_openai_params",
            "dialects are translated as they are; what was dropped is named in x-solaris-dropped-params"
        ),
        new(Parameters, KeyUse.NotNeeded, "model_info metadata", "a note of LiteLLM's own"),
        new(Parameters, KeyUse.Missing, "extra_headers headers", "no headers of one's own are sent"),
        new(
            Parameters,
            KeyUse.Missing,
            "azure_ad_token azure_ad_token_provider tenant_id client_id client_secret azure_username azure_password azure_scope",
            "Azure is used with an api_key"
        ),
        new(
            Parameters,
            KeyUse.Missing,
            "ssl_verify http_client",
            "the operating system's certificates are trusted; add yours there"
        ),
        new(
            Parameters,
            KeyUse.Missing,
            "output_cost_per_second_480p output_cost_per_second_1080p output_cost_per_second_4k input_cost_per_pixel output_cost_per_pixel citation_cost_per_token",
            Unpriced
        ),
        new(Parameters, KeyUse.Missing, "aws_* s3_* bedrock_tags watsonx_region_name use_xai_oauth", Provider),
        new(
            Parameters,
            KeyUse.Missing,
            "gcs_bucket_name max_file_size_mb",
            "files are passed on to the provider as they come"
        ),
        new(
            Parameters,
            KeyUse.Missing,
            "auto_router_* complexity_router_* adaptive_router_* quality_router_*",
            Chooser
        ),
        new(
            Parameters,
            KeyUse.Missing,
            "vector_store_id vector_bucket_name index_name embedding_model milvus_* valkey_*",
            Storage
        ),
        new(Info, KeyUse.Honoured, "id", "the deployment's name in logs and headers (`MODEL_NAME#1`, `#2` …)"),
        new(Info, KeyUse.Honoured, "base_model", "the price table's name of the model"),
        new(Info, KeyUse.Honoured, "mode max_tokens max_output_tokens max_input_tokens", "wins over the price table"),
        new(
            Info,
            KeyUse.Honoured,
            "input_cost_per_token* output_cost_per_token* cache_read_input_token_cost* cache_creation_input_token_cost* cache_read_input_audio_token_cost input_cost_per_audio_token output_cost_per_audio_token output_cost_per_reasoning_token input_cost_per_image* output_cost_per_image* input_cost_per_second output_cost_per_second input_cost_per_character output_cost_per_character input_cost_per_request input_cost_per_query tiered_pricing search_context_cost_per_query",
            "as in `litellm_params`"
        ),
        new(
            Info,
            KeyUse.Honoured,
            "token_weights",
            "`{input, cache_read, cache_write, output}`: what a token of each class counts in token limits (1); Solaris' own"
        ),
        new(
            Info,
            KeyUse.Honoured,
            "access_groups",
            "names that the model list of a key may have instead of the model's"
        ),
        new(
            Info,
            KeyUse.Honoured,
            "disable_background_health_check",
            "leaves the deployment out of the background checks"
        ),
        new(Info, KeyUse.Honoured, "supports_*", "what the model can do; wins over the price table"),
        new(
            Info,
            KeyUse.NotNeeded,
            "db_model created_at created_by updated_at updated_by tier metadata description litellm_provider key",
            "a note of LiteLLM's own"
        ),
        new(
            Info,
            KeyUse.OtherWay,
            "team_id team_public_model_name",
            "models of a team are in the model list of its keys"
        ),
        new(Info, KeyUse.OtherWay, "blocked", "take the entry out, and the file is read again"),
        new(
            Info,
            KeyUse.OtherWay,
            "allow_fail_open enable_tag_filtering",
            "tags are filtered for all models or none, see router_settings"
        ),
        new(
            Info,
            KeyUse.OtherWay,
            "health_check_model health_check_timeout health_check_max_tokens health_check_voice",
            "checks ask for the list of models: they are never billed"
        ),
        new(
            Info,
            KeyUse.Missing,
            "ptu_count cost_per_ptu_per_hour ptu_effective_from ptu_effective_to",
            "calls are priced by their tokens"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "routing_strategy",
            "simple-shuffle, least-busy, latency-based-routing, usage-based-routing (-v2), cost-based-routing"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "routing_strategy_args",
            "`lowest_latency_buffer`: this much slower than the quickest is as good (0)"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "model_group_alias",
            "`NAME: MODEL`, `NAME: {model, hidden}`, or `NAME: [MODEL, …]` as one group"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "fallbacks default_fallbacks",
            "names tried next, in order, when a model's own deployments fail before the first byte"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "context_window_fallbacks",
            "names tried instead when the prompt is too long; without any, `fallbacks`"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "content_policy_fallbacks",
            "names tried instead when a content filter stopped the prompt; without any, none"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "max_fallbacks",
            "names tried at most, those of fallbacks' fallbacks included (5)"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "num_retries retry_policy",
            "how often a failed attempt is repeated in all (2), and by kind of failure"
        ),
        new(Router, KeyUse.Honoured, "retry_after", "the shortest wait before a repeat, in seconds (0)"),
        new(
            Router,
            KeyUse.Honoured,
            "timeout request_timeout stream_timeout stream_idle_timeout",
            "for deployments that set none"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "allowed_fails allowed_fails_policy",
            "failures in a row, or in most calls of a minute, that do not make a deployment rest (3)"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "cooldown_time disable_cooldowns",
            "the rest, in seconds (5); a provider's `retry-after` is believed, up to ten minutes"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "enable_tag_filtering tag_filtering_match_any",
            "calls with `x-solaris-tags` go only to deployments with those tags"
        ),
        new(
            Router,
            KeyUse.Honoured,
            "default_max_parallel_requests",
            "for deployments without `max_parallel_requests`"
        ),
        new(Router, KeyUse.Honoured, "default_litellm_params", "what is missing in each deployment's `litellm_params`"),
        new(
            Router,
            KeyUse.Honoured,
            "enable_health_check_routing",
            "a deployment that fails its background check rests until the next"
        ),
        new(
            Router,
            KeyUse.OtherWay,
            "rpm tpm",
            "limits belong to keys, users and teams, and to each deployment in litellm_params"
        ),
        new(Router, KeyUse.OtherWay, "redis_host redis_port redis_password redis_db redis_url cache_kwargs", Redis),
        new(Router, KeyUse.OtherWay, "cache_responses caching_groups", "the cache is litellm_settings.cache"),
        new(Router, KeyUse.OtherWay, "provider_budget_config", Limits),
        new(
            Router,
            KeyUse.OtherWay,
            "model_group_retry_policy routing_groups",
            "one policy and one strategy serve all models"
        ),
        new(Router, KeyUse.OtherWay, "tag_routing_prefix", "tags come in a header of their own, not in the body"),
        new(Router, KeyUse.OtherWay, "set_verbose debug_level", Logs),
        new(Router, KeyUse.OtherWay, "alerting_config", Alerts),
        new(
            Router,
            KeyUse.OtherWay,
            "assistants_config search_tools guardrail_list plugins router_general_settings fallback_access_check fallback_budget_check auto_router_capability_limit heuristic_v2_router_limit",
            Extension
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "enable_pre_call_check enable_pre_call_checks optional_pre_call_checks",
            "a prompt that is too long goes to context_window_fallbacks by the provider's own word"
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "enable_weighted_failover",
            "the other deployments of a group are always tried first, by weight"
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "ignore_invalid_deployments",
            "a wrong entry stops the start; one whose key is not set is left out"
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "client_ttl default_priority polling_interval",
            "connections and queues need no setting"
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "deployment_affinity_ttl_seconds model_group_affinity_config",
            "calls do not stick to deployments"
        ),
        new(
            Router,
            KeyUse.OtherWay,
            "keepalive_seconds allow_client_keepalive_override ttft_timeout",
            "set timeout and stream_timeout"
        ),
        new(
            Router,
            KeyUse.OtherWay,
            "background_health_check_model_groups",
            "leave a deployment out with model_info.disable_background_health_check"
        ),
        new(
            Router,
            KeyUse.NotNeeded,
            "health_check_staleness_threshold health_check_ignore_transient_errors",
            "a check counts until the next; 429 never counts"
        ),
        new(
            Litellm,
            KeyUse.Honoured,
            "model_group_alias fallbacks default_fallbacks context_window_fallbacks content_policy_fallbacks max_fallbacks num_retries retry_policy retry_after timeout request_timeout stream_timeout stream_idle_timeout allowed_fails allowed_fails_policy cooldown_time disable_cooldowns enable_tag_filtering tag_filtering_match_any default_max_parallel_requests",
            "as in `router_settings`, which wins"
        ),
        new(Litellm, KeyUse.Honoured, "drop_params", "for deployments that do not say"),
        new(Litellm, KeyUse.Honoured, "cache cache_params", "exact answers are kept and given again, see below"),
        new(Litellm, KeyUse.OtherWay, "master_key", "the master key is set with SOLARIS_MASTER_KEY"),
        new(Litellm, KeyUse.OtherWay, "database_url database_type", Database),
        new(Litellm, KeyUse.OtherWay, "redis_host redis_port redis_password", Redis),
        new(
            Litellm,
            KeyUse.OtherWay,
            "set_verbose json_logs log_level request_correlation_in_logs suppress_debug_info",
            Logs
        ),
        new(
            Litellm,
            KeyUse.OtherWay,
            "success_callback failure_callback callbacks service_callback service_callbacks langfuse_default_tags langfuse_enable_update_trace_keys turn_off_message_logging redact_user_api_key_info redact_messages_in_exceptions s3_callback_params datadog_params",
            Callbacks
        ),
        new(Litellm, KeyUse.OtherWay, "cost_discount_config cost_margin_config", Money),
        new(
            Litellm,
            KeyUse.OtherWay,
            "max_budget budget_duration max_internal_user_budget default_max_internal_user_budget internal_user_budget_duration max_end_user_budget default_internal_user_params default_team_params default_team_settings key_generation_settings default_key_generate_params upperbound_key_generate_params max_parallel_requests budget_reset_time timezone",
            Limits
        ),
        new(
            Litellm,
            KeyUse.OtherWay,
            "overwrite_user_with_key_hash max_ui_session_budget enable_key_alias_format_validation",
            SignIn
        ),
        new(
            Litellm,
            KeyUse.NotNeeded,
            "track_cost_per_model disable_end_user_cost_tracking enable_end_user_cost_tracking_prometheus_only store_audit_logs",
            "costs are always recorded, and no metric names a user"
        ),
        new(Litellm, KeyUse.NotNeeded, "telemetry", "nothing is sent to anyone"),
        new(
            Litellm,
            KeyUse.NotNeeded,
            "disable_hf_tokenizer_download disable_stop_sequence_limit enable_preview_features disable_copilot_system_to_assistant disable_add_transform_inline_image_block disable_aiohttp_transport http2",
            "a detail of LiteLLM's own code"
        ),
        new(
            Litellm,
            KeyUse.NotNeeded,
            "modify_params add_function_to_prompt use_chat_completions_url_for_anthropic_messages route_all_chat_openai_to_responses",
            "dialects are translated as they are"
        ),
        new(
            Litellm,
            KeyUse.NotNeeded,
            "user_url_validation user_url_allowed_hosts",
            "the gateway fetches no address that a client names"
        ),
        new(
            Litellm,
            KeyUse.NotNeeded,
            "return_response_headers",
            "the answer's own x-ratelimit headers say how the caller stands"
        ),
        new(Litellm, KeyUse.NotNeeded, "enable_redis_auth_cache", "keys are always remembered for a while"),
        new(
            Litellm,
            KeyUse.Missing,
            "force_ipv4 ssl_verify ssl_certificate ssl_security_level",
            "the operating system's settings count"
        ),
        new(
            Litellm,
            KeyUse.Missing,
            "enable_json_schema_validation skip_system_message_in_guardrail skip_tool_message_in_guardrail require_managed_files",
            NotHere
        ),
        new(Litellm, KeyUse.Missing, "mcp_aliases mcp_semantic_tool_filter", Mcp),
        new(
            Litellm,
            KeyUse.Missing,
            "default_vertex_config",
            "set vertex_project and vertex_location for each deployment, or in default_litellm_params"
        ),
        new(
            Cache,
            KeyUse.Honoured,
            "type",
            "`local`; `redis` keeps answers for all replicas, in the Redis of REDIS_HOST"
        ),
        new(Cache, KeyUse.Honoured, "ttl default_in_memory_ttl", "how long an answer is kept, in seconds (600)"),
        new(
            Cache,
            KeyUse.Honoured,
            "supported_call_types",
            "acompletion, atext_completion, aembedding, aresponses, anthropic_messages; all of them by default"
        ),
        new(Cache, KeyUse.Honoured, "mode", "`default_off`: only calls with `x-solaris-cache: use`"),
        new(
            Cache,
            KeyUse.OtherWay,
            "host port password username url redis_url db ssl ssl_cert_reqs ssl_check_hostname ssl_ca_certs socket_timeout max_connections namespace default_in_redis_ttl redis_flush_size redis_startup_nodes service_name sentinel_nodes sentinel_password gcp_* aws_* azure_redis_ad_token",
            Redis
        ),
        new(Cache, KeyUse.NotNeeded, "disable_copilot_system_to_assistant", "a detail of LiteLLM's own code"),
        new(Cache, KeyUse.Missing, "s3_* gcs_* disk_cache_dir azure_*", "answers are kept in memory"),
        new(
            Cache,
            KeyUse.Missing,
            "similarity_threshold redis_semantic_cache_* valkey_semantic_cache_* qdrant_* semantic_*",
            "only equal requests are answered alike"
        ),
        new(
            General,
            KeyUse.Honoured,
            "background_health_checks health_check_interval",
            "asks every deployment for its models each so many seconds (300); never billed"
        ),
        new(
            General,
            KeyUse.Honoured,
            "enable_health_check_routing",
            "a deployment that fails its background check rests until the next"
        ),
        new(General, KeyUse.Honoured, "max_parallel_requests", "for deployments without a number of their own"),
        new(General, KeyUse.OtherWay, "master_key", "the master key is set with SOLARIS_MASTER_KEY"),
        new(General, KeyUse.OtherWay, "database_*", Database),
        new(
            General,
            KeyUse.OtherWay,
            "completion_model embedding_model moderation_model image_generation_model infer_model_from_keys",
            "clients name the model; map names with model_group_alias"
        ),
        new(General, KeyUse.OtherWay, "headers", "answers carry no headers of one's own"),
        new(
            General,
            KeyUse.OtherWay,
            "alerting alerting_threshold alerting_args alert_types alert_type_config alert_to_webhook_url spend_report_frequency",
            Alerts
        ),
        new(
            General,
            KeyUse.OtherWay,
            "allowed_routes admin_only_routes public_routes",
            "a key has its own list of endpoints"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "allowed_ips use_x_forwarded_for mcp_trusted_proxy_ranges mcp_internal_ip_ranges",
            "a key has its own list of addresses"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "user_header_name user_header_mappings litellm_key_header_name enforce_user_param",
            "a trusted-client key names the end user in X-Solaris-User-Id or -Email, and must"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "reject_clientside_metadata_tags enforced_params",
            "the body's metadata decides nothing"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "global_max_parallel_requests max_in_flight_requests_per_worker max_queued_requests_per_worker admission_queue_timeout_seconds token_rate_limit_type disable_retry_on_max_parallel_request_limit_error service_account_settings",
            Limits
        ),
        new(
            General,
            KeyUse.OtherWay,
            "max_request_size_mb max_response_size_mb max_batch_file_size_mb max_file_size_mb allowed_file_extensions blocked_file_extensions",
            "sizes are Server:MaxBodyBytes and Relay:LargestAnswerBytes"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "pass_through_endpoints pass_through_request_timeout use_client_credentials_pass_through_routes allow_client_side_credentials forward_llm_provider_auth_headers forward_client_headers_to_llm_api forward_openai_org_id",
            Clients
        ),
        new(General, KeyUse.OtherWay, "always_include_stream_usage", "a key has alwaysStreamUsage"),
        new(
            General,
            KeyUse.OtherWay,
            "key_management_system key_management_settings use_azure_key_vault use_google_kms use_aws_secret_manager",
            "a secret is a variable, or the file that NAME_FILE names"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "store_model_in_db supported_db_objects proxy_config_reload_interval_seconds",
            "models are in the file, which is read again when it changes"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "ui_access_mode auto_redirect_ui_login_to_sso max_failed_login_attempts max_failed_login_attempts_per_source failed_login_window_seconds disable_env_credential_login allow_user_auth enable_jwt_auth litellm_jwtauth enable_oauth2_auth enable_oauth2_proxy_auth oauth2_config_mappings custom_sso custom_ui_sso_sign_in_handler allow_cli_sso_verification_uri_complete control_plane_url enforce_rbac role_permissions",
            SignIn
        ),
        new(
            General,
            KeyUse.OtherWay,
            "health_check_details health_check_concurrency background_health_check_model_groups health_check_skip_disabled_background_models health_check_staleness_threshold health_check_ignore_transient_errors use_shared_health_check enable_drain_endpoint drain_endpoint_token",
            "/health/ready says how the gateway is; leave a deployment out with model_info.disable_background_health_check"
        ),
        new(
            General,
            KeyUse.OtherWay,
            "sse_keepalive_ping_interval_seconds",
            "the silence that is allowed is stream_timeout; no comments are sent"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "cancel_on_disconnect",
            "each provider is drained or cancelled as its billing demands"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "disable_spend_logs disable_spend_updates disable_error_logs proxy_batch_write_at use_redis_transaction_buffer",
            "usage is always recorded"
        ),
        new(General, KeyUse.NotNeeded, "store_prompts_in_spend_logs", "prompts are not stored"),
        new(
            General,
            KeyUse.NotNeeded,
            "disable_budget_reservation disable_reset_budget fail_closed_budget_enforcement enforce_fallback_budget allow_requests_on_db_unavailable proxy_budget_rescheduler_*",
            Ledger
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "enforce_fallback_model_access",
            "fallbacks are the administrator's choice: who may use a model may use its fallbacks"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "disable_master_key_return disable_adding_master_key_hash_to_db",
            "the master key is never shown or stored"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "scope_spend_list_endpoints_to_caller legacy_unscoped_spend_list_endpoints disable_auto_add_proxy_admin_to_teams",
            "people see their own usage, administrators all"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "user_api_key_cache_ttl user_api_key_cache_max_size disable_prisma_schema_update scheduled_job_stagger missing_session_id litellm_license",
            "a detail of LiteLLM's own code"
        ),
        new(
            General,
            KeyUse.NotNeeded,
            "disable_responses_id_security allow_unmanaged_response_ids",
            "answers are stored by nobody but the provider"
        ),
        new(General, KeyUse.Missing, "maximum_spend_logs_*", "rows are kept; SQL deletes them"),
        new(
            General,
            KeyUse.Missing,
            "disable_batch_input_file_rate_limiting skip_batch_input_file_rate_limiting_for_providers skip_batch_input_file_rate_limiting_for_models proxy_batch_polling_interval",
            "the input file of a batch is always bounded and held, and batches are asked after once a minute"
        ),
        new(
            General,
            KeyUse.Missing,
            "custom_auth custom_auth_run_common_checks custom_key_generate custom_key_update custom_key_policy",
            Extension
        ),
        new(General, KeyUse.Missing, "search_tools", NotHere),
        new(
            General,
            KeyUse.Missing,
            "user_mcp_management_mode enable_mcp_registry mcp_client_side_auth_header_name mcp_required_fields require_end_user_mcp_access_defined require_key_mcp_access_defined",
            Mcp
        ),
    ];

    public static LiteLlmKey? Find(string section, string key) => All.FirstOrDefault(row => row.Covers(section, key));

    /// <summary>The mapping that <paramref name="path"/> leads to, without the number of an entry: <c>model_list[3].model_info</c> is <c>model_info</c>.</summary>
    public static string SectionOf(string path)
    {
        var section = path[(path.LastIndexOf('.') + 1)..];
        var number = section.IndexOf('[');
        return number < 0 ? section : section[..number];
    }

    /// <summary>Why a key that nobody read has no effect.</summary>
    public static string Reason(string path, string key)
    {
        var section = SectionOf(path);
        if (Find(section, key) is { } known)
        {
            return known.Use == KeyUse.Honoured ? "it has no meaning for this entry" : known.Text;
        }
        var place = All.FirstOrDefault(row => row.Use == KeyUse.Honoured && row.Covers(row.Section, key));
        return place is { Section.Length: > 0 } ? $"it belongs in {place.Section}" : "it is no key that Solaris reads";
    }
}
