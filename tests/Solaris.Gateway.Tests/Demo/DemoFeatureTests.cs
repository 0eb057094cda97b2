using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Solaris.Configuration;
using Solaris.Storage;

namespace Solaris.Demo;

public sealed class DemoFeatureTests
{
    private const string Enabled = "--Demo:Enabled=true";

    [Fact]
    public void The_demo_refuses_to_run_in_production()
    {
        var builder = WebApplication.CreateSlimBuilder([Enabled, "--environment=Production"]);

        var refusal = Assert.Throws<ConfigurationException>(builder.AddDemo);

        Assert.Equal("ASPNETCORE_ENVIRONMENT", Assert.Single(refusal.Problems).Place);
    }

    [Fact]
    public void Nothing_of_it_is_there_unless_asked_for()
    {
        var builder = WebApplication.CreateSlimBuilder();

        builder.AddDemo();

        Assert.DoesNotContain(builder.Services, service => Equals(service.ServiceKey, SimulatedProvider.Name));
    }

    [Fact]
    public void The_demo_keeps_to_a_folder_and_an_embedded_database_of_its_own()
    {
        var builder = WebApplication.CreateSlimBuilder([Enabled, "--Storage:Folder=somewhere", "--Database:Host=db"]);

        builder.AddDemo();

        Assert.Equal(Path.Combine("somewhere", "demo"), builder.Configuration["Storage:Folder"]);
        Assert.Null(builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Host);
    }

    [Fact]
    public void Its_speed_is_a_variable()
    {
        var builder = WebApplication.CreateSlimBuilder([Enabled, $"--{DemoOptions.SpeedVariable}=7"]);

        builder.AddDemo();

        using var services = builder.Services.BuildServiceProvider();
        Assert.Equal(7, services.GetRequiredService<IOptions<DemoOptions>>().Value.TokensPerSecond);
    }
}
