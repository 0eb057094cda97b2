using System.Text;

namespace Solaris.Quotas.Bounds;

public sealed class HostedToolTests
{
    private const string Model = "claude-sonnet-4-5";

    [Fact]
    public void Each_search_reads_again_what_the_ones_before_it_found()
    {
        var one = Tokens("""{"type":"web_search_20250305","name":"web_search","max_uses":1}""");
        var two = Tokens("""{"type":"web_search_20250305","name":"web_search","max_uses":2}""");

        Assert.InRange(one, 12_251, 25_000); // The most that one recorded search came to.
        Assert.True(two - one > one - Tokens(""));
    }

    [Fact]
    public void Unbounded_searches_count_as_many_as_the_provider_makes() =>
        Assert.True(Tokens("""{"type":"web_search_20250305","name":"web_search"}""") > 404_500);

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000")]
    [InlineData("1e40")]
    public void An_odd_bound_is_none(string uses) =>
        Assert.True(Tokens($$"""{"type":"web_search_20250305","name":"web_search","max_uses":{{uses}}}""") > 404_500);

    [Fact]
    public void The_client_s_own_tools_are_read_once()
    {
        Assert.InRange(Tokens("""{"name":"get_weather","input_schema":{"type":"object"}}"""), 600, 800);
        Assert.InRange(Tokens("""{"type":"bash_20250124","name":"bash"}"""), 5_000, 6_000);
        Assert.InRange(Tokens("""{"type":"function","function":{"name":"get_weather"}}"""), 600, 800);
    }

    private static long Tokens(string tool) =>
        Meter.Tokens(
            Encoding.UTF8.GetBytes(
                $$"""{"model":"{{Model}}","messages":[{"role":"user","content":"Olá"}],"tools":[{{tool}}]}"""
            ),
            Model
        );
}
