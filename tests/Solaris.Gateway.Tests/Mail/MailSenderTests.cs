using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Solaris.Mail;

public sealed class MailSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accents_arrive_as_they_were_written()
    {
        await using var server = new MailServer();
        using var logs = new FirstLog();
        using var sender = Sender(server, tls: false, logs);
        await sender.StartAsync(Cancel);

        await sender.SendAsync(new("ana@example.org", "Ana Souza", "Convite à IA", "Olá, çãé!"), Cancel);

        Assert.StartsWith("Olá, çãé!", await server.NextAsync(Cancel), StringComparison.Ordinal);
        await sender.StopAsync(Cancel);
    }

    [Fact]
    public async Task Nothing_is_sent_in_clear_when_TLS_is_demanded()
    {
        await using var server = new MailServer();
        using var logs = new FirstLog();
        using var sender = Sender(server, tls: true, logs);
        await sender.StartAsync(Cancel);

        await sender.SendAsync(new("ana@example.org", "Ana", "x", "y"), Cancel);

        Assert.Equal(LogLevel.Error, await logs.FirstAsync(Cancel));
        Assert.False(server.HasMail);
        await sender.StopAsync(Cancel);
    }

    private static MailSender Sender(MailServer server, bool tls, FirstLog logs) =>
        new(
            Options.Create(
                new MailOptions
                {
                    Host = "127.0.0.1",
                    Port = server.Port,
                    Tls = tls,
                    From = "ia@example.org",
                }
            ),
            logs.Factory.CreateLogger<MailSender>()
        );

    /// <summary>Tells how the first message was logged.</summary>
    private sealed class FirstLog : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource<LogLevel> _first = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public FirstLog() => Factory = LoggerFactory.Create(logging => logging.AddProvider(this));

        public ILoggerFactory Factory { get; }

        public Task<LogLevel> FirstAsync(CancellationToken cancellationToken) =>
            _first.Task.WaitAsync(cancellationToken);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _first.TrySetResult(logLevel);

        public void Dispose() { }
    }
}
