using System.Text;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

public sealed class ResponsesPromptReaderTests
{
    [Fact]
    public void A_text_is_what_the_user_says()
    {
        var prompt = Read(
            """{"model":"m","max_output_tokens":50,"instructions":"Be brief.","input":"Hi","stream":true}"""
        );

        Assert.Equal("Be brief.", Assert.Single(prompt.System).Text);
        var turn = Assert.Single(prompt.Turns);
        Assert.Equal(TurnRole.User, turn.Role);
        Assert.Equal(new TextPart("Hi"), Assert.Single(turn.Parts));
        Assert.Equal(50, prompt.MaxOutputTokens);
        Assert.True(prompt.Stream);
    }

    [Fact]
    public void Items_are_the_turns_of_a_conversation()
    {
        var prompt = Read(
            """
            {"model":"m","input":[
              {"role":"developer","content":"D"},
              {"role":"user","content":[{"type":"input_text","text":"T"},{"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"low"},
                {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,BBBB"},
                {"type":"input_audio","input_audio":{"data":"CCCC","format":"mp3"}}]},
              {"type":"message","role":"assistant","content":[{"type":"output_text","text":"A"},{"type":"refusal","refusal":"R"}]},
              {"type":"function_call","call_id":"c","name":"f","arguments":""},
              {"type":"function_call","call_id":"d","name":"g","arguments":""},
              {"type":"function_call_output","call_id":"c","output":[{"type":"input_text","text":"O"}]},
              {"type":"message","role":"system","content":"S"}]}
            """
        );

        Assert.Equal("D", Assert.Single(prompt.System).Text);
        Assert.Equal(
            [TurnRole.User, TurnRole.Assistant, TurnRole.User, TurnRole.System],
            prompt.Turns.Select(turn => turn.Role)
        );
        var image = Assert.IsType<ImagePart>(prompt.Turns[0].Parts[1]);
        Assert.Equal(("image/png", "AAAA", "low"), (image.Source.MediaType, image.Source.Base64, image.Detail));
        Assert.Equal("application/pdf", Assert.IsType<DocumentPart>(prompt.Turns[0].Parts[2]).Source.MediaType);
        Assert.Equal("audio/mp3", Assert.IsType<AudioPart>(prompt.Turns[0].Parts[3]).Source.MediaType);
        Assert.Equal(new RefusalPart("R"), prompt.Turns[1].Parts[1]);
        Assert.Equal(
            [new ToolCallPart("c", "f", "{}"), new ToolCallPart("d", "g", "{}")],
            prompt.Turns[1].Parts.Skip(2)
        );
        Assert.Equal(new TextPart("O"), Assert.IsType<ToolResultPart>(prompt.Turns[2].Parts[0]).Content[0]);
    }

    [Fact]
    public void Messages_that_follow_each_other_stay_apart()
    {
        var prompt = Read(
            """
            {"model":"m","input":[{"role":"assistant","content":"A"},{"role":"assistant","content":"B"},{"role":"user","content":"x"}]}
            """
        );

        Assert.Equal(["A", "B"], prompt.Turns.Take(2).Select(turn => ((TextPart)Assert.Single(turn.Parts)).Text));
    }

    [Fact]
    public void Tools_wishes_and_forms_are_read()
    {
        var prompt = Read(
            """
            {"model":"m","input":"x","tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":true},
              {"type":"custom","name":"g"},{"type":"web_search"}],"tool_choice":{"type":"function","name":"f"},
             "parallel_tool_calls":false,"temperature":0.5,"top_p":0.9,"include":["message.output_text.logprobs"],"top_logprobs":3,
             "text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true},"verbosity":"low"},
             "reasoning":{"effort":"xhigh","summary":"auto"},"safety_identifier":"u1","user":"ana@example.org","metadata":{"a":"b"}}
            """
        );

        Assert.Equal([false, true, false], prompt.Tools.Select(tool => tool.IsFreeForm));
        Assert.NotNull(prompt.Tools[2].Hosted);
        Assert.Equal(ToolChoiceMode.Required, prompt.ToolChoice?.Mode);
        Assert.Equal(["f"], prompt.ToolChoice!.Names);
        Assert.False(prompt.ParallelToolCalls);
        Assert.Equal(3, prompt.Sampling.TopLogProbabilities);
        Assert.True(prompt.Sampling.LogProbabilities);
        Assert.Equal(("n", true), (prompt.Format?.Name, prompt.Format?.Strict));
        Assert.Equal(new ReasoningWish { Effort = ReasoningEffort.ExtraHigh, Show = true }, prompt.Reasoning);
        Assert.Equal("u1", prompt.EndUser);
        Assert.Equal(["metadata", "verbosity"], prompt.Other.Keys.Order());
    }

    [Fact]
    public void An_e_mail_address_is_no_end_user() =>
        Assert.Null(Read("""{"model":"m","input":"x","user":"ana@example.org"}""").EndUser);

    [Fact]
    public void Thoughts_that_another_provider_sealed_leave_their_summary()
    {
        var prompt = Read(
            """
            {"model":"m","input":[{"type":"reasoning","id":"rs_1","encrypted_content":"gAAAA","summary":[{"type":"summary_text","text":"S"}]},
            {"type":"reasoning","id":"rs_2","encrypted_content":"solaris1.!!","summary":[]},{"role":"user","content":"x"}]}
            """
        );

        Assert.Equal(new ThinkingPart("S"), prompt.Turns[0].Parts[0]);
        Assert.Equal(2, prompt.Turns.Length);
    }

    [Theory]
    [InlineData("""{"model":"m"}""", "input")]
    [InlineData("""{"model":"m","input":7}""", "input")]
    [InlineData("""{"model":"m","input":[7]}""", "input[0]")]
    [InlineData("""{"model":"m","input":[{"role":"robot","content":"x"}]}""", "input[0].role")]
    [InlineData("""{"model":"m","input":[{"type":"function_call","name":"f"}]}""", "input[0].call_id")]
    [InlineData("""{"model":"m","input":[{"type":"web_search_call","id":"ws"}]}""", "input[0]")]
    [InlineData(
        """{"model":"m","input":[{"role":"user","content":[{"type":"input_image"}]}]}""",
        "input[0].content[0].image_url"
    )]
    [InlineData("""{"model":"m","input":[{"role":"user","content":[{"type":"new"}]}]}""", "input[0].content[0]")]
    [InlineData("""{"model":"m","input":"x","temperature":"hot"}""", "temperature")]
    [InlineData("""{"model":"m","input":"x","tool_choice":"maybe"}""", "tool_choice")]
    [InlineData("""{"model":"m","input":"x","tools":[{"type":"function"}]}""", "tools[0].name")]
    [InlineData("""{"model":"m","input":"x","reasoning":{"effort":"extreme"}}""", "reasoning.effort")]
    [InlineData("""{"model":"m","input":"x","text":{"format":{"type":"grammar"}}}""", "text.format.type")]
    [InlineData("""{"model":"m","input":"\ud83d"}""", "input")]
    public void What_cannot_be_read_is_named(string body, string field)
    {
        var notes = new TranslationNotes(dropUnsupported: false);

        ResponsesPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);

        Assert.Equal(field, notes.Fault?.Field);
    }

    private static Prompt Read(string body)
    {
        var notes = new TranslationNotes(dropUnsupported: false);
        var prompt = ResponsesPromptReader.Read(Encoding.UTF8.GetBytes(body), notes);
        Assert.Null(notes.Fault);
        return prompt!;
    }
}
