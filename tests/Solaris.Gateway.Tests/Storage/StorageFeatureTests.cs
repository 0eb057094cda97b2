using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Solaris.Storage;

public sealed class StorageFeatureTests
{
    [Fact]
    public void Without_a_host_the_database_is_a_file_in_the_storage_folder()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("solaris-test-").FullName, "made", "here");
        using var services = Build(new() { ["Storage:Folder"] = folder });

        using var connection = services.GetRequiredService<Database>().Open();

        Assert.True(File.Exists(Path.Combine(folder, "solaris.db")));
    }

    [Fact]
    public void With_a_host_the_database_is_postgres()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        using var services = Build(new() { ["Storage:Folder"] = folder, ["Database:Host"] = "db.example" });

        Assert.Equal(DatabaseKind.Postgres, services.GetRequiredService<Database>().Kind);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddStorage()
            .BuildServiceProvider();
}
