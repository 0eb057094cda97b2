using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>One choice of an answer while it is collected.</summary>
internal sealed class WholeChoice
{
    private int _thoughtsInBlocks;

    public StringBuilder Text { get; } = new();

    public StringBuilder Refusal { get; } = new();

    public StringBuilder Thoughts { get; } = new();

    public List<ThinkingBlock> Blocks { get; } = [];

    public SortedDictionary<int, WholeCall> Calls { get; } = [];

    public WholeCall? FirstCall
    {
        get
        {
            foreach (var call in Calls.Values)
            {
                return call;
            }
            return null;
        }
    }

    /// <summary>Each with the length of the text when it came.</summary>
    public List<(Citation Citation, int End)> Citations { get; } = [];

    public List<JsonElement> LogProbabilities { get; } = [];

    public StopReason Stop { get; set; } = StopReason.Done;

    public string? NativeStop { get; set; }

    /// <summary>Closes the thoughts since the last block with their signature.</summary>
    public void Sign(string signature)
    {
        var thoughts = Thoughts.ToString(_thoughtsInBlocks, Thoughts.Length - _thoughtsInBlocks);
        _thoughtsInBlocks = Thoughts.Length;
        Blocks.Add(new(thoughts, signature, IsSealed: false));
    }
}
