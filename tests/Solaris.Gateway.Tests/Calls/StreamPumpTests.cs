using System.Text;
using Solaris.Providers;

namespace Solaris.Calls;

public sealed class StreamPumpTests
{
    private static readonly HttpMessageInvoker Client = new(
        new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero } // Leaving means leaving.
    );

    [Theory]
    [InlineData("tokens=50")]
    [InlineData("tokens=20;write=1")]
    [InlineData("tokens=20;write=7;crlf;comments")]
    [InlineData("tokens=5;pad=200000")]
    [InlineData("tokens=20;usage=cumulative")]
    [InlineData("tokens=20;no-done")]
    public async Task A_stream_passes_byte_for_byte(string script)
    {
        await using var host = await PumpHost.StartAsync();
        var body = Body(script, includeUsage: true);

        var direct = await AskAsync(new Uri(host.Provider.BaseAddress + "/chat/completions"), body);
        var relayed = await AskAsync(host.Address, body);

        Assert.Equal(direct, relayed);
        var pumped = await host.Ended;
        Assert.Equal(StreamEnd.Complete, pumped.End);
        Assert.Equal(pumped.Usage?.OutputTotal, pumped.Progress);
    }

    [Fact]
    public async Task The_usage_chunk_is_hidden_from_a_client_that_did_not_ask()
    {
        await using var host = await PumpHost.StartAsync();

        var answer = await AskAsync(host.Address, Body("tokens=4;prompt=9", includeUsage: false));

        Assert.DoesNotContain("\"choices\":[]", answer, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", answer, StringComparison.Ordinal);
        Assert.Equal((9, 4), ((await host.Ended).Usage?.Input, (await host.Ended).Usage?.OutputTotal));
    }

    [Fact]
    public async Task A_key_may_have_the_usage_chunk_without_asking()
    {
        await using var host = await PumpHost.StartAsync(alwaysUsage: true);

        var answer = await AskAsync(host.Address, Body("tokens=4", includeUsage: false));

        Assert.Contains("\"choices\":[]", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut=3;delay=20", nameof(StreamEnd.Cut))]
    [InlineData("end=3", nameof(StreamEnd.Cut))]
    [InlineData("stall=3", nameof(StreamEnd.Silent))]
    [InlineData("error-event=3", nameof(StreamEnd.ProviderError))]
    [InlineData("garbage=sse", nameof(StreamEnd.Garbage))]
    [InlineData("usage=own-chunk", nameof(StreamEnd.Complete))]
    public async Task What_ends_a_stream_is_known(string fault, string end)
    {
        await using var host = await PumpHost.StartAsync(idle: TimeSpan.FromMilliseconds(300));

        await AskAsync(host.Address, Body("tokens=20;" + fault, includeUsage: true));

        Assert.Equal(Enum.Parse<StreamEnd>(end), (await host.Ended).End);
    }

    [Fact]
    public async Task What_was_produced_before_a_cut_is_kept_for_the_charge()
    {
        await using var host = await PumpHost.StartAsync();

        var answer = await AskAsync(host.Address, Body("tokens=20;cut=8;delay=20", includeUsage: false));

        var pumped = await host.Ended;
        Assert.Null(pumped.Usage);
        Assert.NotEmpty(pumped.Text);
        Assert.InRange(pumped.Progress, 5, 20);
        Assert.DoesNotContain("[DONE]", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_call_where_the_provider_stops_billing()
    {
        await using var host = await PumpHost.StartAsync("openai");

        await LeaveAsync(host.Address, Body("tokens=400;delay=10;abort=cancel", includeUsage: false));

        var pumped = await host.Ended;
        Assert.Equal(StreamEnd.ClientLeft, pumped.End);
        Assert.Null(pumped.Usage);
        Assert.NotEmpty(pumped.Text);
    }

    [Fact]
    public async Task A_client_that_leaves_does_not_stop_the_metering_of_a_provider_that_bills_all()
    {
        await using var host = await PumpHost.StartAsync("openrouter");

        await LeaveAsync(host.Address, Body("tokens=60;delay=10;abort=drain", includeUsage: false));

        var pumped = await host.Ended;
        Assert.Equal(StreamEnd.Complete, pumped.End);
        Assert.Equal(60, pumped.Usage?.OutputTotal);
    }

    [Theory]
    [InlineData(1_000, 20_000)]
    [InlineData(1_000_000, 150)]
    public async Task Reading_on_is_bounded_by_bytes_and_by_time(int bytes, int milliseconds)
    {
        var options = new RelayOptions { DrainBytes = bytes, DrainTime = TimeSpan.FromMilliseconds(milliseconds) };
        await using var host = await PumpHost.StartAsync("openrouter", options);

        await LeaveAsync(host.Address, Body("tokens=2000;delay=10;abort=drain", includeUsage: false));

        Assert.Equal(StreamEnd.ClientLeft, (await host.Ended).End);
    }

    private static string Body(string script, bool includeUsage)
    {
        var options = includeUsage ? ""","stream_options":{"include_usage":true}""" : "";
        return $$"""{"model":"m!{{script}}","stream":true{{options}},"messages":[{"role":"user","content":"x"}]}""";
    }

    /// <summary>The answer as far as it came: a cut is no exception here.</summary>
    private static async Task<string> AskAsync(Uri address, string body)
    {
        using var response = await SendAsync(address, body);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (HttpIOException)
        {
            // The connection was cut.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Reads a little of the answer and leaves.</summary>
    private static async Task LeaveAsync(Uri address, string body)
    {
        using var response = await SendAsync(address, body);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await stream.ReadExactlyAsync(new byte[600], TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> SendAsync(Uri address, string body) =>
        Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            },
            TestContext.Current.CancellationToken
        );
}
