namespace Solaris.FakeProvider;

/// <summary>Runs the fake provider on its own: <c>dotnet run -- --port 18080 --key sk-fake --replays FOLDER</c>.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build().Get<FakeProviderOptions>();
        await using var provider = await FakeProviderApp.StartAsync(options ?? new FakeProviderOptions());
        await Console.Out.WriteLineAsync($"Listening on {provider.BaseAddress}");
        await provider.WaitForShutdownAsync();
    }
}
