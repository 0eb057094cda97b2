using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>Another name for one group, or for several as if they were one.</summary>
/// <param name="Hidden">True keeps it out of the list of models; it can be asked for all the same.</param>
internal sealed record ModelAlias(string Name, ImmutableArray<string> Targets, bool Hidden);
