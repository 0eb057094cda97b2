using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Chaos;

/// <summary>Callers that do what clients do: ask any gateway, leave, and ask again under the same Idempotency-Key.</summary>
internal sealed class Traffic(ChaosOptions options, Gateway[] gateways, string[] keys, Tally tally)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _calls;

    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, options.Workers).Select(worker => WorkAsync(worker, stop)));

    private async Task WorkAsync(int worker, CancellationToken stop)
    {
        var random = new Random(options.Seed * 1_000 + worker);
        using var http = new HttpMessageInvoker(
            new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), ResponseDrainTimeout = TimeSpan.Zero }
        );
        while (!stop.IsCancellationRequested)
        {
            var name = "c" + Processes.Text(Interlocked.Increment(ref _calls));
            var plan = CallPlan.Pick(random);
            var key = keys[random.Next(keys.Length)];
            var body = Body(plan, name, random);
            var repeats = random.Next(5) == 0 ? 4 : 1; // Under an Idempotency-Key a client may ask again.
            if (repeats > 1 && (plan.Script is "" or "delay=2"))
            {
                tally.Once.TryAdd(name, value: true);
            }
            for (var attempt = 0; attempt < repeats; attempt++)
            {
                var outcome = await CallAsync(http, plan, name, Request(key, body, repeats > 1 ? name : null, random));
                tally.Called(outcome);
                // A call that no gateway took, or that the ledger or a limit refused, never came to its fault.
                if (plan.Fault is { } fault && (outcome is "finished" or "left" or "cut" or "failed"))
                {
                    tally.Plan(fault);
                }
                if (outcome is "finished" or "repeated" or "refused")
                {
                    break;
                }
                await Task.Delay(outcome is "unreachable" or "ledger away" ? 200 : 1, CancellationToken.None);
            }
        }
    }

    private HttpRequestMessage Request(string key, string body, string? idempotencyKey, Random random)
    {
        var address = new Uri(gateways[random.Next(gateways.Length)].Address, "/v1/chat/completions");
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }
        return request;
    }

    private static string Body(CallPlan plan, string name, Random random) =>
        new JsonObject
        {
            ["model"] = "fake-chat",
            ["stream"] = plan.Stream,
            ["max_tokens"] = random.Next(20, 400),
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "user", ["content"] = new string('x', random.Next(1, 300)) + " sol" }
            ),
            ["metadata"] = new JsonObject
            {
                ["fake"] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"call={name};tokens={random.Next(1, 60)};{plan.Script}"
                ),
            },
        }.ToJsonString();

    private async Task<string> CallAsync(
        HttpMessageInvoker http,
        CallPlan plan,
        string name,
        HttpRequestMessage request
    )
    {
        using var leave = new CancellationTokenSource(Patience);
        using (request)
        {
            try
            {
                if (plan is { LeavesAfter: 0 })
                {
                    leave.CancelAfter(5);
                }
                using var answer = await http.SendAsync(request, leave.Token);
                return await ReadAsync(plan, name, answer, leave);
            }
            catch (OperationCanceledException)
            {
                return "left";
            }
            catch (IOException)
            {
                return "cut";
            }
            catch (HttpRequestException exception)
            {
                return exception.HttpRequestError == HttpRequestError.ConnectionError ? "unreachable" : "cut";
            }
        }
    }

    private async Task<string> ReadAsync(
        CallPlan plan,
        string name,
        HttpResponseMessage answer,
        CancellationTokenSource leave
    )
    {
        await using var body = await answer.Content.ReadAsStreamAsync(leave.Token);
        var text = new StringBuilder();
        var buffer = new byte[4_096];
        while (await body.ReadAsync(buffer, leave.Token) is > 0 and var count)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            if (plan.LeavesAfter is { } most && text.Length > most)
            {
                return "left";
            }
        }
        if (!answer.IsSuccessStatusCode)
        {
            return Refusal((int)answer.StatusCode, text.ToString());
        }
        var whole = !plan.Stream || text.ToString().TrimEnd().EndsWith("data: [DONE]", StringComparison.Ordinal);
        if (whole && answer.Headers.Contains("x-solaris-repeat"))
        {
            return "repeated";
        }
        if (whole && Guid.TryParse(answer.Headers.GetValues("x-request-id").First(), out var id))
        {
            tally.Finished.Add(new FinishedCall(id, name, plan.TellsUsage));
        }
        return whole ? "finished" : "cut";
    }

    private static string Refusal(int status, string body) =>
        status switch
        {
            409 => "conflict",
            429 => body.Contains("insufficient_quota", StringComparison.Ordinal) ? "refused" : "too fast",
            503 when body.Contains("ledger_unavailable", StringComparison.Ordinal) => "ledger away",
            _ => "failed",
        };
}
