using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

public sealed class GeminiPromptWriterTests
{
    private static readonly ToolCallPart Weather = new("call_1", "weather", """{"city":"Recife"}""");

    private readonly TranslationNotes _notes = new(dropUnsupported: false);

    /// <summary>Trap 15: names come from the history, results stand together and are objects, a signature is on its very part.</summary>
    [Fact]
    public void Results_of_parallel_calls_go_back_together_with_their_names()
    {
        var body = Write(
            User(new TextPart("?")),
            new Turn(TurnRole.Assistant, [Weather with { Signature = "sig" }, Weather with { Id = "call_2" }]),
            User(new ToolResultPart("call_1", [new TextPart("""{"c":30}""")])),
            User(new ToolResultPart("call_2", [new TextPart("hot")]), new TextPart("and?"))
        );

        Assert.Equal(
            """[{"role":"user","parts":[{"text":"?"}]},{"role":"model","parts":[{"functionCall":{"id":"call_1","name":"weather","args":{"city":"Recife"}},"thoughtSignature":"sig"},{"functionCall":{"id":"call_2","name":"weather","args":{"city":"Recife"}}}]},{"role":"user","parts":[{"functionResponse":{"id":"call_1","name":"weather","response":{"c":30}}},{"functionResponse":{"id":"call_2","name":"weather","response":{"result":"hot"}}},{"text":"and?"}]}]""",
            body["contents"]!.ToJsonString()
        );
    }

    [Fact]
    public void A_text_s_signature_goes_back_on_the_text()
    {
        var body = Write(
            User(new TextPart("?")),
            new Turn(TurnRole.Assistant, [new TextPart("a"), new TextPart("b") { Signature = "sig" }])
        );

        var parts = body["contents"]![1]!["parts"]!;
        Assert.Null(parts[0]!["thoughtSignature"]);
        Assert.Equal("sig", (string?)parts[1]!["thoughtSignature"]);
    }

    /// <summary>Gemini 3 answers 400 to a call without one (litellm issue 16893).</summary>
    [Fact]
    public void A_call_whose_signature_is_lost_gets_google_s_last_resort()
    {
        var body = Write(User(new TextPart("?")), new Turn(TurnRole.Assistant, [Weather]));

        Assert.Equal(
            "skip_thought_signature_validator",
            (string?)body["contents"]![1]!["parts"]![0]!["thoughtSignature"]
        );
    }

    [Fact]
    public void A_result_of_an_unknown_call_refuses_the_request()
    {
        Write(User(new ToolResultPart("nobody", [new TextPart("x")])));

        Assert.Contains("nobody", _notes.Fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Instructions_are_collected_and_a_first_turn_of_the_user_is_made()
    {
        var turns = Ask(
            new Turn(TurnRole.System, [new TextPart("b")]),
            new Turn(TurnRole.Assistant, [new TextPart("c")])
        );
        var body = Write(turns with { System = [new TextPart("a")] });

        Assert.Equal("""[{"text":"a"},{"text":"b"}]""", body["systemInstruction"]!["parts"]!.ToJsonString());
        Assert.Equal(["user", "model"], body["contents"]!.AsArray().Select(content => (string?)content!["role"]));
    }

    [Theory]
    [InlineData("gemini-2.5-flash", "None", """{"thinkingBudget":0}""")]
    [InlineData("gemini-2.5-pro", "None", """{"thinkingBudget":128}""")]
    [InlineData("gemini-2.5-flash", "Medium", """{"thinkingBudget":8192,"includeThoughts":true}""")]
    [InlineData("gemini-2.5-pro", "Max", """{"thinkingBudget":32768,"includeThoughts":true}""")]
    [InlineData("gemini-3-flash-preview", "Minimal", """{"thinkingLevel":"minimal","includeThoughts":true}""")]
    [InlineData("gemini-3-pro-preview", "Medium", """{"thinkingLevel":"high","includeThoughts":true}""")]
    [InlineData("gemini-3.1-pro", "Medium", """{"thinkingLevel":"medium","includeThoughts":true}""")]
    public void An_effort_is_a_budget_before_the_third_generation_and_a_level_from_it_on(
        string model,
        string effort,
        string expected
    )
    {
        var wish = new ReasoningWish { Effort = Enum.Parse<ReasoningEffort>(effort) };
        var body = Write(Ask(User(new TextPart("x"))) with { Model = model, Reasoning = wish });

        Assert.Equal(expected, body["generationConfig"]!["thinkingConfig"]!.ToJsonString());
    }

    [Fact]
    public void Half_of_the_cap_is_left_for_the_answer()
    {
        var wish = new ReasoningWish { Effort = ReasoningEffort.High };
        var prompt = Ask(User(new TextPart("x"))) with { Model = "gemini-2.5-flash", Reasoning = wish };

        var body = Write(prompt with { MaxOutputTokens = 2_000 });

        Assert.Equal(1_000, (int?)body["generationConfig"]!["thinkingConfig"]!["thinkingBudget"]);
    }

    /// <summary>The gateway never fetches what a client names.</summary>
    [Fact]
    public void An_address_of_a_picture_is_left_to_vertex_and_refused_at_ai_studio()
    {
        var prompt = Ask(User(new ImagePart(new(null) { Address = "https://example.org/a.png" }), new TextPart("?")));

        var vertex = Write(prompt, provider: "vertex_ai");
        Write(prompt);

        Assert.Equal(
            """{"fileData":{"mimeType":"image/png","fileUri":"https://example.org/a.png"}}""",
            vertex["contents"]![0]!["parts"]![0]!.ToJsonString()
        );
        Assert.Equal("messages", _notes.Fault?.Field);
    }

    [Fact]
    public void The_bytes_of_a_picture_say_what_it_is()
    {
        var body = Write(User(new ImagePart(new("image/webp") { Base64 = "iVBORw0KGgo=" })));

        Assert.Equal("image/png", (string?)body["contents"]![0]!["parts"]![0]!["inlineData"]!["mimeType"]);
    }

    [Fact]
    public void Tools_and_the_choice_among_them_are_declared()
    {
        const string Schema =
            """{"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"string"}}}""";
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Tools = [new("f") { Parameters = Json(Schema) }, new("g") { Parameters = Json("""{"type":"object"}""") }],
            ToolChoice = new(ToolChoiceMode.Required, ["f"]),
        };

        var body = Write(prompt);

        var functions = body["tools"]![0]!["functionDeclarations"]!;
        Assert.Equal(Schema, functions[0]!["parametersJsonSchema"]!.ToJsonString());
        Assert.Equal("""{"name":"g"}""", functions[1]!.ToJsonString());
        Assert.Equal(
            """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""",
            body["toolConfig"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(
        """{"type":"object","additionalProperties":false,"properties":{"a":{"$ref":"#/$defs/x"},"b":{"const":"k"}},"$defs":{"x":{"type":["string","null"]}}}""",
        """{"type":"OBJECT","properties":{"a":{"nullable":true,"type":"STRING"},"b":{"enum":["k"]}}}"""
    )]
    [InlineData("""{"properties":{"a":{"$ref":"#/nowhere"}}}""", """{"properties":{"a":{"type":"OBJECT"}}}""")]
    public void Older_models_get_a_schema_of_openapi_s_subset(string schema, string expected)
    {
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Model = "gemini-1.5-pro",
            Tools = [new("f") { Parameters = Json(schema) }],
        };

        Assert.Equal(expected, Write(prompt)["tools"]![0]!["functionDeclarations"]![0]!["parameters"]!.ToJsonString());
    }

    [Fact]
    public void A_schema_that_holds_itself_twice_ends()
    {
        var schema = Json("""{"properties":{"a":{"$ref":"#"},"b":{"$ref":"#"}}}""");
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Model = "gemini-1.5-pro",
            Tools = [new("f") { Parameters = schema }],
        };

        Assert.InRange(Body(prompt, "gemini").Length, 1, 200_000);
    }

    [Fact]
    public void Web_search_is_google_s_and_goes_with_functions_only_from_the_third_generation_on()
    {
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Tools = [new("f")],
            Other = ImmutableDictionary<string, JsonElement>.Empty.Add("web_search_options", Json("{}")),
        };

        var body = Write(prompt);
        Write(prompt with { Model = "gemini-2.5-flash" });

        Assert.Equal("""{"googleSearch":{}}""", body["tools"]![1]!.ToJsonString());
        Assert.True((bool?)body["toolConfig"]!["includeServerSideToolInvocations"]);
        Assert.Equal("tools", _notes.Fault?.Field);
    }

    [Fact]
    public void Sampling_and_format_are_kept_and_what_only_tunes_is_named()
    {
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Sampling = new()
            {
                Temperature = 0.5,
                TopP = 0.9,
                TopK = 4,
                Seed = 7,
                Stop = ["a"],
                LogitBias = Json("{}"),
            },
            Format = new(Json("""{"type":"object"}""")),
            Choices = 2,
            Other = ImmutableDictionary<string, JsonElement>.Empty.Add("verbosity", Json("\"low\"")),
        };

        Assert.Equal(
            """{"maxOutputTokens":100000,"candidateCount":2,"temperature":0.5,"topP":0.9,"topK":4,"seed":7,"stopSequences":["a"],"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}""",
            Write(prompt)["generationConfig"]!.ToJsonString()
        );
        Assert.Equal(["logit_bias", "verbosity"], _notes.Dropped);
    }

    [Fact]
    public void Log_probabilities_are_vertex_s_alone()
    {
        var prompt = Ask(User(new TextPart("x"))) with
        {
            Sampling = new() { LogProbabilities = true, TopLogProbabilities = 3 },
        };

        Assert.Equal(3, (int?)Write(prompt, provider: "vertex_ai")["generationConfig"]!["logprobs"]);
        Assert.Null(_notes.Fault);
        Write(prompt);
        Assert.Equal("logprobs", _notes.Fault?.Field);
    }

    [Theory]
    [InlineData("weather", "weather")]
    [InlineData("1st tool", "_1st_tool")]
    public void Names_google_does_not_take_are_changed_and_changed_back(string name, string sent)
    {
        var prompt = Ask(User(new TextPart("x"))) with { Tools = [new(name)] };

        Assert.Equal(sent, GeminiNames.Of(name));
        Assert.Equal(name, GeminiNames.Original(sent, prompt));
    }

    private static Prompt Ask(params Turn[] turns) =>
        new()
        {
            Model = "gemini-3-flash-preview",
            Turns = [.. turns],
            MaxOutputTokens = 100_000,
        };

    private static Turn User(params Part[] parts) => new(TurnRole.User, [.. parts]);

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private JsonNode Write(params Turn[] turns) => Write(Ask(turns));

    private JsonNode Write(Prompt prompt, string provider = "gemini") => JsonNode.Parse(Body(prompt, provider))!;

    private byte[] Body(Prompt prompt, string provider)
    {
        var deployment = Deployments.Of(provider);
        return deployment.Provider.Translates.Write(prompt, deployment, _notes)!;
    }
}
