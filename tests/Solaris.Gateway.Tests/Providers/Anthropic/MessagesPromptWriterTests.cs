using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.FakeProvider;

namespace Solaris.Providers.Anthropic;

/// <summary>One test for each thing that Anthropic refuses and other dialects have; all that is written passes the fake provider's rules.</summary>
public sealed class MessagesPromptWriterTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
    private readonly TranslationNotes _notes = new(dropUnsupported: false);

    [Fact]
    public void Several_system_texts_stay_several_with_their_cache_marks()
    {
        var body = Write(
            Ask("Hi") with
            {
                System = [new("One") { Cache = CacheLifetime.OneHour }, new(" "), new("Two")],
            }
        );

        Assert.Equal(
            """[{"type":"text","text":"One","cache_control":{"type":"ephemeral","ttl":"1h"}},{"type":"text","text":"Two"}]""",
            body["system"]!.ToJsonString()
        );
    }

    [Fact]
    public void Instructions_in_the_middle_move_to_the_head_for_models_that_know_no_others()
    {
        Turn[] turns =
        [
            User("Hi"),
            Assistant(new TextPart("Hello")),
            User("?"),
            new(TurnRole.System, [new TextPart("Be brief")]),
        ];

        Assert.Equal("Be brief", (string?)Write(Ask(turns))["system"]![0]!["text"]);
        Assert.Equal("system", (string?)Write(Ask(turns) with { Model = "claude-opus-4-8" })["messages"]![3]!["role"]);
    }

    /// <summary>The commonest of Anthropic's refusals: OpenAI's clients store "" beside tool calls.</summary>
    [Fact]
    public void Empty_texts_are_left_out()
    {
        var body = Write(
            Ask(
                User("Hi"),
                Assistant(new TextPart(""), new ToolCallPart("a", "f", "")),
                User(new ToolResultPart("a", [new TextPart("")])),
                User("\n")
            )
        );

        var messages = body["messages"]!.AsArray();
        Assert.Equal(3, messages.Count);
        Assert.Equal(
            """[{"type":"tool_use","id":"a","name":"f","input":{}}]""",
            messages[1]!["content"]!.ToJsonString()
        );
        Assert.Equal("""[{"type":"tool_result","tool_use_id":"a"}]""", messages[2]!["content"]!.ToJsonString());
    }

    [Fact]
    public void A_conversation_without_a_user_gets_one()
    {
        Assert.Equal("user", (string?)Write(Ask(Assistant(new TextPart("Hi"))))["messages"]![0]!["role"]);
        Assert.Equal("user", (string?)Write(Ask(User(" ")))["messages"]![0]!["role"]);
    }

    [Fact]
    public void All_results_of_a_turn_come_first_in_one_message()
    {
        var body = Write(
            Ask(
                User("Hi"),
                Assistant(new ToolCallPart("a", "f", "{}"), new ToolCallPart("b", "g", "{}")),
                User("and"),
                User(new ToolResultPart("a", [new TextPart("1")])),
                User(new ToolResultPart("b", [new TextPart("2")]) { IsError = true })
            )
        );

        var content = body["messages"]![2]!["content"]!.AsArray();
        Assert.Equal(["tool_result", "tool_result", "text"], content.Select(block => (string?)block!["type"]));
        Assert.True((bool?)content[1]!["is_error"]);
    }

    [Fact]
    public void A_call_without_its_result_is_said_before_the_provider_says_it()
    {
        Write(Ask(User("Hi"), Assistant(new ToolCallPart("a", "f", "{}")), User("go on")), valid: false);

        Assert.Contains("'a'", _notes.Fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_its_call_is_said_too()
    {
        Write(Ask(User("Hi"), User(new ToolResultPart("x", []))), valid: false);

        Assert.Contains("'x'", _notes.Fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_no_object_are_not_forwarded()
    {
        Write(Ask(User("Hi"), Assistant(new ToolCallPart("a", "f", "oops")), User(new ToolResultPart("a", []))));

        Assert.NotNull(_notes.Fault);
    }

    [Fact]
    public void Thoughts_go_back_unchanged_before_what_came_of_them()
    {
        var body = Write(
            Ask(
                User("Hi"),
                Assistant(
                    new ThinkingPart("hm") { Signature = "sig" },
                    new ThinkingPart("") { Sealed = "data" },
                    new ToolCallPart("a", "f", "{}")
                ),
                User(new ToolResultPart("a", [new TextPart("1")]))
            ) with
            {
                Reasoning = new() { Effort = ReasoningEffort.Low },
            }
        );

        Assert.Equal(
            """[{"type":"thinking","thinking":"hm","signature":"sig"},{"type":"redacted_thinking","data":"data"},{"type":"tool_use","id":"a","name":"f","input":{}}]""",
            body["messages"]![1]!["content"]!.ToJsonString()
        );
        Assert.Equal(1_024, (int?)body["thinking"]!["budget_tokens"]);
    }

    /// <summary>«Expected `thinking` or `redacted_thinking`, but found `tool_use`».</summary>
    [Fact]
    public void A_client_that_lost_the_thoughts_of_a_tool_call_gets_its_answer_without_thinking()
    {
        var body = Write(
            Ask(
                User("Hi"),
                Assistant(new ToolCallPart("a", "f", "{}")),
                User(new ToolResultPart("a", [new TextPart("1")]))
            ) with
            {
                Reasoning = new() { Effort = ReasoningEffort.High },
            }
        );

        Assert.Null(body["thinking"]);
        Assert.Contains("reasoning_effort", _notes.Dropped);
    }

    [Fact]
    public void Thoughts_that_nobody_signed_are_left_out()
    {
        var body = Write(Ask(User("Hi"), Assistant(new ThinkingPart("hm"), new TextPart("Hello")), User("?")));

        Assert.Single(body["messages"]![1]!["content"]!.AsArray());
    }

    [Fact]
    public void A_picture_is_what_its_bytes_say()
    {
        var body = Write(Ask(User(new ImagePart(new MediaSource("image/jpeg") { Base64 = Png }))));

        Assert.Equal("image/png", (string?)body["messages"]![0]!["content"]![0]!["source"]!["media_type"]);
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        Write(Ask(User(new ImagePart(new MediaSource("image/png") { Base64 = "bm90aGluZw==" }))), valid: false);

        Assert.NotNull(_notes.Fault);
    }

    [Fact]
    public void Documents_keep_their_name_and_may_be_cited()
    {
        var body = Write(
            Ask(
                User(
                    new DocumentPart(new MediaSource("application/pdf") { Base64 = "JVBERi0xLjQ=" }) { Name = "a.pdf" },
                    new DocumentPart(new MediaSource("text/csv") { Base64 = "YSxi" }) { Cite = true },
                    new DocumentPart(new MediaSource(MediaType: null) { Address = "https://example.org/a.pdf" })
                )
            )
        );

        Assert.Equal(
            """[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERi0xLjQ="},"title":"a.pdf"},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"a,b"},"citations":{"enabled":true}},{"type":"document","source":{"type":"url","url":"https://example.org/a.pdf"}}]""",
            body["messages"]![0]!["content"]!.ToJsonString()
        );
    }

    public static TheoryData<string, object> Unsupported =>
        new()
        {
            { "sound", Ask(User(new AudioPart(new MediaSource("audio/wav") { Base64 = "UklG" }))) },
            { "a film", Ask(User(new VideoPart(new MediaSource("video/mp4") { Base64 = "AAAA" }))) },
            { "a stored file", Ask(User(new DocumentPart(new MediaSource(MediaType: null) { FileId = "file-1" }))) },
            { "several answers", Ask("Hi") with { Choices = 2 } },
            { "probabilities", Ask("Hi") with { Sampling = new() { LogProbabilities = true } } },
            { "spoken answers", Ask("Hi") with { Other = Fields("""{"audio":{"voice":"x"}}""") } },
            { "a foreign tool", Ask("Hi") with { Tools = [Hosted("""{"type":"file_search"}""")] } },
        };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void What_cannot_be_expressed_is_refused(string what, object prompt)
    {
        Write((Prompt)prompt, valid: false);

        Assert.True(_notes.Fault is not null, what);
    }

    [Fact]
    public void What_only_tunes_is_dropped_and_named()
    {
        Write(
            Ask("Hi") with
            {
                Sampling = new()
                {
                    Seed = 1,
                    FrequencyPenalty = 0.5,
                    PresencePenalty = 0.5,
                    LogitBias = Json("{}"),
                    Stop = ["\n", "END"],
                },
                ServiceTier = "flex",
                Other = Fields("""{"store":true,"verbosity":"low","modalities":["text"]}"""),
            }
        );

        Assert.Null(_notes.Fault);
        Assert.Equal(
            [
                "frequency_penalty",
                "logit_bias",
                "presence_penalty",
                "seed",
                "service_tier",
                "stop",
                "store",
                "verbosity",
            ],
            _notes.Dropped.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Names_and_ids_of_tools_are_written_in_Anthropics_alphabet()
    {
        var body = Write(
            Ask(
                User("Hi"),
                Assistant(new ToolCallPart("call.1", "files.read", "{}")),
                User(new ToolResultPart("call.1", [new TextPart("x")]))
            ) with
            {
                Tools = [new("files.read"), new("files_read"), new(new string('a', 200))],
                ToolChoice = new(ToolChoiceMode.Required, ["files.read"]),
            }
        );

        var tools = body["tools"]!.AsArray().Select(tool => (string?)tool!["name"]);
        Assert.Equal(["files_read_2", "files_read", new string('a', 128)], tools);
        Assert.Equal("files_read_2", (string?)body["tool_choice"]!["name"]);
        Assert.Equal("files_read_2", (string?)body["messages"]![1]!["content"]![0]!["name"]);
    }

    [Fact]
    public void Tools_of_the_history_are_declared_when_the_client_does_not()
    {
        var body = Write(
            Ask(User("Hi"), Assistant(new ToolCallPart("a", "f", "{}")), User(new ToolResultPart("a", [])))
        );

        Assert.Equal("f", (string?)Assert.Single(body["tools"]!.AsArray())!["name"]);
        Assert.Equal("none", (string?)body["tool_choice"]!["type"]);
    }

    [Theory]
    [InlineData(ToolChoiceMode.Auto, false, """{"type":"auto","disable_parallel_tool_use":true}""")]
    [InlineData(ToolChoiceMode.Required, true, """{"type":"any"}""")]
    [InlineData(ToolChoiceMode.None, false, """{"type":"none"}""")]
    public void A_tool_choice_keeps_its_meaning(object mode, bool parallel, string expected)
    {
        var body = Write(
            Ask("Hi") with
            {
                Tools = [new("f")],
                ToolChoice = new((ToolChoiceMode)mode),
                ParallelToolCalls = parallel,
            }
        );

        Assert.Equal(expected, body["tool_choice"]!.ToJsonString());
    }

    [Fact]
    public void A_choice_among_some_tools_offers_only_those()
    {
        var body = Write(
            Ask("Hi") with
            {
                Tools = [new("a"), new("b"), new("c")],
                ToolChoice = new(ToolChoiceMode.Auto, ["a", "c"]),
            }
        );

        Assert.Equal(["a", "c"], body["tools"]!.AsArray().Select(tool => (string?)tool!["name"]));
    }

    /// <summary>«Thinking may not be enabled when tool_choice forces tool use» (mastra 7507).</summary>
    [Fact]
    public void A_forced_tool_goes_before_thinking()
    {
        var body = Write(
            Ask("Hi") with
            {
                Tools = [new("f")],
                ToolChoice = new(ToolChoiceMode.Required),
                Reasoning = new() { Effort = ReasoningEffort.High },
            }
        );

        Assert.Null(body["thinking"]);
        Assert.Contains("reasoning_effort", _notes.Dropped);
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", 1.7, 0.5, 1.0, null)]
    [InlineData("claude-3-haiku-20240307", 0.3, 0.5, 0.3, 0.5)]
    [InlineData("claude-opus-4-7", 0.3, 0.5, null, null)]
    public void Sampling_is_what_the_model_takes(
        string model,
        double heat,
        double top,
        double? expectedHeat,
        double? expectedTop
    )
    {
        var body = Write(
            Ask("Hi") with
            {
                Model = model,
                Sampling = new() { Temperature = heat, TopP = top },
            }
        );

        Assert.Equal(expectedHeat, (double?)body["temperature"]);
        Assert.Equal(expectedTop, (double?)body["top_p"]);
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", ReasoningEffort.High, """{"type":"enabled","budget_tokens":7500}""", null)]
    [InlineData("claude-opus-4-6", ReasoningEffort.ExtraHigh, """{"type":"adaptive"}""", "high")]
    [InlineData("claude-opus-4-7", ReasoningEffort.ExtraHigh, """{"type":"adaptive"}""", "xhigh")]
    [InlineData("claude-opus-4-7", ReasoningEffort.None, """{"type":"disabled"}""", null)]
    [InlineData("claude-sonnet-4-5", ReasoningEffort.None, null, null)]
    [InlineData("claude-3-5-haiku-latest", ReasoningEffort.High, null, null)]
    public void An_effort_is_written_in_the_form_the_model_takes(
        string model,
        object effort,
        string? thinking,
        string? level
    )
    {
        var body = Write(
            Ask("Hi") with
            {
                Model = model,
                MaxOutputTokens = 10_000,
                Reasoning = new() { Effort = (ReasoningEffort)effort },
                Sampling = new() { Temperature = 0.2 },
            }
        );

        Assert.Equal(thinking, body["thinking"]?.ToJsonString());
        Assert.Equal(level, (string?)body["output_config"]?["effort"]);
    }

    [Fact]
    public void A_cap_too_small_for_any_budget_ends_the_thinking()
    {
        var body = Write(
            Ask("Hi") with
            {
                MaxOutputTokens = 1_000,
                Reasoning = new() { BudgetTokens = 5_000 },
            }
        );

        Assert.Null(body["thinking"]);
        Assert.Equal(1_000, (int?)body["max_tokens"]);
    }

    [Fact]
    public void A_budget_is_kept_and_top_k_gives_way_to_it()
    {
        var body = Write(
            Ask("Hi") with
            {
                MaxOutputTokens = 8_000,
                Reasoning = new() { BudgetTokens = 2_000 },
                Other = Fields("""{"top_k":5}"""),
            }
        );

        Assert.Equal(2_000, (int?)body["thinking"]!["budget_tokens"]);
        Assert.Equal(["top_k"], _notes.Dropped);
    }

    [Fact]
    public void A_schema_is_obeyed_natively_where_the_model_can()
    {
        var schema = Json("""{"type":"object","properties":{"minimum":{"type":"integer","minimum":1}}}""");

        var body = Write(Ask("Hi") with { Format = new(schema) });

        Assert.Equal(
            """{"type":"json_schema","schema":{"type":"object","properties":{"minimum":{"type":"integer"}},"additionalProperties":false}}""",
            body["output_config"]!["format"]!.ToJsonString()
        );
    }

    [Fact]
    public void A_schema_is_the_form_of_a_forced_call_elsewhere()
    {
        var schema = Json("""{"type":"object","properties":{"a":{"type":"integer"}}}""");

        var body = Write(
            Ask("Hi") with
            {
                Model = "claude-3-7-sonnet-latest",
                Format = new(schema),
                Reasoning = new() { Effort = ReasoningEffort.High },
            }
        );

        Assert.Equal("json_answer", (string?)body["tool_choice"]!["name"]);
        Assert.Null(body["thinking"]); // The trick breaks under thinking.
    }

    [Fact]
    public void Any_JSON_is_asked_for_in_words()
    {
        var body = Write(Ask("Hi") with { Format = new(Schema: null) });

        Assert.Contains("JSON", (string?)body["system"]![0]!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", "assistant", "The answer is")]
    [InlineData("claude-opus-4-7", "user", "(continue)")]
    public void A_begun_answer_is_gone_on_from_where_the_model_does_that(string model, string role, string text)
    {
        var body = Write(Ask(User("Hi"), Assistant(new TextPart("The answer is  "))) with { Model = model });

        var last = body["messages"]!.AsArray()[^1]!;
        Assert.Equal((role, text), ((string?)last["role"], (string?)last["content"]![0]!["text"]));
    }

    [Fact]
    public void Of_more_cache_marks_than_four_the_last_stay_and_none_lives_longer_than_one_before_it()
    {
        var marked = new TextPart("x") { Cache = CacheLifetime.FiveMinutes };
        var body = Write(
            Ask(User(marked, marked, marked, marked), User(marked with { Cache = CacheLifetime.OneHour }))
        );

        var content = body["messages"]![0]!["content"]!.AsArray();
        Assert.Equal(
            [null, "ephemeral", "ephemeral", "ephemeral", "ephemeral"],
            content.Select(block => (string?)block!["cache_control"]?["type"])
        );
    }

    [Fact]
    public void Search_of_OpenAIs_kind_is_Anthropics_search()
    {
        var body = Write(
            Ask("Hi") with
            {
                Tools =
                [
                    Hosted("""{"type":"web_search_preview","user_location":{"type":"approximate","country":"BR"}}"""),
                ],
            }
        );

        Assert.Equal(
            """{"type":"web_search_20250305","name":"web_search","user_location":{"type":"approximate","country":"BR"}}""",
            body["tools"]![0]!.ToJsonString()
        );
    }

    [Fact]
    public void The_end_user_and_the_tier_are_told()
    {
        var body = Write(Ask("Hi") with { EndUser = "ana", ServiceTier = "default", Stream = true });

        Assert.Equal("ana", (string?)body["metadata"]!["user_id"]);
        Assert.Equal("standard_only", (string?)body["service_tier"]);
        Assert.True((bool?)body["stream"]);
    }

    [Fact]
    public void Beta_features_become_a_header_and_nothing_else_does()
    {
        var prompt = Ask("Hi") with { Other = Fields("""{"anthropic_beta":["context-1m-2025-08-07","x\r\ny: z"]}""") };

        Assert.Equal([new("anthropic-beta", "context-1m-2025-08-07")], MessagesWire.Instance.Headers(prompt));
    }

    private JsonNode Write(Prompt prompt, bool valid = true)
    {
        var deployment = new Deployment
        {
            Id = "claude#1",
            Provider = ProviderProfiles.Anthropic,
            BaseAddress = ProviderProfiles.Anthropic.BaseAddress!,
        };
        var body = MessagesWire.Instance.Write(prompt, deployment, _notes);
        Assert.NotNull(body);
        if (valid)
        {
            new MessagesRules(JsonElement.Parse(body)).Check();
        }
        return JsonNode.Parse(body)!;
    }

    private static Prompt Ask(params Turn[] turns) =>
        new()
        {
            Model = "claude-sonnet-4-5",
            Turns = [.. turns],
            MaxOutputTokens = 4_096,
        };

    private static Prompt Ask(string text) => Ask(User(text));

    private static Turn User(string text) => User(new TextPart(text));

    private static Turn User(params Part[] parts) => new(TurnRole.User, [.. parts]);

    private static Turn Assistant(params Part[] parts) => new(TurnRole.Assistant, [.. parts]);

    private static ToolDefinition Hosted(string json) => new("hosted") { Hosted = Json(json) };

    private static JsonElement Json(string json) => JsonElement.Parse(json);

    private static ImmutableDictionary<string, JsonElement> Fields(string json) =>
        Json(json).EnumerateObject().ToImmutableDictionary(field => field.Name, field => field.Value);
}
