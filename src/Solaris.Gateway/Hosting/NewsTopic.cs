namespace Solaris.Hosting;

/// <summary>One kind of change that replicas tell each other of.</summary>
/// <param name="Name">The first word of its messages.</param>
/// <param name="Watch">Called once, with what is to be called with the subject of each change made here.</param>
/// <param name="Hear">Makes this process see a change of this subject; null when it may have missed any.</param>
internal sealed record NewsTopic(string Name, Action<Action<string>> Watch, Action<string?> Hear);
