using System.Text.Json;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi.Files;

/// <summary>Asks the account that holds a file. What goes wrong comes back as what the client is told.</summary>
internal sealed class FileUpstream(Upstream upstream)
{
    private const int LargestObject = 1024 * 1024;

    /// <summary>The answer, to be read and disposed, or the refusal.</summary>
    public async Task<(HttpResponseMessage? Answer, Refusal? Refusal)> SendAsync(
        Deployment deployment,
        HttpMethod method,
        string path,
        HttpContent? content,
        Asker asker
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(asker.Aborted);
        patience.CancelAfter(deployment.FirstByteTimeout);
        try
        {
            var answer = await upstream.SendAsync(deployment, method, path, content, patience.Token);
            var status = (int)answer.StatusCode;
            if (FailureRules.IsSuccess(status))
            {
                return (answer, null);
            }
            using (answer)
            {
                var error = ProviderErrorReader.Read(await ReadAsync(answer, patience.Token), deployment.ApiKey);
                return (null, Refused(new(FailureRules.OfStatus(status, error), status, error), asker));
            }
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !asker.Aborted.IsCancellationRequested
            )
        {
            return (null, Refused(new(FailureRules.OfException(exception), 0, ProviderError.Unknown), asker));
        }
    }

    /// <summary>Sends, and reads the JSON object that the provider answers with.</summary>
    public async Task<(JsonElement? Object, Refusal? Refusal)> AskAsync(
        Deployment deployment,
        HttpMethod method,
        string path,
        HttpContent? content,
        Asker asker
    )
    {
        var (answer, refusal) = await SendAsync(deployment, method, path, content, asker);
        if (answer is null)
        {
            return (null, refusal);
        }
        using (answer)
        {
            return Parse(await ReadAsync(answer, asker.Aborted)) is { } parsed
                ? (parsed, null)
                : (null, FileRefusals.BadAnswer());
        }
    }

    private static Refusal Refused(AttemptFailure failure, Asker asker) =>
        ProviderRefusals.For(failure, asker.Language);

    private static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var parsed = JsonElement.Parse(HalfCharacters.Mended(json).Span);
            return parsed.ValueKind == JsonValueKind.Object ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage answer,
        CancellationToken cancellationToken
    )
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var read = new byte[LargestObject];
        var length = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
        return read.AsMemory(0, length);
    }
}
