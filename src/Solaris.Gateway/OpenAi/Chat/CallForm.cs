using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>How a tool call is written.</summary>
/// <param name="IsCustom">True for a tool that takes free text.</param>
internal readonly record struct CallForm(bool IsCustom)
{
    /// <summary>True once it has arguments.</summary>
    public bool IsFilled { get; init; }

    /// <summary>True for the first form of functions, where the call stands alone in the message.</summary>
    public bool IsLegacy { get; init; }

    public string Type => IsCustom ? "custom" : "function";

    public string Field => IsCustom ? "input" : "arguments";

    public static CallForm Of(Prompt asked, string name)
    {
        foreach (var tool in asked.Tools)
        {
            if (tool.Name == name)
            {
                return new(tool.IsFreeForm) { IsLegacy = tool.IsLegacy };
            }
        }
        return default;
    }
}
