using System.Collections.Immutable;
using Solaris.Calls;
using Solaris.Providers;

namespace Solaris.Anthropic;

/// <summary>A call whose input is to be counted.</summary>
/// <param name="Candidates">The deployments that might serve it, best first.</param>
internal sealed record CountedCall(ReadOnlyMemory<byte> Body, Envelope Envelope, ImmutableArray<Deployment> Candidates);
