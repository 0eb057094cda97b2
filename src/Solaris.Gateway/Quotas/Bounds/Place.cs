namespace Solaris.Quotas.Bounds;

/// <summary>What a value in the body is to the model: decides what of it counts.</summary>
internal enum Place : byte
{
    /// <summary>The body itself: each field is something else.</summary>
    Body,

    /// <summary>Goes to the model as JSON text (tools, schemas), or is unknown to us and might.</summary>
    Json,

    /// <summary><c>messages</c>, <c>input</c> or <c>prompt</c>: messages, texts, or token ids.</summary>
    Messages,

    Message,

    /// <summary>A message's <c>content</c>: a text, or an array of parts.</summary>
    Content,

    Part,

    /// <summary>An image's address or data, or the object around it.</summary>
    Image,

    /// <summary>Audio data, or the object around it.</summary>
    Audio,

    /// <summary>A file's data, or the object around it.</summary>
    File,

    /// <summary>The id of a file that the provider stores: its size is unknown to us.</summary>
    FileReference,

    /// <summary>OpenAI's <c>detail</c> of an image.</summary>
    Detail,

    /// <summary>The <c>type</c> of a part.</summary>
    PartType,

    /// <summary>Anthropic's <c>source</c> of an image or a document.</summary>
    Source,

    /// <summary>A source's <c>type</c>: whether its data is base64 or text.</summary>
    SourceKind,

    /// <summary>A source's <c>media_type</c>.</summary>
    SourceMedia,
    SourceData,

    /// <summary>A source's address, or the id of a file that the provider stores.</summary>
    SourceReference,

    /// <summary>The tools, or Anthropic's <c>mcp_servers</c>.</summary>
    Tools,
    Tool,
    ToolType,

    /// <summary>How often the provider may use its own tool.</summary>
    ToolUses,

    /// <summary>Never reaches the model: sampling parameters, metadata, the type words of parts.</summary>
    Silent,
}
