namespace Solaris.Live;

/// <summary>Calls as a watcher sees them.</summary>
internal static class Calls
{
    public static LiveCall Running(int number, long output) =>
        Ended(number, 0, output) with
        {
            Status = null,
            Deployment = null,
            DurationMs = null,
            CostMicros = 0,
        };

    public static LiveCall Ended(int number, long input, long output) =>
        new(
            Id(number),
            DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000 + number),
            KeyId: Id(1_000_001),
            UserId: Id(1_000_002),
            TeamId: Id(1_000_003),
            KeyName: "key",
            UserName: "Ana",
            Endpoint: "chat/completions",
            Model: "gpt-4o",
            Deployment: "one",
            Stream: true,
            Status: 200,
            ErrorCode: null,
            input,
            output,
            CostMicros: input + output,
            DurationMs: 10,
            FirstByteMs: 5
        );

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
