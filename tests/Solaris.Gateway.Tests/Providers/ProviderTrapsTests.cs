using System.Reflection;
using Solaris.Fixtures;

namespace Solaris.Providers;

/// <summary>
/// The traps of providers' dialects that have cost others money or answers, each with the recording or the test that owns it. A test
/// that is renamed or removed shows here.
/// </summary>
public sealed class ProviderTrapsTests
{
    private static readonly HashSet<string> TestNames =
    [
        .. typeof(ProviderTrapsTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
            .Select(method => method.Name),
    ];

    private static readonly ProviderTrap[] Traps =
    [
        new(
            "1. Cached tokens are inside OpenAI's prompt and outside Anthropic's input",
            ["anthropic--messages--28f3d25cb3"],
            ["The_cache_is_inside_the_prompt_and_never_more_than_it", "The_cost_is_what_the_provider_reported"]
        ),
        new(
            "2. Anthropic's stream usage is laid over, and may raise the input",
            ["anthropic--messages--13febc5c70"],
            ["The_end_is_laid_over_the_beginning_and_never_added"]
        ),
        new(
            "3. Anthropic's totals leave out advisors and compactions",
            ["anthropic--messages--16f7d0f13a"],
            ["A_compaction_is_billed_on_top_of_the_totals"]
        ),
        new(
            "4. Gemini's output is candidates and thoughts, its input prompt and tool use",
            ["gemini--generatecontent--3823bab176"],
            []
        ),
        new("5. Gemini's OpenAI front hides thinking", ["gemini-openai-compat--chat.completions--2cb071e8aa"], []),
        new("6. xAI's chat leaves reasoning out of the completion", ["xai--chat.completions--1022f52088"], []),
        new("7. Mistral's audio is outside the prompt", ["mistral--chat.completions--b578b85d54"], []),
        new(
            "8. Cached tokens may exceed the prompt",
            ["azure-foundry--chat.completions--34a1074541"],
            ["The_cache_is_inside_the_prompt_and_never_more_than_it"]
        ),
        new("9. OpenAI bills writes to its cache", ["openai--chat.completions--5ecb4f0a9a"], []),
        new(
            "10. OpenRouter counts Gemini's cache writes twice",
            [],
            ["The_cache_is_inside_the_prompt_and_never_more_than_it"]
        ),
        new(
            "11. OpenAI, Azure and vLLM tell the usage of streams only when asked",
            [],
            ["Usage_is_asked_for_whatever_the_client_s_options_are", "A_stream_without_usage_is_counted_here"]
        ),
        new(
            "12. Usage is in six places",
            [],
            ["Usage_is_found_wherever_it_is", "The_last_usage_counts_and_none_is_added"]
        ),
        new(
            "13. Gemini's counts start anew in each round of its tools",
            ["gemini--streamgeneratecontent--46d7e32253"],
            ["Counts_that_start_anew_are_replaced_by_the_last"]
        ),
        new(
            "14. Gemini says STOP for tool calls, and later than the call",
            [],
            ["An_answer_with_calls_stops_for_them_even_when_the_reason_comes_later"]
        ),
        new(
            "15. Gemini's calls have no id, and want their signature back",
            [],
            [
                "A_signature_goes_back_on_the_call_it_came_with",
                "A_call_whose_signature_is_lost_gets_google_s_last_resort",
                "A_tool_s_result_goes_back_with_the_signature_the_client_never_kept",
            ]
        ),
        new(
            "16. Anthropic wants all results first, in one message, and no empty texts",
            [],
            ["All_results_of_a_turn_come_first_in_one_message", "Empty_texts_are_left_out"]
        ),
        new(
            "17. Anthropic needs max_tokens above the thinking budget; OpenAI's reasoning models refuse it",
            [],
            [
                "A_cap_too_small_for_any_budget_ends_the_thinking",
                "Half_of_the_cap_is_left_for_the_answer",
                "Models_that_reason_get_the_cap_under_its_newer_name",
            ]
        ),
        new(
            "18. A forced tool and thinking exclude each other",
            [],
            ["A_forced_tool_goes_before_thinking", "A_schema_is_the_form_of_a_forced_call_elsewhere"]
        ),
        new(
            "19. Newer Claudes refuse sampling and budgets, and know other efforts",
            [],
            ["Sampling_is_what_the_model_takes", "An_effort_is_written_in_the_form_the_model_takes"]
        ),
        new(
            "20. Errors come inside streams of status 200",
            [
                "groq--chat.completions--16a334ce04",
                "openrouter--chat.completions--e45ec4487b",
                "openai--responses--38646f7d4c",
            ],
            ["A_stream_that_the_provider_gives_up_is_charged_for_what_came"]
        ),
        new(
            "21. Of two 429 only one is worth a repeat, and the wait stands in many places",
            ["gemini--generatecontent--3de74c6d64"],
            [
                "A_provider_without_our_money_is_told_from_a_busy_one",
                "The_wait_is_found_in_google_s_details",
                "A_hint_when_to_come_back_is_read",
            ]
        ),
        new(
            "22. A wrong key is 400 at some, an unknown model 400 or 404",
            [],
            ["Recorded_errors_are_understood", "A_wrong_key_is_ours_to_mend_and_is_not_repeated_to_anybody"]
        ),
        new(
            "23. Azure's first chunk has no choices, and a filtered completion no message but a bill",
            ["azure-openai--chat.completions--0c46f5061e", "azure-openai--chat.completions--06c4a3fa6a"],
            []
        ),
        new(
            "24. Blocked prompts have no candidates and no counts",
            ["gemini--generatecontent--66afe58832", "vertex--generatecontent--92ad3f4621"],
            ["A_blocked_prompt_is_a_filtered_answer", "A_blocked_prompt_without_counts_costs_nothing"]
        ),
        new(
            "25. A long prompt changes the price of every token, cached ones too",
            [],
            [
                "A_long_prompt_raises_the_price_of_every_token",
                "Cached_and_written_tokens_make_a_prompt_long_and_follow_its_price",
                "At_xAI_the_threshold_itself_is_long",
            ]
        ),
        new("Mistral wants ids of nine characters", [], ["Mistral_gets_its_own_names_words_roles_and_ids"]),
        new("DeepSeek wants its thoughts back", [], ["Thoughts_that_nobody_proves_are_kept_too"]),
        new("Perplexity ends without [DONE]", [], ["What_ends_a_stream_is_known"]),
        new(
            "Gemini answers with an array where no events were asked for",
            [],
            ["An_array_is_read_as_the_chunks_it_holds"]
        ),
        new("Transcriptions are billed in seconds", [], ["Seconds_are_no_tokens"]),
        new(
            "The tier that was served decides the price",
            [],
            ["The_tier_of_the_answer_is_told", "The_tier_of_service_is_paid_for"]
        ),
        new("A client that leaves is billed", [], ["A_client_that_leaves_is_charged_as_its_provider_bills"]),
        new(
            "An empty id must not replace the real one",
            [],
            ["Pieces_of_interleaved_calls_find_their_calls_though_ids_come_empty"]
        ),
    ];

    public static TheoryData<string> All => [.. Traps.Select(trap => trap.Trap)];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_trap_has_its_recording_or_test(string name)
    {
        var trap = Traps.Single(one => one.Trap == name);
        Assert.NotEmpty(trap.Recordings.Concat(trap.Tests));
        Assert.All(trap.Recordings, id => Assert.Contains(Recordings.All, recording => recording.Id == id));
        Assert.All(trap.Tests, test => Assert.Contains(test, TestNames));
    }
}
