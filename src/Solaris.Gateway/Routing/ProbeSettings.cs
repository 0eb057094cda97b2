namespace Solaris.Routing;

/// <summary>Background health checks.</summary>
/// <param name="Steers">True lets a deployment that fails its check rest until the next.</param>
internal sealed record ProbeSettings(TimeSpan Interval, bool Steers);
