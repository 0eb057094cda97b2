using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Solaris.Storage;

namespace Solaris.Hosting;

/// <summary>On real Kestrel: stopping is a matter of connections.</summary>
public sealed class ConnectionDrainTests : IAsyncDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _release = new();
    private readonly TaskCompletionSource<bool> _ended = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;
    private readonly WebApplication _app;

    public ConnectionDrainTests()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", $"--Storage:Folder={_folder}"]);
        builder.Logging.ClearProviders();
        builder.AddHosting();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddStorage();
        _app = builder.Build();
        _app.MapGet("/stream", StreamAsync);
    }

    [Fact]
    public async Task A_running_answer_finishes_before_the_process_ends()
    {
        await using var stream = await OpenStreamAsync();

        var stopping = _app.StopAsync(Cancel);
        Assert.False(stopping.IsCompleted);
        _release.SetResult();
        await stopping;

        Assert.False(await _ended.Task);
        Assert.Equal("ab", await new StreamReader(stream).ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task An_answer_that_outlives_the_bound_is_cut_and_its_handler_still_ends()
    {
        await using var stream = await OpenStreamAsync();

        var stopping = _app.StopAsync(Cancel);
        _clock.Advance(TimeSpan.FromSeconds(33));
        await stopping;

        Assert.True(await _ended.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StreamAsync(HttpContext context)
    {
        await context.Response.WriteAsync("a", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        try
        {
            await _release.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync("b", context.RequestAborted);
        }
        catch (OperationCanceledException) { }
        _ended.SetResult(context.RequestAborted.IsCancellationRequested);
    }

    private async Task<Stream> OpenStreamAsync()
    {
        await _app.StartAsync(Cancel);
        using var client = new HttpClient();
        return await client.GetStreamAsync(new Uri(_app.Urls.Single() + "/stream"), Cancel);
    }
}
