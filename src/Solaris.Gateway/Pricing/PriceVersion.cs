namespace Solaris.Pricing;

/// <summary>A price that calls were charged at.</summary>
/// <param name="Label">What their rows carry: <c>provider/model@hash</c>, the hash being the content's.</param>
/// <param name="Content">The price as JSON.</param>
internal sealed record PriceVersion(string Label, string Provider, string Model, string Content);
