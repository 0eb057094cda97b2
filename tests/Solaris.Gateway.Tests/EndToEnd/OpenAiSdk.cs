using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Images;
using OpenAI.Models;
using OpenAI.Moderations;
using OpenAI.Responses;

namespace Solaris.EndToEnd;

/// <summary>The official .NET client, pointed at the gateway or straight at the fake provider.</summary>
internal sealed class OpenAiSdk(Uri root, string key)
{
    public const string OnePixelPng =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly ApiKeyCredential _credential = new(key);

    /// <summary>The client retries by itself; errors are wanted as they come.</summary>
    private readonly OpenAIClientOptions _options = new() { Endpoint = root, RetryPolicy = new ClientRetryPolicy(0) };

    public ChatClient Chat(string model = "fake-chat") => new(model, _credential, _options);

    public ResponsesClient Responses =>
        new(_credential, new ResponsesClientOptions { Endpoint = root, RetryPolicy = new ClientRetryPolicy(0) });

    public EmbeddingClient Embeddings => new("fake-embedding", _credential, _options);

    public ImageClient Images => ImagesOf("fake-image");

    public ModerationClient Moderation => new("fake-moderation", _credential, _options);

    public OpenAIModelClient Models => new(_credential, _options);

    public ImageClient ImagesOf(string model) => new(model, _credential, _options);

    public AudioClient Audio(string model) => new(model, _credential, _options);

    public static ChatCompletionOptions Scripted(string script) => new() { Metadata = { ["fake"] = script } };
}
