using System.Text.Json;
using Solaris.Repository;

namespace Solaris.Payments.MercadoPago;

/// <summary>The official validator checks the same file in tests/sdk-node/test/payments.test.mjs.</summary>
public sealed class MercadoPagoSignatureTests
{
    private static readonly JsonElement Vectors = JsonDocument
        .Parse(Tree.Read("tests/Solaris.Gateway.Tests/Fixtures/payments/mercado-pago-signatures.json"))
        .RootElement;
    private static readonly string Secret = Vectors.GetProperty("secret").GetString()!;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(
        Vectors.GetProperty("now").GetInt64()
    );

    public static TheoryData<int> All => [.. Enumerable.Range(0, Vectors.GetProperty("vectors").GetArrayLength())];

    [Theory]
    [MemberData(nameof(All))]
    public void Both_cases_of_the_id_and_both_units_of_time_are_taken_and_nothing_else(int at)
    {
        var vector = Vectors.GetProperty("vectors")[at];

        var verdict = MercadoPagoSignature.Verify(
            vector.GetProperty("header").GetString(),
            vector.GetProperty("requestId").GetString(),
            vector.GetProperty("dataId").GetString(),
            Secret,
            Now
        );

        Assert.Equal(vector.GetProperty("verdict").GetString(), verdict.ToString());
    }

    [Theory]
    [InlineData(null, "Missing")]
    [InlineData(" ", "Missing")]
    [InlineData("ts=1795000000", "Malformed")]
    [InlineData("v1=00", "Malformed")]
    [InlineData("ts=1795000000,v1=zz", "Malformed")]
    [InlineData("ts=-1,v1=0000000000000000000000000000000000000000000000000000000000000000", "Malformed")]
    [InlineData("ts=99999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000", "Malformed")]
    [InlineData("ts=1795000000,v1=0000000000000000000000000000000000000000000000000000000000000000", "Wrong")]
    public void Other_headers_are_refused(string? header, string verdict) =>
        Assert.Equal(verdict, MercadoPagoSignature.Verify(header, "r", "1", Secret, Now).ToString());

    [Fact]
    public void An_empty_secret_verifies_nothing() =>
        Assert.Throws<ArgumentException>(() => MercadoPagoSignature.Verify("ts=1,v1=00", "r", "1", "", Now));
}
