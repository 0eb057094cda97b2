using System.Globalization;
using Solaris.Fuzz;
using Solaris.Fuzz.Targets;

// fuzz TARGET MINUTES RECORDINGS CORPUS WORK: see scripts/fuzz.   reduce TARGET FILE: makes a find as short as it can be.
CoverageMap.Install();
if (args is not [var command, var name, ..] || Array.Find(FuzzTarget.All, one => one.Name == name) is not { } target)
{
    Console.Error.WriteLine($"Targets: {string.Join(", ", FuzzTarget.All.Select(one => one.Name))}");
    return 2;
}
switch (command, args[2..])
{
    case ("fuzz", [var minutes, var recordings, var corpus, var work]):
        Fuzz(
            target,
            TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)),
            recordings,
            corpus,
            work
        );
        return 0;
    case ("reduce", [var file]):
        Reduce(target, file);
        return 0;
    default:
        Console.Error.WriteLine("fuzz TARGET MINUTES RECORDINGS CORPUS WORK, or reduce TARGET FILE");
        return 2;
}

static void Fuzz(FuzzTarget target, TimeSpan time, string recordings, string corpus, string work)
{
    var file = Corpus.FileOf(corpus, target.Name);
    var kept = Corpus.Read(file);
    var recorded = RecordedCall.In(recordings).SelectMany(target.Seeds).ToList();
    using var run = new FuzzRun(target, Path.Combine(work, target.Name), Environment.TickCount);
    var smallest = run.Run(recorded, [.. kept.Select(one => one.Input)], time);
    var finds = kept.Where(one => one.Name.StartsWith("find-", StringComparison.Ordinal));
    var numbered = smallest.Select((input, index) => ($"{index:D4}", input));
    Corpus.Write(Corpus.FileOf(Path.Combine(work, target.Name), target.Name), finds.Concat(numbered));
}

static void Reduce(FuzzTarget target, string file)
{
    using var watchdog = new Watchdog(file + ".hang");
    var probe = new Probe(target, watchdog);
    var input = File.ReadAllBytes(file);
    if (probe.Run(input)?.Kind is { } kind)
    {
        File.WriteAllBytes(file, Reducer.Reduce(input, one => probe.Run(one)?.Kind == kind));
    }
}
