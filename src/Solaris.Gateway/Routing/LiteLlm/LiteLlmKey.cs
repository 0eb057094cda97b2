namespace Solaris.Routing.LiteLlm;

/// <summary>Keys of LiteLLM's file that share their fate.</summary>
/// <param name="Section">The mapping they are in; empty for the file's top.</param>
/// <param name="Names">Parted by spaces; one that ends in <c>*</c> stands for all that begin like it.</param>
/// <param name="Text">What the key does here, or the reason why it does nothing and what to do instead.</param>
internal sealed record LiteLlmKey(string Section, KeyUse Use, string Names, string Text)
{
    public IEnumerable<string> Each => Names.Split(' ');

    public bool Covers(string section, string key) =>
        section == Section
        && Each.Any(name => name.EndsWith('*') ? key.StartsWith(name[..^1], StringComparison.Ordinal) : name == key);
}
