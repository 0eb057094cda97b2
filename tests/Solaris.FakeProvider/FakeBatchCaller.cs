namespace Solaris.FakeProvider;

/// <summary>Where and as whom the lines of a batch are asked.</summary>
internal sealed record FakeBatchCaller(Uri Root, string Authorization);
