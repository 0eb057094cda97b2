using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Solaris.Payments.MercadoPago;

public sealed class MercadoPagoProviderTests : IDisposable
{
    private const string Reference = "0192f1c0a7b07c3d8e4f5a6b7c8d9e0f";
    private const string Another = "0192f1c0a7b07c3d8e4f5a6b7c8d9eff";
    private const string RefundKey = "0192f1c0a7b07c3d8e4f5a6b7c8d9e10";
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly ImpatientClock _clock = new();
    private readonly FakeMercadoPago _server;
    private readonly HttpMessageInvoker _http;
    private readonly MercadoPagoOptions _options = new()
    {
        AccessToken = FakeMercadoPago.AccessToken,
        WebhookSecret = Secret,
    };
    private readonly MercadoPagoProvider _provider;

    public MercadoPagoProviderTests()
    {
        _server = new(_clock);
        _http = new(_server);
        var api = new MercadoPagoApi(new(new(_http, _clock), _options));
        _provider = new(api, Options.Create(_options), _clock, NullLogger<MercadoPagoProvider>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_pix_order_is_made_once_whatever_is_lost_and_found_without_its_id()
    {
        _server.Faults.Enqueue(Fault.LosesAnswer);
        var charge = await CreateAsync(PaymentMethod.Pix);
        var again = await CreateAsync(PaymentMethod.Pix);

        var found = await StateAsync(providerId: null);

        Assert.Equal(1, _server.Orders);
        Assert.Equal((charge.ProviderId, charge.ProviderId), (again.ProviderId, found.Charge.ProviderId));
        Assert.Equal(("00020126", 4_990, ChargeStatus.Open), (charge.PixCode, charge.Centavos, charge.Status));
        Assert.Contains("\"total_amount\":\"49.90\"", _server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("\"expiration_time\":\"PT30M\"", _server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_on_an_order_shows_what_was_paid_and_not_what_was_asked()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        Assert.Equal(PaymentStatus.Pending, Assert.Single((await StateAsync(charge.ProviderId)).Payments).Status);
        _server.PayOrder(charge.ProviderId, "10.00");

        var state = await StateAsync(charge.ProviderId);

        Assert.Equal(ChargeStatus.Closed, state.Charge.Status);
        var payment = Assert.Single(state.Payments);
        Assert.Equal((1_000, PaymentStatus.Paid), (payment.Centavos, payment.Status));
        Assert.Equal(("BRL", Reference), (payment.Currency, payment.Reference));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("canceled")]
    [InlineData("expired")]
    [InlineData("failed")]
    public async Task An_order_that_ended_takes_no_more_money(string status)
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        _server.SetOrder(charge.ProviderId, status);

        Assert.Equal(ChargeStatus.Closed, (await StateAsync(charge.ProviderId)).Charge.Status);
    }

    [Fact]
    public async Task An_order_charged_back_is_disputed()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        _server.PayOrder(charge.ProviderId);
        _server.SetOrder(charge.ProviderId, "charged_back");

        Assert.Equal(PaymentStatus.Disputed, Assert.Single((await StateAsync(charge.ProviderId)).Payments).Status);
    }

    [Fact]
    public async Task Parts_of_an_order_go_back_once_and_never_more_than_was_paid()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        _server.PayOrder(charge.ProviderId);
        var payment = (await StateAsync(charge.ProviderId)).Payments[0];
        _server.Faults.Enqueue(Fault.LosesAnswer);

        var part = await RefundAsync(payment.PaymentId, 1_000, RefundKey);
        var again = await RefundAsync(payment.PaymentId, 1_000, RefundKey);
        var tooMuch = await RefundAsync(payment.PaymentId, 4_000, "another key");
        var rest = await RefundAsync(payment.PaymentId, 3_990, "a third key");

        Assert.Equal((1_000, 1_000), (part.Value!.RefundedCentavos, again.Value!.RefundedCentavos));
        Assert.Equal(ProviderFailure.Refused, tooMuch.Failure);
        Assert.Equal((4_990, PaymentStatus.Paid), (rest.Value!.RefundedCentavos, rest.Value.Status));
    }

    [Fact]
    public async Task Cards_are_paid_on_a_page_of_mercado_pago()
    {
        var charge = await CreateAsync(PaymentMethod.Card);
        Assert.Empty((await StateAsync(charge.ProviderId)).Payments);
        _server.PayPage($"{Reference}-card", 49.90m, "rejected");
        _server.PayPage($"{Reference}-card", 49.9m);

        var state = await StateAsync(charge.ProviderId);

        Assert.Equal((1, ChargeStatus.Open), (_server.Pages, state.Charge.Status));
        Assert.StartsWith("https://pay.example.com/", charge.RedirectUrl, StringComparison.Ordinal);
        Assert.Equal([PaymentStatus.Failed, PaymentStatus.Paid], state.Payments.Select(payment => payment.Status));
        Assert.All(state.Payments, payment => Assert.Equal(4_990, payment.Centavos));
        Assert.Contains(
            "\"excluded_payment_types\":[{\"id\":\"ticket\"}",
            _server.Requests[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Money_in_another_currency_says_so()
    {
        var charge = await CreateAsync(PaymentMethod.Card);
        _server.PayPage($"{Reference}-card", 49.90m, currency: "ARS");

        Assert.Equal("ARS", Assert.Single((await StateAsync(charge.ProviderId)).Payments).Currency);
    }

    [Theory]
    [InlineData("charged_back")]
    [InlineData("in_mediation")]
    public async Task A_card_payment_in_dispute_is_disputed(string status)
    {
        var charge = await CreateAsync(PaymentMethod.Card);
        var id = _server.PayPage($"{Reference}-card", 49.90m);
        _server.SetPayment(id, status);

        Assert.Equal(PaymentStatus.Disputed, Assert.Single((await StateAsync(charge.ProviderId)).Payments).Status);
    }

    [Fact]
    public async Task Card_money_goes_back_once()
    {
        await CreateAsync(PaymentMethod.Card);
        var id = _server.PayPage($"{Reference}-card", 49.90m);

        await RefundAsync(id, 4_990, RefundKey);
        var again = await RefundAsync(id, 4_990, RefundKey);

        Assert.Equal((4_990, PaymentStatus.Paid), (again.Value!.RefundedCentavos, again.Value.Status));
    }

    [Fact]
    public async Task The_list_counts_an_order_s_money_once_even_when_both_apis_show_it()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        _server.PayOrder(charge.ProviderId);
        _server.PayPage(Reference, 49.90m);
        _server.PayPage($"{Another}-card", 10m);

        var now = _clock.GetUtcNow();
        var answer = await _provider.ListPaymentsAsync(now.AddHours(-1), now, Token);

        Assert.Equal([Reference, Another], answer.Value!.Select(payment => payment.Reference));
    }

    [Fact]
    public async Task The_list_has_a_dispute_of_an_order_made_long_before()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);
        _server.PayOrder(charge.ProviderId);
        _clock.Advance(TimeSpan.FromDays(60));
        var now = _clock.GetUtcNow();
        Assert.Empty((await _provider.ListPaymentsAsync(now.AddHours(-3), now, Token)).Value!);
        _server.SetOrder(charge.ProviderId, "charged_back");

        var answer = await _provider.ListPaymentsAsync(now.AddHours(-3), now, Token);

        Assert.Equal(PaymentStatus.Disputed, Assert.Single(answer.Value!).Status);
    }

    [Fact]
    public async Task Somebody_else_s_order_is_not_ours()
    {
        var charge = await CreateAsync(PaymentMethod.Pix);

        var answer = await _provider.GetChargeAsync(new(Another, charge.ProviderId), Token);

        Assert.Equal(ProviderFailure.Refused, answer.Failure);
    }

    [Fact]
    public async Task Refused_credentials_are_no_end_of_an_order_and_are_not_told()
    {
        _options.AccessToken = "APP_USR-wrong";

        var answer = await _provider.GetChargeAsync(new(Reference, null), Token);

        Assert.Equal(ProviderFailure.Away, answer.Failure);
        Assert.DoesNotContain("APP_USR", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ord01jq4s4ky8hwq6na5pxb65b000", "ORD01JQ4S4KY8HWQ6NA5PXB65B000", null)]
    [InlineData("ORD01JQ4S4KY8HWQ6NA5PXB65B000", "ORD01JQ4S4KY8HWQ6NA5PXB65B000", null)]
    [InlineData("1000000", null, "1000000")]
    public void A_signed_webhook_names_an_order_or_a_payment(string dataId, string? order, string? payment)
    {
        var notice = Assert.Single(_provider.ReadWebhook(Signed(dataId)).Notices);

        Assert.Equal((order, payment), (notice.ProviderId, notice.PaymentId));
    }

    [Fact]
    public void A_webhook_for_something_else_is_taken_and_names_nothing()
    {
        var reading = _provider.ReadWebhook(Signed("abc"));

        Assert.True(reading.Trusted);
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void A_webhook_for_another_id_than_was_signed_or_played_again_later_is_nobody_s()
    {
        var signed = Signed("1000000");

        var moved = signed with { Query = Webhooks.New("?data.id=1000001", "").Query };
        Assert.False(_provider.ReadWebhook(moved).Trusted);

        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.False(_provider.ReadWebhook(signed).Trusted);
    }

    [Fact]
    public void Without_a_secret_the_provider_is_off_and_believes_no_webhook()
    {
        var signed = Signed("1000000");
        _options.WebhookSecret = "";

        Assert.False(_provider.IsOn);
        Assert.False(_provider.ReadWebhook(signed).Trusted);
    }

    private Webhook Signed(string dataId)
    {
        var time = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var manifest = Encoding.UTF8.GetBytes($"id:{dataId};request-id:r1;ts:{time};");
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), manifest));
        return Webhooks.New(
            $"?data.id={dataId}",
            "{}",
            ("x-signature", $"ts={time},v1={hash}"),
            ("x-request-id", "r1")
        );
    }

    private async Task<Charge> CreateAsync(string method)
    {
        var request = new ChargeRequest(
            Reference,
            4_990,
            method,
            "1 000 000 tokens",
            _clock.GetUtcNow().AddMinutes(30),
            "ana@uni.example",
            new("https://ia.example.org/orders")
        );
        var answer = await _provider.CreateChargeAsync(request, Token);
        Assert.Null(answer.Detail);
        return answer.Value!;
    }

    private async Task<ChargeState> StateAsync(string? providerId)
    {
        var answer = await _provider.GetChargeAsync(new(Reference, providerId), Token);
        Assert.Null(answer.Detail);
        return answer.Value!;
    }

    private Task<ProviderAnswer<Payment>> RefundAsync(string id, long centavos, string key) =>
        _provider.RefundAsync(new(id, Reference, null, centavos, key), Token);
}
