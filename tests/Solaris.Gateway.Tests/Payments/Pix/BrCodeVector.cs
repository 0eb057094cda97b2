using System.Text.Json;
using Solaris.Repository;

namespace Solaris.Payments.Pix;

/// <summary>A BR Code and what it says. Third-party parsers read the same file in tests/sdk-node/test/payments.test.mjs.</summary>
public sealed record BrCodeVector(string Name, string Code, bool Valid, string? Key, long? Centavos, string? Txid)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>What our own writer is given to make this very code; null for codes of others.</summary>
    public BrCodeInput? Ours { get; init; }

    public static IReadOnlyList<BrCodeVector> All { get; } =
        JsonSerializer.Deserialize<List<BrCodeVector>>(
            Tree.Read("tests/Solaris.Gateway.Tests/Fixtures/payments/br-codes.json"),
            Web
        )!;
}

public sealed record BrCodeInput(string Key, long Centavos, string Merchant, string City, string Txid);
