using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Repository;

namespace Solaris.Payments.Pix;

/// <summary>
/// What our client and the bank of these tests say to each other, kept in a file that Prism judges by the API Pix's contract in
/// tests/sdk-node/test/pix-contract.test.mjs. SOLARIS_KEEP_EXCHANGES=1 writes it anew.
/// </summary>
public sealed class PixExchangesTests
{
    private const string File = "tests/Solaris.Gateway.Tests/Fixtures/payments/pix-exchanges.json";
    private const string Txid = "0192f1c0a7b07c3d8e4f5a6b7c8d9e0f";
    private const string RefundId = "0192f1c0a7b07c3d8e4f5a6b7c8d9e10";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_kept_exchanges_are_what_is_said_now()
    {
        var clock = new ImpatientClock();
        using var bank = new FakeBank(clock);
        await TalkAsync(bank, clock);

        var said = new JsonArray([.. bank.Exchanges.Where(IsOfTheApi).Select(exchange => exchange!.DeepClone())]);
        var text = said.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("SOLARIS_KEEP_EXCHANGES") == "1")
        {
            await System.IO.File.WriteAllTextAsync(
                Path.Combine(Tree.Root, File),
                text,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(Tree.Read(File), text);
    }

    private static async Task TalkAsync(FakeBank bank, ImpatientClock clock)
    {
        var options = new PixOptions
        {
            BaseUrl = "https://bank.example.com/api/v2",
            ClientId = FakeBank.ClientId,
            ClientSecret = FakeBank.ClientSecret,
            Key = "pix@example.com",
        };
        using var http = new HttpMessageInvoker(bank, disposeHandler: false);
        var patient = new PatientHttp(http, clock);
        using var tokens = new PixTokens(patient, options, clock);
        var api = new PixApi(patient, tokens, options);
        var token = TestContext.Current.CancellationToken;
        await api.CreateChargeAsync(Txid, 4_990, TimeSpan.FromMinutes(30), new string('é', 200), token);
        await api.GetChargeAsync(Txid, token);
        var paid = bank.Pay(Txid, 4_990);
        await api.GetChargeAsync(Txid, token);
        await api.GetReceivedAsync(paid, token);
        await api.RefundAsync(paid, RefundId, 1_000, token);
        await api.RefundAsync(paid, RefundId, 1_000, token);
        bank.Refund(paid, "MED1", 3_990, PixRefund.Done, "MED_FRAUDE");
        await api.GetReceivedAsync(paid, token);
        var now = clock.GetUtcNow();
        await api.ListReceivedAsync(now.AddHours(-3), now, onlyRefunded: false, token).CountAsync(token);
        await api.ListReceivedAsync(now.AddDays(-30), now, onlyRefunded: true, token).CountAsync(token);
        await api.RegisterWebhookAsync("https://ia.example.org/hooks?hmac=secret&ignorar=", token);
    }

    private static bool IsOfTheApi(JsonNode? exchange) =>
        !((string)exchange!["path"]!).StartsWith("/oauth", StringComparison.Ordinal);
}
