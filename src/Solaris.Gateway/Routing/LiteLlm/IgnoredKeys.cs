using System.Collections.Frozen;

namespace Solaris.Routing.LiteLlm;

/// <summary>Why keys that LiteLLM (or people) put into the file have no effect here, and what to set instead.</summary>
internal static class IgnoredKeys
{
    private const string Database = "the database is set with DB_HOST and its companions";
    private const string Redis = "Redis is set with REDIS_HOST and its companions";
    private const string Limits = "limits belong to keys, users and teams; in litellm_params they are weights";
    private const string Logging = "logs are set with LOG_LEVEL";
    private const string Callbacks = "there are no callbacks; use /metrics and the request log";
    private const string MasterKey = "the master key is set with SOLARIS_MASTER_KEY";

    private const string OneFallback = "only fallbacks and default_fallbacks are known";

    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["router_settings.rpm"] = Limits,
        ["router_settings.tpm"] = Limits,
        ["router_settings.redis_host"] = Redis,
        ["router_settings.redis_port"] = Redis,
        ["router_settings.redis_password"] = Redis,
        ["router_settings.redis_url"] = Redis,
        ["litellm_settings.redis_host"] = Redis,
        ["litellm_settings.redis_port"] = Redis,
        ["litellm_settings.redis_password"] = Redis,
        ["litellm_settings.cache"] = "answers are not cached",
        ["litellm_settings.cache_params"] = "answers are not cached",
        ["litellm_settings.set_verbose"] = Logging,
        ["litellm_settings.json_logs"] = "logs are always JSON",
        ["litellm_settings.log_level"] = Logging,
        ["litellm_settings.database_url"] = Database,
        ["litellm_settings.database_type"] = Database,
        ["litellm_settings.success_callback"] = Callbacks,
        ["litellm_settings.failure_callback"] = Callbacks,
        ["litellm_settings.callbacks"] = Callbacks,
        ["litellm_settings.track_cost_per_model"] = "costs are always recorded",
        ["litellm_settings.drop_params"] = "parameters are passed on as the client sent them",
        ["litellm_settings.master_key"] = MasterKey,
        ["general_settings.master_key"] = MasterKey,
        ["general_settings.database_url"] = Database,
        ["general_settings.headers"] = "answers carry no headers of one's own",
        ["general_settings.disable_spend_logs"] = "usage is always recorded",
        ["litellm_params.api_version"] = "only Azure's addresses have a version",
        ["litellm_params.drop_params"] = "parameters are passed on as the client sent them",
        ["litellm_params.n"] = "the number of answers is the client's to ask for",
        ["litellm_params.extra_headers"] = "no headers of one's own are sent",
        ["litellm_params.max_retries"] = "retries are set once, as num_retries",
        ["router_settings.context_window_fallbacks"] = OneFallback,
        ["router_settings.content_policy_fallbacks"] = OneFallback,
        ["litellm_settings.context_window_fallbacks"] = OneFallback,
        ["litellm_settings.content_policy_fallbacks"] = OneFallback,
        ["include"] = "one file holds all models; copy the entries here",
        ["environment_variables"] = "variables are read from the environment",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="path">The section's path; of an entry of a list only the part after it counts.</param>
    public static string Reason(string path, string key)
    {
        var section = path[(path.LastIndexOf('.') + 1)..];
        return Reasons.GetValueOrDefault(section.Length == 0 ? key : $"{section}.{key}")
            ?? "it is no key that Solaris reads";
    }
}
