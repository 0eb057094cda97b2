using Solaris.Providers;

namespace Solaris.Fuzz.Targets;

/// <summary>A group of parsers that get the same bytes. An exception out of it is a find.</summary>
internal abstract class FuzzTarget
{
    public static readonly FuzzTarget[] All =
    [
        new ParserTarget(),
        new MeterTarget(),
        new AnswerTarget(),
        new PromptTarget(),
    ];

    public abstract string Name { get; }

    public abstract void Run(in FuzzInput input);

    /// <summary>Inputs to begin with, made of a recorded interaction.</summary>
    public abstract IEnumerable<byte[]> Seeds(RecordedCall recording);

    public void Run(ReadOnlyMemory<byte> bytes)
    {
        if (FuzzInput.TryRead(bytes, out var input))
        {
            Run(input);
        }
    }

    public override string ToString() => Name;

    /// <summary>What no parser may do with bytes that anybody can send.</summary>
    protected static void Check(bool holds, string broken)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(broken);
        }
    }

    protected static Deployment Deployment(ProviderProfile provider, string model, bool drops = false) =>
        new()
        {
            Id = "fuzz#1",
            Provider = provider,
            BaseAddress = new Uri("http://127.0.0.1:1/v1"),
            UpstreamModel = model,
            DropUnsupported = drops,
        };

    protected static ProviderProfile Profile(string name) =>
        ProviderProfiles.Find(name) ?? throw new ArgumentException("No such provider.", nameof(name));
}
