using System.Text;
using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>The content block an answer is at.</summary>
internal sealed class OpenBlock(OpenBlockKind kind)
{
    /// <summary>A call's free text and the calls of the provider's own tools are kept whole until the block ends.</summary>
    private const int MostKept = 1024 * 1024;
    private StringBuilder? _kept;

    public OpenBlockKind Kind => kind;

    /// <summary>The number of a tool call among those of the answer.</summary>
    public int Call { get; init; }

    /// <summary>A foreign block as it began.</summary>
    public JsonElement Start { get; init; }

    /// <summary>True when some of its arguments came.</summary>
    public bool HasArguments { get; set; }

    /// <summary>Null when more came than is kept.</summary>
    public string? Kept =>
        _kept is null ? ""
        : _kept.Length <= MostKept ? _kept.ToString()
        : null;

    public void Keep(string piece)
    {
        _kept ??= new StringBuilder();
        if (_kept.Length <= MostKept)
        {
            _kept.Append(piece);
        }
    }
}
