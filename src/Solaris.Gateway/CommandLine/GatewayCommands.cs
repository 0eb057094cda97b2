using System.CommandLine;

namespace Solaris.CommandLine;

/// <summary>The <c>solaris</c> command. Without a verb it serves.</summary>
internal static class GatewayCommands
{
    /// <param name="build">Builds the gateway from the words that no verb took: configuration such as <c>--Server:Port=5001</c>.</param>
    public static Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var invocation = new InvocationConfiguration
        {
            ProcessTerminationTimeout = null, // The host itself ends on SIGINT and SIGTERM, letting streams finish.
            EnableDefaultExceptionHandler = false,
        };
        return Create(build).Parse(args).InvokeAsync(invocation);
    }

    private static RootCommand Create(Func<string[], WebApplication> build)
    {
        var root = new RootCommand("IA Solaris: a gateway that meters, limits and explains the use of AI models.");
        root.Add(ServeCommand.Create(build));
        root.Add(ServeCommand.CreateDemo(build));
        root.Add(HealthCommand.Create());
        root.Add(MigrateCommand.Create(build));
        root.Add(LedgerCommand.Create(build));
        root.Add(ConfigCommand.Create());
        root.Add(UserCommand.Create(build));
        root.Add(KeyCommand.Create(build));
        root.Add(PixCommand.Create(build));
        ServeCommand.Serving(root, build, demo: false);
        return root;
    }
}
