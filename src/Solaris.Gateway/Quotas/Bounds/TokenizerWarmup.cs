namespace Solaris.Quotas.Bounds;

/// <summary>Loads the tokenizers behind the start, so that no call pays for it.</summary>
internal sealed class TokenizerWarmup(TokenCounter counter) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Load, stoppingToken);

    private int Load() =>
        counter[TokenEncoding.O200k].CountTokens("warm") + counter[TokenEncoding.Cl100k].CountTokens("up");
}
