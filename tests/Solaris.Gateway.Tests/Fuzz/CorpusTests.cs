using Solaris.Fuzz.Targets;
using Solaris.Repository;

namespace Solaris.Fuzz;

/// <summary>What fuzzing found, and what it needed to get everywhere, passes for ever; see docs/fuzzing.md.</summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Path.Combine(Tree.Root, "tests/Solaris.Fuzz/Corpus");
    private static readonly string Recorded = Path.Combine(Tree.Root, "tests/Solaris.Gateway.Tests/Fixtures/providers");

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_kept_input_is_survived(string name)
    {
        var inputs = Corpus.Read(Corpus.FileOf(Folder, name));

        Assert.True(inputs.Count > 100, $"{inputs.Count} inputs");
        Assert.Empty(inputs.Select(one => Fault(name, one.Name, one.Input)).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_recorded_interaction_is_survived_by_every_parser(string name)
    {
        var target = Target(name);

        var seeds = RecordedCall.In(Recorded).SelectMany(target.Seeds);

        Assert.Empty(seeds.Select((seed, index) => Fault(name, $"seed {index}", seed)).OfType<string>());
    }

    private static string? Fault(string target, string input, byte[] bytes)
    {
        try
        {
            Target(target).Run(bytes);
            return null;
        }
        catch (Exception exception)
        {
            return $"{input}: {exception}";
        }
    }

    private static FuzzTarget Target(string name) => FuzzTarget.All.Single(target => target.Name == name);
}
