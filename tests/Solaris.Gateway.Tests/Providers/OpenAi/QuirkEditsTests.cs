using System.Text;
using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.OpenAi;

namespace Solaris.Providers.OpenAi;

/// <summary>A relayed body differs from the client's only where its vendor wants it otherwise.</summary>
public sealed class QuirkEditsTests
{
    [Fact]
    public void A_field_that_the_vendor_refuses_goes_with_its_comma_wherever_it_stands()
    {
        var (first, dropped) = Send("""{"user":"u", "model":"m","max_tokens":5}""", "mistral");
        var (middle, _) = Send("""{"model":"m" , "user":"u" , "store":true, "max_tokens":5 }""", "mistral");
        var (last, _) = Send(
            """{"model":"m","max_tokens":5 , "prompt_cache_key":{"a":[1]},"verbosity":"low" }""",
            "mistral"
        );

        Assert.Equal("""{"model":"m","max_tokens":5}""", first);
        Assert.Equal("""{"model":"m" , "max_tokens":5 }""", middle);
        Assert.Equal("""{"model":"m","max_tokens":5}""", last);
        Assert.Equal(["user"], dropped);
    }

    [Fact]
    public void Mistral_gets_its_own_names_words_roles_and_ids()
    {
        const string Body = """
            {"model":"m","max_completion_tokens":5,"seed":7,"tool_choice":"required","messages":[
             {"role":"developer","content":"x"},
             {"role":"assistant","tool_calls":[{"id":"call_0123456789abcdef","type":"function"},{"id":"abcDEF123"}]},
             {"role":"tool","tool_call_id":"call_0123456789abcdef","content":"developer"}]}
            """;

        var sent = JsonNode.Parse(Send(Body, "mistral").Sent)!;

        Assert.Equal(
            (5, 7, "any"),
            ((int)sent["max_tokens"]!, (int)sent["random_seed"]!, (string)sent["tool_choice"]!)
        );
        Assert.Equal("system", (string?)sent["messages"]![0]!["role"]);
        Assert.Equal("developer", (string?)sent["messages"]![2]!["content"]);
        var id = (string)sent["messages"]![1]!["tool_calls"]![0]!["id"]!;
        Assert.Matches("^[a-zA-Z0-9]{9}$", id);
        Assert.Equal(id, (string?)sent["messages"]![2]!["tool_call_id"]);
        Assert.Equal("abcDEF123", (string?)sent["messages"]![1]!["tool_calls"]![1]!["id"]);
    }

    [Fact]
    public void The_usage_that_a_client_asks_mistral_for_is_no_loss()
    {
        var (sent, dropped) = Send(
            """{"model":"m","stream":true,"stream_options":{"include_usage":false},"max_tokens":5}""",
            "mistral"
        );

        Assert.Equal("""{"model":"m","stream":true,"max_tokens":5}""", sent);
        Assert.Empty(dropped);
    }

    [Theory]
    [InlineData("openai", "o4-mini", "max_completion_tokens")]
    [InlineData("openai", "gpt-5.2", "max_completion_tokens")]
    [InlineData("azure", "gpt-5-mini", "max_completion_tokens")]
    [InlineData("openai", "gpt-5-chat-latest", "max_tokens")]
    [InlineData("openai", "gpt-4o", "max_tokens")]
    [InlineData("openrouter", "openai/o4-mini", "max_tokens")]
    public void Models_that_reason_get_the_cap_under_its_newer_name(string provider, string model, string field)
    {
        var (sent, _) = Send(
            """{"model":"M","max_tokens":99}""".Replace("M", model, StringComparison.Ordinal),
            provider
        );

        Assert.Equal($$"""{"model":"{{model}}","{{field}}":50}""", sent);
    }

    [Fact]
    public void Of_two_caps_only_the_one_that_the_model_knows_is_sent()
    {
        var (sent, _) = Send("""{"max_tokens":99,"model":"o3","max_completion_tokens":80}""", "openai");

        Assert.Equal("""{"model":"o3","max_completion_tokens":50}""", sent);
    }

    [Fact]
    public void What_no_vendor_minds_passes_byte_for_byte()
    {
        const string Body =
            """ { "messages":[ {"role":"developer"} ,7,{"tool_calls":[3,{"id":null}],"role":9} ],"model":"m","max_tokens" : 5,"tool_choice":"required"} """;

        foreach (var provider in (string[])["openai", "openrouter", "groq", "openai_compatible", "litellm_proxy"])
        {
            Assert.Equal(Body, Send(Body, provider).Sent);
        }
    }

    private static (string Sent, List<string> Dropped) Send(string body, string provider)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.True(ChatEndpoint.Instance.TryReadEnvelope(bytes, out var envelope, out _));
        var dropped = new List<string>();
        var sent = UpstreamBody.For(bytes, envelope, ChatEndpoint.Instance, Deployments.Of(provider), 50, dropped);
        return (Encoding.UTF8.GetString(sent.ToArray()), dropped);
    }
}
