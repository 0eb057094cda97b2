using Microsoft.AspNetCore.Builder;

namespace Solaris.Configuration;

public sealed class ConfigurationFeatureTests
{
    [Fact]
    public void Defaults_are_below_everything_else()
    {
        var builder = WebApplication.CreateSlimBuilder(["--Server:Port=5001"]).AddSolarisConfiguration();

        Assert.Equal("5001", builder.Configuration["Server:Port"]);
        Assert.Equal("127.0.0.1", builder.Configuration["Server:Host"]);
        Assert.Equal("1000000", builder.Configuration["Quotas:DefaultMonthlyLimit"]);
    }

    [Fact]
    public void A_variables_name_works_as_an_argument_too()
    {
        var builder = WebApplication.CreateSlimBuilder(["--PORT=5002"]).AddSolarisConfiguration();

        Assert.Equal("5002", builder.Configuration["Server:Port"]);
    }
}
