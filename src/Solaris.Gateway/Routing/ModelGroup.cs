using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>
/// A model name and the deployments that serve it. A name with one <c>*</c> serves every name of that form; a <c>*</c> in a
/// member's upstream model then stands for what the name's matched.
/// </summary>
internal sealed record ModelGroup(string Name, ImmutableArray<GroupMember> Members);
