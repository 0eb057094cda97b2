using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Media;

/// <summary>Pictures, sound and moderation through the whole gateway.</summary>
public sealed class MediaEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_charged_the_tokens_the_provider_says()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(
            key,
            """{"model":"one","prompt":"Um gato","n":2}""",
            "/v1/images/generations"
        );

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(2, JsonNode.Parse(body)!["data"]!.AsArray().Count);
        Assert.Equal((27, 544, "provider_usage"), await UsedAsync(app, response));
    }

    [Fact]
    public async Task A_picture_that_could_exceed_the_limit_is_refused_before_the_provider_is_asked()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 5_000);

        var (response, _) = await app.AskAsync(key, """{"model":"one","prompt":"x"}""", "/v1/images/generations");

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(0, app.Provider.Billing.Counts.Attempts);
    }

    [Fact]
    public async Task A_moderation_costs_nothing_and_needs_no_model()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 0);

        var (response, body) = await app.AskAsync(key, """{"input":"Olá"}""", "/v1/moderations");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("omni-moderation-latest", (string?)JsonNode.Parse(body)!["model"]);
        Assert.Equal((0, 0, "provider_usage"), await UsedAsync(app, response));
    }

    [Fact]
    public async Task A_moderation_with_an_empty_model_gets_no_second_one()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, """{"model":"","input":"Olá"}""", "/v1/moderations");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("missing_required_parameter", OpenAiApp.Code(body));
        Assert.Equal(0, app.Provider.Billing.Counts.Attempts);
    }

    [Fact]
    public async Task Speech_comes_as_sound_and_is_counted_by_its_text()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        using var response = await app.SendAsync(
            key,
            """{"model":"one","voice":"alloy","input":"Bom dia, Brasil!"}""",
            Cancellation,
            "/v1/audio/speech"
        );

        Assert.Equal("audio/mpeg", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(20_000, (await response.Content.ReadAsByteArrayAsync(Cancellation)).Length);
        Assert.Equal((5, 23, "local_count"), await UsedAsync(app, response));
    }

    [Fact]
    public async Task A_form_is_relayed_with_the_deployment_s_model_and_charged()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        using var response = await SendFormAsync(app, key, ("model", "one"), ("language", "pt"));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal((30, 5, "provider_usage"), await UsedAsync(app, response));
    }

    [Fact]
    public async Task A_transcription_as_text_is_counted_by_its_size()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        using var response = await SendFormAsync(app, key, ("model", "one"), ("response_format", "text"));

        Assert.StartsWith("text/plain", response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        Assert.Equal("Olá, mundo.\n", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((10, 3, "local_count"), await UsedAsync(app, response));
    }

    [Fact]
    public async Task A_field_we_own_may_not_come_twice_in_a_form()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        using var response = await SendFormAsync(app, key, ("model", "one"), ("model", "two"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(0, app.Provider.Billing.Counts.Attempts);
    }

    private static async Task<HttpResponseMessage> SendFormAsync(
        OpenAiApp app,
        string key,
        params (string Name, string Value)[] fields
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }
        form.Add(new ByteArrayContent(new byte[3_000]), "\"file\"", "\"fala.mp3\"");
        var request = new HttpRequestMessage(HttpMethod.Post, app.Address("/v1/audio/transcriptions"))
        {
            Content = form,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await app.Client.SendAsync(request, Cancellation);
    }

    private static async Task<(int Input, int Output, string? Basis)> UsedAsync(
        OpenAiApp app,
        HttpResponseMessage answer
    )
    {
        var row = await app.RowAsync(answer);
        var usage = row["usage"]!;
        return ((int)usage["inputUncached"]!, (int)usage["outputTotal"]!, (string?)row["basis"]);
    }
}
