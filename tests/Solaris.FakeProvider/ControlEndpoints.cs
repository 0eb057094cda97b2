namespace Solaris.FakeProvider;

/// <summary>What tests and people ask the fake provider about itself.</summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, FakeProviderApp provider)
    {
        var control = routes.MapGroup("/_fake");
        control.MapGet("/health", () => "healthy");
        control.MapGet("/billing", (string? call) => call is null ? provider.Billing.Bills : provider.Billing.Of(call));
        control.MapGet("/counts", () => provider.Billing.Counts);
        control.MapPut("/replays/{id}", (string id, Replay replay) => provider.Replays.Add(id, replay));
        control.MapPost("/reset", () => provider.Billing.Clear());
    }
}
