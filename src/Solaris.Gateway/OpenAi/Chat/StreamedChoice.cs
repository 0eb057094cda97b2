using System.Text;

namespace Solaris.OpenAi.Chat;

/// <summary>What must be remembered of a choice while it is streamed.</summary>
internal sealed class StreamedChoice(int index)
{
    public int Index => index;

    /// <summary>True once its first chunk, with the role, is out.</summary>
    public bool Begun { get; set; }

    public bool Ended { get; set; }

    /// <summary>Characters of text so far.</summary>
    public int TextLength { get; set; }

    /// <summary>The thoughts since the last signature: the block that carries one repeats them whole.</summary>
    public StringBuilder Thoughts { get; } = new();

    /// <summary>By the call's number.</summary>
    public SortedDictionary<int, CallForm> Calls { get; } = [];

    /// <summary>How its calls are written; null without any.</summary>
    public CallForm? Form
    {
        get
        {
            foreach (var form in Calls.Values)
            {
                return form;
            }
            return null;
        }
    }
}
