namespace Solaris.Settings;

/// <summary>What members may do with keys of their own.</summary>
/// <param name="Allowed">Whether they may have any.</param>
/// <param name="Limit">Working keys a person may have at a time.</param>
/// <param name="Days">The longest a key may last.</param>
public sealed record KeyPolicy(bool Allowed, int Limit, int Days)
{
    internal static readonly KeyPolicy Default = new(Allowed: true, Limit: 5, Days: 90);
}
