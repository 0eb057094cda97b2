using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Solaris.Repository;

namespace Solaris.Docs;

public sealed class OpenApiDocumentTests : IAsyncDisposable
{
    private const string Stored = "docs/openapi.json";

    /// <summary>Set by scripts/openapi: write the document down instead of comparing it.</summary>
    private const string UpdateVariable = "SOLARIS_UPDATE_OPENAPI";

    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;
    private readonly WebApplicationFactory<ProductDescription> _gateway;

    public OpenApiDocumentTests() =>
        _gateway = new WebApplicationFactory<ProductDescription>().WithWebHostBuilder(host =>
            host.UseSetting("Storage:Folder", _folder)
        );

    [Fact]
    public async Task The_stored_document_is_the_one_the_gateway_serves()
    {
        var live = await GetAsync();
        var path = Path.Combine(Tree.Root, Stored);
        if (Environment.GetEnvironmentVariable(UpdateVariable) is not null)
        {
            await File.WriteAllTextAsync(path, live, TestContext.Current.CancellationToken);
        }

        var stored = File.Exists(path) ? Tree.Read(Stored) : "";

        Assert.True(stored == live, $"{Stored} is out of date: run scripts/openapi and commit it.");
    }

    [Fact]
    public async Task Numbers_are_numbers_and_every_operation_has_a_name()
    {
        using var document = JsonDocument.Parse(await GetAsync());

        Assert.DoesNotContain(
            Types(document.RootElement),
            types => types.Contains("string") && types.Contains("integer")
        );
        var unnamed =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where
                operation.Value.ValueKind == JsonValueKind.Object
                && !operation.Value.TryGetProperty("operationId", out _)
            select $"{operation.Name} {path.Name}";
        Assert.Empty(unnamed);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The factory does not wait for the program's own thread, which may still be closing its files.
        }
    }

    /// <summary>Every list of types in the document, such as <c>["null", "string"]</c>.</summary>
    private static IEnumerable<string[]> Types(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property =>
                    property.NameEquals("type") && property.Value.ValueKind == JsonValueKind.Array
                        ?
                        [
                            [.. property.Value.EnumerateArray().Select(type => type.GetString() ?? "")],
                        ]
                        : Types(property.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Types),
            _ => [],
        };

    private async Task<string> GetAsync()
    {
        using var client = _gateway.CreateClient();
        var text = await client.GetStringAsync(
            new Uri("/openapi.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return text.ReplaceLineEndings("\n") + "\n";
    }
}
