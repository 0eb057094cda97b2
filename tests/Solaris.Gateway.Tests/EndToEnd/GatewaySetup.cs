namespace Solaris.EndToEnd;

/// <summary>What a gateway process runs on: its own folder, its models, and a database of its own. Gone when disposed.</summary>
internal sealed class GatewaySetup : IAsyncDisposable
{
    private readonly PostgresDatabase? _postgres;

    private GatewaySetup(string folder, PostgresDatabase? postgres)
    {
        Folder = folder;
        _postgres = postgres;
    }

    public string Folder { get; }
    public string ConfigFile => Path.Combine(Folder, "config.yaml");

    /// <summary>Where the gateway was set up on one.</summary>
    public PostgresDatabase Postgres => _postgres ?? throw new InvalidOperationException("The gateway runs on SQLite.");

    /// <summary>Environment variables beyond those every gateway under test gets; later ones win.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <param name="config">The LiteLLM-format YAML, such as <see cref="GatewayModels.Yaml"/> makes.</param>
    public static async Task<GatewaySetup> CreateAsync(string config, bool postgres = false)
    {
        var folder = Directory.CreateTempSubdirectory("solaris-e2e-").FullName;
        var setup = new GatewaySetup(folder, postgres ? await PostgresDatabase.CreateAsync() : null);
        await File.WriteAllTextAsync(setup.ConfigFile, config);
        if (setup._postgres is { } database)
        {
            foreach (var (name, value) in database.Variables)
            {
                setup.Environment[name] = value;
            }
        }
        return setup;
    }

    /// <summary>For another replica on the same database, which must not outlive this one.</summary>
    public async Task<GatewaySetup> BesideAsync()
    {
        var setup = new GatewaySetup(Directory.CreateTempSubdirectory("solaris-e2e-").FullName, postgres: null);
        await File.WriteAllTextAsync(setup.ConfigFile, await File.ReadAllTextAsync(ConfigFile));
        foreach (var (name, value) in Environment)
        {
            setup.Environment[name] = value;
        }
        return setup;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
        Directory.Delete(Folder, recursive: true);
    }
}
