using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Solaris.Payments;

/// <summary>What a payment provider answered, whole.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body)
{
    public bool IsOk => (int)Status is >= 200 and < 300;

    /// <summary>Whether it may go better in a moment.</summary>
    public bool IsPassing => Status == HttpStatusCode.TooManyRequests || (int)Status >= 500;

    /// <exception cref="PaymentProviderException">The body is not of this type.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type)
                ?? throw new PaymentProviderException("The payment provider answered with nothing.");
        }
        catch (JsonException)
        {
            throw new PaymentProviderException("The payment provider's answer could not be read.") { Status = Status };
        }
    }
}
