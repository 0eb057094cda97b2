using System.ClientModel;
using OpenAI.Audio;
using OpenAI.Images;

namespace Solaris.EndToEnd;

/// <summary>Pictures, sound and moderation, as the official .NET client asks for them.</summary>
public sealed class OpenAiSdkMediaTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_are_drawn_and_changed()
    {
        var images = (await SdkAsync()).Images;
        using var pixel = new MemoryStream(Convert.FromBase64String(OpenAiSdk.OnePixelPng));

        var drawn = (await images.GenerateImagesAsync("A sun", 2, new ImageGenerationOptions(), Cancellation)).Value;
        var changed = (
            await images.GenerateImageEditAsync(pixel, "pixel.png", "Add a moon", cancellationToken: Cancellation)
        ).Value;

        Assert.All(drawn, image => Assert.NotEmpty(image.ImageBytes.ToArray()));
        Assert.Equal(2, drawn.Count);
        Assert.NotEmpty(changed.ImageBytes.ToArray());
    }

    [Fact]
    public async Task A_text_is_spoken()
    {
        var sound = await (await SdkAsync())
            .Audio("fake-speech")
            .GenerateSpeechAsync("Olá, mundo!", GeneratedSpeechVoice.Alloy, cancellationToken: Cancellation);

        Assert.Equal(20_000, sound.Value.ToMemory().Length);
    }

    [Fact]
    public async Task Sound_is_written_down()
    {
        using var sound = new MemoryStream(new byte[3_000]);

        var heard = await (await SdkAsync())
            .Audio("fake-listener")
            .TranscribeAudioAsync(sound, "sound.mp3", cancellationToken: Cancellation);

        Assert.Equal("Olá, mundo.", heard.Value.Text);
    }

    [Fact]
    public async Task A_text_is_moderated() =>
        Assert.False((await (await SdkAsync()).Moderation.ClassifyTextAsync("Olá", Cancellation)).Value.Flagged);

    [Fact]
    public async Task A_provider_that_draws_nothing_is_told_of()
    {
        var images = (await SdkAsync()).ImagesOf("claude-sonnet-4-5");

        var error = await Assert.ThrowsAsync<ClientResultException>(() =>
            images.GenerateImagesAsync("A sun", 1, new ImageGenerationOptions(), Cancellation)
        );

        Assert.Equal(400, error.Status);
        Assert.Contains("unsupported_endpoint", error.GetRawResponse()!.Content.ToString(), StringComparison.Ordinal);
    }

    private async Task<OpenAiSdk> SdkAsync() => new(stack.Gateway.ApiRoot, (await stack.NewKeyAsync()).Secret);
}
