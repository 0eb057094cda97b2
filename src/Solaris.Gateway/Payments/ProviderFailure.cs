namespace Solaris.Payments;

/// <summary>Why a provider gave no answer.</summary>
internal enum ProviderFailure
{
    None = 0,

    /// <summary>Out of reach, slow, or failing: the same again may work, and may have worked.</summary>
    Away,

    /// <summary>It knows no such thing.</summary>
    NotFound,

    /// <summary>It will not, and would not if asked again.</summary>
    Refused,
}
