using Solaris.CommandLine;
using Solaris.Configuration;
using Solaris.Docs;
using Solaris.Health;
using Solaris.Hosting;
using Solaris.Pricing;
using Solaris.Routing;
using Solaris.Storage;
using Solaris.Telemetry;

InlineSockets.Enable();
try
{
    return await GatewayCommands.RunAsync(args, Build);
}
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return ConfigurationException.ExitCode;
}

// The whole program as a list: each feature says in its XxxFeature.cs what the line here brings.
static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateSlimBuilder(args).AddSolarisConfiguration().AddHosting();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddTelemetry(builder.Configuration);
    builder.Services.AddStorage();
    builder.Services.AddHealth();
    builder.Services.AddDocs();
    builder.Services.AddPricing();
    builder.Services.AddModelRouting();

    var app = builder.Build();
    app.LoadModels();
    app.UseTelemetry();
    app.MapHealth();
    app.MapDocs();
    return app;
}
