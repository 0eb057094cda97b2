using System.Text;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

public sealed class ChatPromptReaderTests
{
    [Theory]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":"hi"}""", "messages")]
    [InlineData("""{"model":"m","messages":[7]}""", "messages[0]")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"m","messages":[{"role":"wizard","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":{}}]}""", "messages[0].content")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"\ud800"}]}""", "messages[0].content")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":[{"text":"x"}]}]}""",
        "messages[0].content[0].type"
    )]
    [InlineData("""{"model":"m","messages":[{"role":"tool","content":"x"}]}""", "messages[0].tool_call_id")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"cat"}}]}]}""",
        "messages[0].content[0].image_url.url"
    )]
    [InlineData(
        """{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"[1"}}]}]}""",
        "messages[0].tool_calls[0].function.arguments"
    )]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function"}]}""",
        "tools[0].function"
    )]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"perhaps"}""", "tool_choice")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"temperature":"hot"}""", "temperature")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stop":[7]}""", "stop[0]")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"poem"}}""",
        "response_format.type"
    )]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":"x"}],"reasoning_effort":"huge"}""",
        "reasoning_effort"
    )]
    public void What_is_wrong_is_named_by_its_path(string body, string field)
    {
        var notes = new TranslationNotes(dropUnsupported: true);

        ChatPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);

        Assert.Equal(field, notes.Fault?.Field);
        Assert.True(notes.Fault?.IsMalformed);
    }

    [Fact]
    public void Instructions_at_the_head_stand_apart_and_later_ones_are_turns()
    {
        var prompt = Read(
            """{"role":"system","content":"a"},{"role":"developer","content":[{"type":"text","text":"b","cache_control":{"type":"ephemeral","ttl":"1h"}}]},{"role":"user","content":"c"},{"role":"system","content":"d"}"""
        );

        Assert.Equal(["a", "b"], prompt.System.Select(text => text.Text));
        Assert.Equal(CacheLifetime.OneHour, prompt.System[1].Cache);
        Assert.Equal([TurnRole.User, TurnRole.System], prompt.Turns.Select(turn => turn.Role));
    }

    [Fact]
    public void An_assistant_s_thoughts_come_back_with_their_proofs_before_its_calls()
    {
        var prompt = Read(
            """
            {"role":"assistant","content":null,"reasoning_content":"hm",
             "thinking_blocks":[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"redacted_thinking","data":"d"}],
             "tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":""},"provider_specific_fields":{"thought_signature":"t"}}]}
            """
        );

        var parts = prompt.Turns.Single().Parts;
        Assert.Equal(new ThinkingPart("hm") { Signature = "s" }, parts[0]);
        Assert.Equal(new ThinkingPart("") { Sealed = "d" }, parts[1]);
        Assert.Equal(new ToolCallPart("1", "f", "{}") { Signature = "t" }, parts[2]);
    }

    [Fact]
    public void A_file_is_what_its_type_says()
    {
        var prompt = Read(
            """
            {"role":"user","content":[
             {"type":"file","file":{"file_data":"data:text/plain;base64,T2zDoQ==","filename":"a.txt"}},
             {"type":"file","file":{"file_data":"data:application/pdf;base64,AAAA","filename":"a.pdf"}},
             {"type":"file","file":{"file_data":"data:image/png;base64,AAAA"}},
             {"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}]}
            """
        );

        var parts = prompt.Turns.Single().Parts;
        Assert.Equal("Olá", Assert.IsType<DocumentPart>(parts[0]).Source.Text);
        Assert.Equal("application/pdf", Assert.IsType<DocumentPart>(parts[1]).Source.MediaType);
        Assert.Equal("image/png", Assert.IsType<ImagePart>(parts[2]).Source.MediaType);
        Assert.Equal("audio/mp3", Assert.IsType<AudioPart>(parts[3]).Source.MediaType);
    }

    [Fact]
    public void Results_of_the_first_api_for_functions_meet_their_calls()
    {
        var prompt = Read(
            """{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"1"}"""
        );

        var call = Assert.IsType<ToolCallPart>(prompt.Turns[0].Parts.Single());
        Assert.Equal(call.Id, Assert.IsType<ToolResultPart>(prompt.Turns[1].Parts.Single()).CallId);
    }

    [Fact]
    public void Personal_data_is_no_end_user_and_unknown_fields_are_kept()
    {
        var mail = Read("""{"role":"user","content":"x"}""", """,'user':'ana@example.org','zap':1""");
        var name = Read("""{"role":"user","content":"x"}""", """,'user':'u-1'""");

        Assert.Null(mail.EndUser);
        Assert.Equal("u-1", name.EndUser);
        Assert.Equal(["zap"], mail.Other.Keys);
    }

    private static Prompt Read(string messages, string more = "")
    {
        var notes = new TranslationNotes(dropUnsupported: false);
        var body = $$"""{"model":"m","messages":[{{messages}}]{{more.Replace('\'', '"')}}}""";
        var prompt = ChatPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);
        Assert.Null(notes.Fault);
        return prompt;
    }
}
