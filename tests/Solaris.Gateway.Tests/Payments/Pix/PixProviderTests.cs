using Microsoft.Extensions.Options;

namespace Solaris.Payments.Pix;

public sealed class PixProviderTests : IDisposable
{
    private const string Reference = "0192f1c0a7b07c3d8e4f5a6b7c8d9e0f";
    private const string RefundKey = "0192f1c0a7b07c3d8e4f5a6b7c8d9e10";
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly ImpatientClock _clock = new();
    private readonly FakeBank _bank;
    private readonly HttpMessageInvoker _http;
    private readonly PixTokens _tokens;
    private readonly PixOptions _options = new()
    {
        BaseUrl = "https://bank.example.com/api/v2/",
        ClientId = FakeBank.ClientId,
        ClientSecret = FakeBank.ClientSecret,
        Key = "pix@example.com",
        WebhookSecret = Secret,
    };
    private readonly PixProvider _provider;

    public PixProviderTests()
    {
        _bank = new(_clock);
        _http = new(_bank);
        var patient = new PatientHttp(_http, _clock);
        _tokens = new(patient, _options, _clock);
        _provider = new(new(patient, _tokens, _options), Options.Create(_options), _clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
        _bank.Dispose();
    }

    [Fact]
    public async Task A_charge_asks_for_the_amount_under_our_own_id_with_a_code_that_holds()
    {
        var charge = await CreateAsync();

        Assert.Equal(ChargeStatus.Open, charge.Status);
        Assert.Equal((Reference, 4_990, "BRL"), (charge.Reference, charge.Centavos, charge.Currency));
        Assert.True(BrCode.Read(charge.PixCode!)!.Fits(4_990));
        Assert.DoesNotContain("modalidadeAlteracao", _bank.Requests[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LosesAnswer")]
    [InlineData("Down")]
    [InlineData("Failing")]
    public async Task Whatever_happens_on_the_way_there_is_one_charge(string fault)
    {
        await CreateAsync();
        _bank.Faults.Enqueue(Enum.Parse<Fault>(fault));

        var again = await CreateAsync();

        Assert.Equal(1, _bank.Charges);
        Assert.Equal(4_990, again.Centavos);
    }

    [Fact]
    public async Task An_answer_lost_at_the_first_attempt_finds_its_charge_at_the_second()
    {
        await _tokens.GetAsync(Token);
        _bank.Faults.Enqueue(Fault.LosesAnswer);

        var charge = await CreateAsync();

        Assert.Equal(2, _bank.CountOf("PUT /api/v2/cob/"));
        Assert.Equal(Reference, charge.ProviderId);
    }

    [Fact]
    public async Task A_code_that_asks_for_another_amount_is_never_shown()
    {
        _bank.ExtraCentavos = 1;

        var answer = await _provider.CreateChargeAsync(Request(), Token);

        Assert.Equal(ProviderFailure.Refused, answer.Failure);
        Assert.Null(answer.Value);
    }

    [Fact]
    public async Task Money_shows_with_its_own_id_and_also_on_a_charge_that_has_expired()
    {
        await CreateAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        var id = _bank.Pay(Reference, 4_990);

        var state = await StateAsync();

        Assert.Equal(ChargeStatus.Closed, state.Charge.Status);
        var payment = Assert.Single(state.Payments);
        Assert.Equal((id, id), (payment.PaymentId, payment.EndToEndId));
        Assert.Equal((Reference, 4_990, PaymentStatus.Paid), (payment.Reference, payment.Centavos, payment.Status));
    }

    [Fact]
    public async Task Two_payments_on_one_charge_are_both_shown()
    {
        await CreateAsync();
        _bank.Pay(Reference, 4_990);
        _bank.Pay(Reference, 4_990);

        Assert.Equal(2, (await StateAsync()).Payments.Count);
    }

    [Theory]
    [InlineData("MED_FRAUDE")]
    [InlineData("MED_OPERACIONAL")]
    [InlineData("MED_PIX_AUTOMATICO")]
    public async Task What_the_payer_s_bank_takes_back_is_a_dispute_once_it_is_gone(string nature)
    {
        await CreateAsync();
        var id = _bank.Pay(Reference, 4_990);
        _bank.Refund(id, "1", 4_990, "EM_PROCESSAMENTO", nature);
        Assert.Equal(PaymentStatus.Paid, (await StateAsync()).Payments[0].Status);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _bank.Refund(id, "1", 4_990, "DEVOLVIDO", nature);

        var payment = (await StateAsync()).Payments[0];

        Assert.Equal((PaymentStatus.Disputed, 4_990), (payment.Status, payment.RefundedCentavos));
        Assert.Equal(_clock.GetUtcNow(), payment.UpdatedAt);
    }

    [Fact]
    public async Task Money_asked_back_is_on_its_way_until_the_bank_says_it_went()
    {
        await CreateAsync();
        var id = _bank.Pay(Reference, 4_990);

        var underWay = await RefundAsync(id, 1_000);
        var again = await RefundAsync(id, 1_000);
        _bank.Refund(id, RefundKey, 1_000, "DEVOLVIDO");
        var done = (await StateAsync()).Payments[0];

        Assert.Equal((0, 0), (underWay.Value!.RefundedCentavos, again.Value!.RefundedCentavos));
        Assert.Equal((PaymentStatus.Paid, 1_000), (done.Status, done.RefundedCentavos));
    }

    [Fact]
    public async Task More_than_was_paid_cannot_go_back()
    {
        await CreateAsync();
        var id = _bank.Pay(Reference, 4_990);

        Assert.Equal(ProviderFailure.Refused, (await RefundAsync(id, 4_991)).Failure);
        Assert.Equal(ProviderFailure.NotFound, (await RefundAsync("E0", 1)).Failure);
    }

    [Fact]
    public async Task The_list_has_all_pages_and_what_went_back_of_money_that_came_earlier()
    {
        _bank.PageSize = 2;
        var old = _bank.Pay("old", 100);
        _clock.Advance(TimeSpan.FromDays(80));
        var from = _clock.GetUtcNow();
        string[] recent = [.. Enumerable.Range(0, 5).Select(at => _bank.Pay($"t{at}", 100))];
        _bank.Refund(old, "1", 100, "DEVOLVIDO", "MED_FRAUDE");

        var answer = await _provider.ListPaymentsAsync(from, from.AddHours(1), Token);

        Assert.Equal(recent.Append(old).Order(), answer.Value!.Select(payment => payment.PaymentId).Order());
    }

    [Fact]
    public async Task A_token_that_is_no_longer_taken_is_replaced()
    {
        await CreateAsync();
        _bank.RevokeTokens();

        Assert.Equal(Reference, (await StateAsync()).Charge.Reference);
        Assert.Equal(2, _bank.CountOf("POST /oauth/token"));
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_before_it_ends()
    {
        await CreateAsync();
        await StateAsync();
        Assert.Equal(1, _bank.CountOf("POST /oauth/token"));
        _clock.Advance(TimeSpan.FromMinutes(59.5));

        await StateAsync();

        Assert.Equal(2, _bank.CountOf("POST /oauth/token"));
    }

    [Fact]
    public async Task A_bank_that_is_down_is_away_and_nothing_secret_is_said()
    {
        Enumerable.Repeat(Fault.Failing, 3).ToList().ForEach(_bank.Faults.Enqueue);
        var failing = await _provider.GetChargeAsync(new(Reference, null), Token);
        _options.ClientSecret = "another secret";
        var refused = await _provider.GetChargeAsync(new(Reference, null), Token);

        Assert.Equal((ProviderFailure.Away, ProviderFailure.Away), (failing.Failure, refused.Failure));
        Assert.DoesNotContain("another secret", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charge_nobody_made_is_not_found() =>
        Assert.Equal(ProviderFailure.NotFound, (await _provider.GetChargeAsync(new(Reference, null), Token)).Failure);

    [Theory]
    [InlineData($"?hmac={Secret}")]
    [InlineData($"?hmac={Secret}/pix")]
    [InlineData($"?hmac={Secret}&ignorar=/pix")]
    public async Task A_webhook_with_the_secret_names_all_its_money(string query)
    {
        await CreateAsync();
        string[] ids = [_bank.Pay(Reference, 4_990), _bank.Pay("another", 100)];

        var reading = _provider.ReadWebhook(Webhooks.New(query, _bank.Notice(ids)));

        Assert.True(reading.Trusted);
        Assert.Equal([Reference, "another"], reading.Notices.Select(notice => notice.Reference));
        Assert.Equal(ids, reading.Notices.Select(notice => notice.PaymentId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hmac=")]
    [InlineData("?hmac=/pix")]
    [InlineData("?hmac=0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("?hmac=0123456789abcdef0123456789abcde")]
    public void A_webhook_without_the_secret_is_nobody_s(string query) =>
        Assert.False(_provider.ReadWebhook(Webhooks.New(query, """{"pix":[]}""")).Trusted);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"pix\":[{}]}")]
    [InlineData("{\"pix\":3}")]
    [InlineData("{\"pix\":null}")]
    [InlineData("{\"pix\":[null]}")]
    public void A_webhook_whose_body_makes_no_sense_names_nothing(string body) =>
        Assert.Empty(_provider.ReadWebhook(Webhooks.New($"?hmac={Secret}", body)).Notices);

    [Fact]
    public void Without_a_secret_the_provider_is_off_and_believes_no_webhook()
    {
        _options.WebhookSecret = null;

        Assert.False(_provider.IsOn);
        Assert.False(_provider.ReadWebhook(Webhooks.New("?hmac=", """{"pix":[]}""")).Trusted);
    }

    [Fact]
    public async Task Repeats_of_an_event_have_one_key_and_a_refund_another()
    {
        await CreateAsync();
        var id = _bank.Pay(Reference, 4_990);
        var first = Key(id);
        Assert.Equal(first, Key(id));

        _bank.Refund(id, "1", 4_990, "DEVOLVIDO", "MED_FRAUDE");

        Assert.NotEqual(first, Key(id));
    }

    [Fact]
    public async Task The_bank_is_told_where_to_post()
    {
        await _provider.RegisterWebhookAsync(new("https://ia.example.org/hooks"), Token);

        Assert.Equal(
            "PUT /api/v2/webhook/pix%40example.com "
                + $$"""{"webhookUrl":"https://ia.example.org/hooks?hmac={{Secret}}\u0026ignorar="}""",
            _bank.Requests[^1]
        );
    }

    private string Key(string id) =>
        Assert.Single(_provider.ReadWebhook(Webhooks.New($"?hmac={Secret}", _bank.Notice(id))).Notices).EventKey;

    private ChargeRequest Request() =>
        new(Reference, 4_990, PaymentMethod.Pix, "1 000 000 tokens", _clock.GetUtcNow().AddMinutes(30), null, null);

    private async Task<Charge> CreateAsync()
    {
        var answer = await _provider.CreateChargeAsync(Request(), Token);
        Assert.Null(answer.Detail);
        return answer.Value!;
    }

    private async Task<ChargeState> StateAsync()
    {
        var answer = await _provider.GetChargeAsync(new(Reference, null), Token);
        Assert.Null(answer.Detail);
        return answer.Value!;
    }

    private Task<ProviderAnswer<Payment>> RefundAsync(string id, long centavos) =>
        _provider.RefundAsync(new(id, Reference, id, centavos, RefundKey), Token);
}
