namespace Solaris.Payments;

/// <summary>A provider's answer, or why there is none.</summary>
/// <param name="Detail">For an administrator: the provider's own word, without secrets and people's data.</param>
internal readonly record struct ProviderAnswer<T>(T? Value, ProviderFailure Failure, string? Detail)
    where T : class
{
    public static implicit operator ProviderAnswer<T>(T value) => new(value, ProviderFailure.None, Detail: null);

    public static implicit operator ProviderAnswer<T>(ProviderFailure failure) =>
        new(Value: null, failure, Detail: null);
}
