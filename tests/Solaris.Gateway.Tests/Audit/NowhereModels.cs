namespace Solaris.Audit;

/// <summary>A file with one model, <c>local</c>, at a port of this machine where nobody listens.</summary>
internal sealed class NowhereModels : IDisposable
{
    public NowhereModels() =>
        File.WriteAllText(
            Path,
            "model_list: [{ model_name: local, litellm_params: { model: openai/local, api_base: 'http://127.0.0.1:1/v1', api_key: sk-none-1234567890 } }]"
        );

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
