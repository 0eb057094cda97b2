using System.CommandLine;
using Solaris.Configuration;

namespace Solaris.CommandLine;

/// <summary><c>solaris health</c>: asks the gateway that runs with this configuration, for containers without curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var ready = new Option<bool>("--ready")
        {
            Description = "Ask whether it should get traffic, not only whether it lives.",
        };
        var url = new Option<Uri?>("--url")
        {
            CustomParser = given => new(given.Tokens[0].Value),
            Description = "Where it is; by default where this configuration listens.",
        };
        var command = new Command("health", "Ask the running gateway; exit code 1 when it is not well.") { ready, url };
        command.SetAction(
            (words, cancellationToken) =>
                AskAsync(
                    new(words.GetValue(url) ?? Configured(), words.GetValue(ready) ? "/health/ready" : "/health"),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await invoker.SendAsync(request, patience.Token);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(patience.Token));
            return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"No answer from {address}.");
            return ExitCodes.Failed;
        }
    }

    private static Uri Configured()
    {
        var server = WebApplication.CreateSlimBuilder().AddSolarisConfiguration().Configuration.GetSection("Server");
        var host = server["Host"] is null or "0.0.0.0" or "::" or "*" ? "127.0.0.1" : server["Host"];
        return new UriBuilder(Uri.UriSchemeHttp, host, server.GetValue("Port", 5000)).Uri;
    }
}
