using Solaris.Storage;

namespace Solaris.CommandLine;

/// <summary>Runs a command on the gateway's services without serving: same configuration, same database, no loops.</summary>
internal static class Offline
{
    public static async Task<int> RunAsync(
        Func<string[], WebApplication> build,
        Func<IServiceProvider, Task<int>> command
    )
    {
        await using var app = build(["--Logs:Level=ERROR"]); // Standard output is the command's answer.
        Migrations.Run(app.Services.GetRequiredService<Database>());
        return await command(app.Services);
    }
}
