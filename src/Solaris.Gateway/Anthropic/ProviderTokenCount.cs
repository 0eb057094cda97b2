using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Providers;

namespace Solaris.Anthropic;

/// <summary>Asks the first deployment that offers the Messages API to count a call's input.</summary>
internal sealed class ProviderTokenCount(Upstream upstream, TimeProvider clock)
{
    private const int LargestAnswerBytes = 64 * 1024;

    /// <summary>Longer than any count takes; our own estimate is there at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The count, or what is wrong with the call; neither when no provider could tell.</summary>
    public async ValueTask<(long? Tokens, AttemptFailure? Failure)> CountAsync(
        CountedCall call,
        ImmutableArray<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken
    )
    {
        foreach (var deployment in call.Candidates)
        {
            if (Offers(deployment, call.Envelope.Model))
            {
                return await AskAsync(deployment, call, headers, cancellationToken);
            }
        }
        return (null, null);
    }

    private static bool Offers(Deployment deployment, string model) =>
        deployment.Provider.Relays.TryGetValue(MessagesEndpoint.Instance.Path, out var wire)
        && wire.Path(deployment.UpstreamModel ?? model, stream: false) == MessagesEndpoint.Instance.Path;

    private async ValueTask<(long? Tokens, AttemptFailure? Failure)> AskAsync(
        Deployment deployment,
        CountedCall call,
        ImmutableArray<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var endpoint = MessagesEndpoint.Instance;
            var body = UpstreamBody.WithModel(call.Body, call.Envelope, endpoint, deployment);
            var wire = deployment.Provider.Relays[endpoint.Path];
            var model = deployment.UpstreamModel ?? call.Envelope.Model;
            var request = new UpstreamCall(deployment, wire, model, Stream: false, body, headers)
            {
                Path = CountTokensEndpoint.Path,
            };
            using var response = await upstream.SendAsync(request, stop.Token);
            var status = (int)response.StatusCode;
            using var answer = await ReadAsync(response, stop.Token);
            return FailureRules.IsSuccess(status)
                ? (Count(answer), null)
                : (null, Fault(status, ProviderErrorReader.Read(answer.Memory, deployment.ApiKey)));
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return (null, null);
        }
    }

    /// <summary>Only a fault of the call itself is the client's business.</summary>
    private static AttemptFailure? Fault(int status, ProviderError error) =>
        FailureRules.OfStatus(status, error) is var kind
        && kind is FailureKind.Refused or FailureKind.ContextWindow or FailureKind.ContentPolicy
            ? new(kind, status, error)
            : null;

    private static long? Count(PooledBuffer answer)
    {
        try
        {
            return JsonElement.Parse(answer.Span).CountIn("input_tokens");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async ValueTask<PooledBuffer> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        const int Piece = 4 * 1024;
        var answer = new PooledBuffer(Piece);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (answer.Length < LargestAnswerBytes)
        {
            var read = await body.ReadAsync(answer.Free(Piece), cancellationToken);
            if (read == 0)
            {
                break;
            }
            answer.Advance(read);
        }
        return answer;
    }
}
