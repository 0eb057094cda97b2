namespace Solaris.EndToEnd;

/// <summary>Tests that keep the whole machine busy, or kill processes at exact moments: they run one by one, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "Alone";
}
