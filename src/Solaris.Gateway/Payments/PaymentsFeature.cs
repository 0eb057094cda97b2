using Microsoft.AspNetCore.Http.Json;
using Solaris.Http;
using Solaris.Payments.MercadoPago;
using Solaris.Payments.Pix;

namespace Solaris.Payments;

/// <summary>Packs of tokens, and the ways to pay for them.</summary>
internal static class PaymentsFeature
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<PaymentsOptions>()
            .BindConfiguration(PaymentsOptions.Section)
            .ValidateDataAnnotations();
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, PaymentsJson.Default)
        );
        services.AddPix().AddMercadoPago();
        services.AddSingleton<SimulatedProvider>();
        services.AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<SimulatedProvider>());
        services.AddSingleton<Cashier>().AddSingleton<Wallets>().AddSingleton<Shop>().AddSingleton<Refunds>();
        services.AddSingleton<Credits>().AddSingleton<Vouchers>().AddSingleton<Differences>();
        services.AddSingleton<OrderStore>().AddSingleton<OrderList>().AddSingleton<PackStore>();
        services.AddSingleton<FactStore>().AddSingleton<VoucherStore>().AddSingleton<WebhookInbox>();
        services.AddSingleton<OrderCollector>().AddSingleton<OrderRefund>().AddSingleton<OrderSettlement>();
        services.AddSingleton<OrderSteps>().AddSingleton<PaymentWorker>();
        services.AddSingleton<PaymentMetrics>().AddSingleton<Reconciliation>();
        services.AddHostedService(provider => provider.GetRequiredService<Reconciliation>());
        return services.AddHostedService(provider => provider.GetRequiredService<PaymentWorker>());
    }

    /// <summary>Routes under <c>/api</c>, and the webhooks beside it.</summary>
    public static WebApplication MapPayments(this WebApplication app, RouteGroupBuilder api)
    {
        app.MapWebhooks();
        api.MapGroup("/me").WithTags("Me").RequireAuthorization(Capability.Own).MapMyOrders();
        var payments = api.MapGroup("/payments").WithTags("Payments");
        payments.MapPacks();
        payments.MapVouchers();
        payments.MapOrders();
        return app;
    }
}
