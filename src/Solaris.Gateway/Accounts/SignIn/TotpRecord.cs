namespace Solaris.Accounts.SignIn;

/// <summary>A row of a person's second factor.</summary>
internal sealed record TotpRecord
{
    public byte[] Secret { get; init; } = [];
    public long? ConfirmedAt { get; init; }
    public long LastStep { get; init; }
}
