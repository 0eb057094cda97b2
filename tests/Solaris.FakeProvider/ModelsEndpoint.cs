namespace Solaris.FakeProvider;

/// <summary><c>GET /v1/models</c>: a few names; any other name works as well.</summary>
internal static class ModelsEndpoint
{
    private static readonly string[] Names = ["fake-chat", "fake-chat-drain", "fake-embedding", "fake-reasoning"];

    public static void Map(IEndpointRouteBuilder routes, string root)
    {
        routes.MapGet(root + "/models", () => new { @object = "list", data = Names.Select(Entry) });
        routes.MapGet(root + "/models/{id}", (string id) => Entry(id));
    }

    private static object Entry(string id) =>
        new
        {
            id,
            @object = "model",
            created = AnswerClock.Created,
            owned_by = "fake",
        };
}
