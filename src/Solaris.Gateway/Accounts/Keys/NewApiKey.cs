namespace Solaris.Accounts.Keys;

/// <summary>A key to issue: whose it is, and its terms.</summary>
internal sealed record NewApiKey
{
    /// <summary>How long a key lasts when nobody says.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(90);

    public required OrganisationId Organisation { get; init; }
    public UserId? User { get; init; }
    public TeamId? Team { get; init; }
    public string Kind { get; init; } = ApiKeyKind.Standard;
    public required KeyTerms Terms { get; init; }

    /// <summary>The refusal status that suits a kind: LibreChat shows the text of a 402 and replaces that of a 429.</summary>
    public static int DefaultQuotaStatus(string kind) => kind == ApiKeyKind.TrustedClient ? 402 : 429;
}
