using Microsoft.Extensions.Options;
using Npgsql;

namespace Solaris.Storage;

/// <summary>Registers the one <see cref="Database"/> of this process.</summary>
internal static class StorageFeature
{
    /// <summary>The embedded database, in <see cref="StorageOptions.Folder"/>.</summary>
    public const string FileName = "solaris.db";

    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .ValidateDataAnnotations();
        services
            .AddOptionsWithValidateOnStart<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton(provider =>
            Build(
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
                provider.GetRequiredService<IOptions<StorageOptions>>().Value
            )
        );
        return services;
    }

    internal static Database Build(DatabaseOptions database, StorageOptions storage)
    {
        var folder = Create(storage.Folder);
        return string.IsNullOrWhiteSpace(database.Host)
            ? Database.Sqlite(Path.Combine(folder.FullName, FileName))
            : Database.Postgres(ConnectionString(database));
    }

    /// <summary>A folder that is made here is its owner's alone: it holds keys and the log of who asked what model when.</summary>
    private static DirectoryInfo Create(string folder) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );

    private static string ConnectionString(DatabaseOptions options) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = options.Host,
            Port = options.Port,
            Database = options.Name,
            Username = options.User,
            Password = options.Password,
            ApplicationName = "solaris",
            Timeout = 5, // A server that does not answer by then is away: calls are refused, not kept waiting.
        }.ConnectionString;
}
