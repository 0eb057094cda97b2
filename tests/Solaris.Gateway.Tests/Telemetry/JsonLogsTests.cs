using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Solaris.Telemetry;

public sealed class JsonLogsTests
{
    [Fact]
    public void A_value_with_line_breaks_stays_inside_one_JSON_line()
    {
        var line = Write("x\r\n{\"LogLevel\":\"Critical\"}\u001b[31m");

        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', line);
        using var parsed = JsonDocument.Parse(line);
        Assert.Equal("Warning", parsed.RootElement.GetProperty("LogLevel").GetString());
    }

    [Fact]
    public void A_secret_is_redacted_wherever_it_is_logged()
    {
        var line = Write(new Secret("sol_live_verysecret"));

        Assert.DoesNotContain("verysecret", line, StringComparison.Ordinal);
        Assert.Contains("[redacted]", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INFO", LogLevel.Information)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("Critical", LogLevel.Critical)]
    [InlineData(null, LogLevel.Information)]
    public void Level_names_of_python_and_of_dotnet_are_understood(string? name, LogLevel expected) =>
        Assert.Equal(expected, LogLevels.Parse(name));

    [Fact]
    public void An_unknown_level_names_the_variable_and_what_is_allowed()
    {
        var error = Assert.Throws<InvalidOperationException>(() => LogLevels.Parse("loud"));

        Assert.Contains("LOG_LEVEL", error.Message, StringComparison.Ordinal);
        Assert.Contains(LogLevels.Allowed, error.Message, StringComparison.Ordinal);
    }

    private static string Write(object value)
    {
        var services = new ServiceCollection();
        services.AddTelemetry(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var formatter = provider.GetServices<ConsoleFormatter>().Single(one => one.Name == ConsoleFormatterNames.Json);
        using var output = new StringWriter();
        var logger = new Captured(formatter, output);
        logger.Log(LogLevel.Warning, "Refused {Value}", value);
        return output.ToString();
    }

    private sealed class Captured(ConsoleFormatter formatter, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> text
        )
        {
            var entry = new LogEntry<TState>(logLevel, "test", eventId, state, exception, text);
            formatter.Write(in entry, null, output);
        }
    }
}
