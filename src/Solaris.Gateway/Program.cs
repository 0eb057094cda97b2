using Microsoft.Extensions.Options;
using Solaris.Accounts;
using Solaris.Accounts.SingleSignOn;
using Solaris.Alerts;
using Solaris.Anthropic;
using Solaris.Audit;
using Solaris.Calls;
using Solaris.CommandLine;
using Solaris.Configuration;
using Solaris.Dashboard;
using Solaris.Demo;
using Solaris.Docs;
using Solaris.Health;
using Solaris.Hosting;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Live;
using Solaris.Mail;
using Solaris.Members;
using Solaris.OpenAi;
using Solaris.Overview;
using Solaris.Payments;
using Solaris.Playground;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Quotas;
using Solaris.RateLimits;
using Solaris.Redis;
using Solaris.Reports;
using Solaris.Routing;
using Solaris.Settings;
using Solaris.Storage;
using Solaris.Telemetry;

try
{
    return await GatewayCommands.RunAsync(args, Build);
}
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return ConfigurationException.ExitCode;
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync($"IA Solaris cannot start: {string.Join("\n  ", exception.Failures)}");
    return ConfigurationException.ExitCode;
}

// The whole program as a list: each feature says in its XxxFeature.cs what the line here brings.
static WebApplication Build(string[] args)
{
    var builder = WebApplication
        .CreateSlimBuilder([HostingFeature.ReadSettingsOnce, .. args])
        .AddSolarisConfiguration()
        .AddHosting();
    builder.Services.AddTelemetry(builder.Configuration);
    builder.Services.AddStorage();
    builder.Services.AddReplicaNews();
    builder.Services.AddLive();
    builder.Services.AddRedis();
    builder.Services.AddLedger();
    builder.Services.AddHttp();
    builder.Services.AddAudit();
    builder.Services.AddMail();
    builder.Services.AddAccounts();
    builder.Services.AddSingleSignOn(builder.Configuration);
    builder.Services.AddRateLimits();
    builder.Services.AddPricing();
    builder.Services.AddQuotas();
    builder.Services.AddModelRouting();
    builder.Services.AddProviders();
    builder.Services.AddCalls();
    builder.Services.AddAnthropic();
    builder.Services.AddOpenAi();
    builder.Services.AddReports();
    builder.Services.AddSettings();
    builder.Services.AddMembers();
    builder.Services.AddAlerts().AddPayments().AddOverview().AddPlayground();
    builder.Services.AddHealth();
    builder.Services.AddDocs();
    builder.Services.AddDashboard();
    builder.Services.AddFirstStart();
    builder.AddDemo();

    var app = builder.Build();
    app.LoadModels();
    app.UseTrustedProxies();
    app.UseTelemetry();
    app.UseRouting(); // The routes under /v1 end here: what follows is for all others.
    app.UseWorkerThreads();
    app.UseAdminApi();
    var admin = app.MapAdminApi();
    app.MapAccounts(admin);
    admin.MapAudit();
    admin.MapQuotas();
    admin.MapPrices();
    admin.MapReports();
    admin.MapSettings();
    admin.MapMembers();
    admin.MapAlerts();
    admin.MapOverview();
    admin.MapPlayground();
    admin.MapModelRouting();
    app.MapPayments(admin).MapLive(admin);
    app.MapAnthropic();
    app.MapOpenAi();
    app.MapHealth();
    app.MapDocs();
    app.MapDashboard();
    return app;
}
