using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Reads Anthropic's citations: of a document of the request (<c>char_location</c>, <c>page_location</c>, <c>content_block_location</c>), of a
/// page it searched (<c>web_search_result_location</c>), of a search result that the client gave (<c>search_result_location</c>).
/// Their places are in the source, not in the answer.
/// </summary>
internal static class Citations
{
    public static Citation Of(JsonElement citation) =>
        new(citation.Text("url") ?? citation.Text("source"), citation.Number("document_index"))
        {
            Title = citation.Text("title") ?? citation.Text("document_title"),
            Quote = citation.Text("cited_text"),
        };
}
