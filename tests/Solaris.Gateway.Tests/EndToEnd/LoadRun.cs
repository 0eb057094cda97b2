using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>Callers that share one limit and do what clients do: ask for more or less, leave, and meet broken providers.</summary>
internal sealed class LoadRun(GatewayProcess gateway, ApiKeyGrant key, int calls)
{
    private const int Callers = 64;
    private int _started;
    private int _refused;

    public ConcurrentBag<LoadCall> Calls { get; } = [];

    /// <summary>Refusals since this was last asked.</summary>
    public int TakeRefused() => Interlocked.Exchange(ref _refused, 0);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(caller, cancellationToken)));

    private async Task CallAsync(int caller, CancellationToken cancellationToken)
    {
        var random = new Random(caller);
        using var http = new HttpClient { BaseAddress = gateway.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);
        while (Interlocked.Increment(ref _started) is var number && number <= calls)
        {
            var call = await OneAsync(
                http,
                "load" + number.ToString(CultureInfo.InvariantCulture),
                random,
                cancellationToken
            );
            Calls.Add(call);
            if (call.Outcome == LoadOutcome.Refused)
            {
                Interlocked.Increment(ref _refused);
            }
        }
    }

    private static async Task<LoadCall> OneAsync(
        HttpClient http,
        string name,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var plan = LoadPlan.Pick(random);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        string? id = null;
        var body = Body(plan, name, random);
        var length = body.ToJsonString().Length;
        try
        {
            using var request = ChatBody.Request(body);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leave.Token);
            id = answer.Headers.TryGetValues("x-request-id", out var ids) ? ids.First() : null;
            return new LoadCall(name, plan, id, await ReadAsync(answer, plan, leave), length);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new LoadCall(name, plan, id, LoadOutcome.Aborted, length);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new LoadCall(name, plan, id, LoadOutcome.Failed, length);
        }
    }

    private static JsonObject Body(LoadPlan plan, string name, Random random)
    {
        var text = new string('x', random.Next(1, 2_000)) + " sol";
        var script = $"call={name};tokens={random.Next(1, 400).ToString(CultureInfo.InvariantCulture)};{plan.Script}";
        var body = ChatBody.Of(text, script, plan.Stream, plan.Model);
        if (random.Next(4) > 0)
        {
            body["max_tokens"] = random.Next(1, 600);
        }
        return body;
    }

    private static async Task<LoadOutcome> ReadAsync(
        HttpResponseMessage answer,
        LoadPlan plan,
        CancellationTokenSource leave
    )
    {
        if (plan.LeavesAfter is not { } chunks || !answer.IsSuccessStatusCode)
        {
            var text = await answer.Content.ReadAsStringAsync(leave.Token);
            return Judge(answer, plan, text);
        }
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(leave.Token));
        while (await reader.ReadLineAsync(leave.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && chunks-- == 0)
            {
                await leave.CancelAsync();
            }
        }
        return LoadOutcome.Finished;
    }

    private static LoadOutcome Judge(HttpResponseMessage answer, LoadPlan plan, string text)
    {
        if (answer.IsSuccessStatusCode)
        {
            var whole = !plan.Stream || text.TrimEnd().EndsWith("data: [DONE]", StringComparison.Ordinal);
            return whole ? LoadOutcome.Finished : LoadOutcome.Failed;
        }
        var code = (string?)JsonNode.Parse(text)!["error"]!["code"];
        return code == "insufficient_quota" ? LoadOutcome.Refused : LoadOutcome.Failed;
    }
}
