using System.Text;
using Solaris.Conversations;

namespace Solaris.Anthropic;

public sealed class MessagesPromptReaderTests
{
    [Fact]
    public void The_common_fields_find_their_places()
    {
        var prompt = Read(
            """
            {"model":"claude","max_tokens":300,"stream":true,"temperature":0.5,"top_p":0.9,"top_k":40,
             "stop_sequences":["###"],"service_tier":"standard_only","metadata":{"user_id":"ana"},
             "system":[{"type":"text","text":"Be brief","cache_control":{"type":"ephemeral","ttl":"1h"}}],
             "container":"c_1","messages":[{"role":"user","content":"Olá"},{"role":"assistant","content":"Bom"}]}
            """
        );

        Assert.Equal(("claude", 300L, true), (prompt.Model, prompt.MaxOutputTokens, prompt.Stream));
        Assert.Equal((0.5, 0.9, 40L), (prompt.Sampling.Temperature, prompt.Sampling.TopP, prompt.Sampling.TopK));
        Assert.Equal(["###"], prompt.Sampling.Stop);
        Assert.Equal(("default", "ana"), (prompt.ServiceTier, prompt.EndUser));
        Assert.Equal(new TextPart("Be brief") { Cache = CacheLifetime.OneHour }, Assert.Single(prompt.System));
        Assert.Equal("c_1", prompt.Other["container"].GetString());
        Assert.Equal([TurnRole.User, TurnRole.Assistant], prompt.Turns.Select(turn => turn.Role));
        Assert.True(prompt.Turns[1].IsPrefix);
        Assert.Equal(new TextPart("Olá"), Assert.Single(prompt.Turns[0].Parts));
    }

    [Fact]
    public void An_e_mail_address_is_no_name_of_a_user() =>
        Assert.Null(Read("""{"metadata":{"user_id":"ana@example.org"},"messages":[]}""").EndUser);

    [Fact]
    public void A_tool_s_call_and_its_result_keep_their_ids()
    {
        var prompt = Read(
            """
            {"messages":[
              {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"clock","input":{"zone":"BRT"}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","is_error":true,
                "content":[{"type":"text","text":"late"},{"type":"image","source":{"type":"url","url":"https://a/b"}}]}]}]}
            """
        );

        Assert.Equal(new ToolCallPart("t1", "clock", """{"zone":"BRT"}"""), Assert.Single(prompt.Turns[0].Parts));
        var result = Assert.IsType<ToolResultPart>(Assert.Single(prompt.Turns[1].Parts));
        Assert.Equal(("t1", true), (result.CallId, result.IsError));
        Assert.Equal(new TextPart("late"), result.Content[0]);
        Assert.Equal(new ImagePart(new(null) { Address = "https://a/b" }), result.Content[1]);
    }

    [Fact]
    public void Thoughts_go_back_as_they_came()
    {
        var parts = Read(
            """
            {"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"s"},
              {"type":"thinking","thinking":"","signature":""},{"type":"redacted_thinking","data":"d"}]}]}
            """
        )
            .Turns[0]
            .Parts;

        Assert.Equal(new ThinkingPart("hm") { Signature = "s" }, parts[0]);
        Assert.Equal(new ThinkingPart(""), parts[1]);
        Assert.Equal(new ThinkingPart("") { Sealed = "d" }, parts[2]);
    }

    [Theory]
    [InlineData("""{"type":"base64","media_type":"application/pdf","data":"JVBE"}""", "JVBE", null, null, null)]
    [InlineData("""{"type":"text","media_type":"text/plain","data":"abc"}""", null, "abc", null, null)]
    [InlineData("""{"type":"url","url":"https://a/b.pdf"}""", null, null, "https://a/b.pdf", null)]
    [InlineData("""{"type":"file","file_id":"f"}""", null, null, null, "f")]
    [InlineData("""{"type":"content","content":"abc"}""", null, "abc", null, null)]
    public void Documents_come_from_anywhere(string source, string? data, string? text, string? address, string? file)
    {
        var part = Part($$$"""{"type":"document","source":{{{source}}},"title":"T","citations":{"enabled":true}}""");

        var document = Assert.IsType<DocumentPart>(part);
        Assert.Equal(("T", true), (document.Name, document.Cite));
        Assert.Equal(
            (data, text, address, file),
            (document.Source.Base64, document.Source.Text, document.Source.Address, document.Source.FileId)
        );
    }

    [Fact]
    public void Blocks_of_the_provider_s_own_tools_stay_as_they_are() =>
        Assert.Equal(
            "anthropic",
            Assert
                .IsType<ForeignPart>(Part("""{"type":"server_tool_use","id":"s","name":"web_search","input":{}}"""))
                .Dialect
        );

    [Fact]
    public void Tools_and_the_choice_among_them_are_read()
    {
        var prompt = Read(
            """
            {"messages":[],"tools":[{"name":"clock","description":"d","input_schema":{"type":"object"},"strict":true},
              {"type":"web_search_20250305","name":"web_search"}],
             "tool_choice":{"type":"tool","name":"clock","disable_parallel_tool_use":true}}
            """
        );

        Assert.Equal(("clock", "d", true), (prompt.Tools[0].Name, prompt.Tools[0].Description, prompt.Tools[0].Strict));
        Assert.Equal("web_search_20250305", prompt.Tools[1].Name);
        Assert.NotNull(prompt.Tools[1].Hosted);
        Assert.Equal(ToolChoiceMode.Required, prompt.ToolChoice?.Mode);
        Assert.Equal(["clock"], prompt.ToolChoice!.Names);
        Assert.False(prompt.ParallelToolCalls);
    }

    [Theory]
    [InlineData(""" "thinking":{"type":"enabled","budget_tokens":2048} """, null, 2_048L)]
    [InlineData(""" "thinking":{"type":"disabled"} """, "None", null)]
    [InlineData(""" "thinking":{"type":"adaptive"},"output_config":{"effort":"xhigh"} """, "ExtraHigh", null)]
    [InlineData(""" "output_config":{"effort":"low"} """, "Low", null)]
    public void The_wish_to_think_is_read(string fields, string? effort, long? budget)
    {
        var wish = Read($$"""{"messages":[],{{fields}}}""").Reasoning;

        Assert.Equal((effort, budget), (wish?.Effort?.ToString(), wish?.BudgetTokens));
    }

    [Fact]
    public void A_schema_for_the_answer_is_read() =>
        Assert.Equal(
            "object",
            Read("""{"messages":[],"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}""")
                .Format?.Schema?.GetProperty("type")
                .GetString()
        );

    [Theory]
    [InlineData("""{"messages":"x"}""", "messages")]
    [InlineData("""{"messages":[{"role":"pilot","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":[{"text":"x"}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text"}]}]}""", "messages[0].content[0].text")]
    [InlineData("""{"messages":[],"tools":{}}""", "tools")]
    [InlineData("""{"messages":[],"tools":[{}]}""", "tools[0].name")]
    [InlineData("""{"messages":[],"tool_choice":{"type":"tool"}}""", "tool_choice")]
    [InlineData("""{"messages":[],"temperature":"hot"}""", "temperature")]
    [InlineData("""{"messages":[{"role":"user","content":"\ud83d"}]}""", "messages")]
    public void What_makes_no_sense_is_named(string body, string field)
    {
        var notes = new TranslationNotes(dropUnsupported: true);

        MessagesPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);

        Assert.Equal(field, notes.Fault?.Field);
    }

    private static Part Part(string block) =>
        Assert.Single(Read($$"""{"messages":[{"role":"user","content":[{{block}}]}]}""").Turns[0].Parts);

    private static Prompt Read(string body)
    {
        var notes = new TranslationNotes(dropUnsupported: false);
        var prompt = MessagesPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);
        Assert.Null(notes.Fault);
        return prompt;
    }
}
